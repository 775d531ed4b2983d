import type { Clock } from '#libs/clock';
import { deterministicId } from '#libs/command-shell';
import { ConcurrencyError } from '#libs/event-store';
import type { EventStore, EventToAppend } from '#libs/event-store';
import { toMoneyJson } from '#libs/money';
import type { Evidence } from '#libs/payments';
import type { MoneyTold, NotifiedFact, ProviderAdapter } from '#libs/providers';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, EVENT_STORE } from '../persistence/tokens';
import { UNASSIGNED_MERCHANT } from './notification-events';
import type { NotificationUnmatched } from './notification-events';
import { movementNews, newsOf } from './unmatched-money';
import type { News, Recorded } from './unmatched-money';

type Unmatched = NotificationUnmatched['data'];

/** The message that told of it; absent where nothing did, and the provider was asked. */
export interface Cause {
  readonly id: string;
  readonly metadata: { readonly correlationId: string };
}

interface Told {
  readonly fact: NotifiedFact;
  readonly evidence: Evidence;
  readonly reason: string;
}

/** About which number the provider was asked, and why. */
interface Asked {
  readonly reference: string;
  readonly code: string;
  readonly reason: string;
}

const NOTHING: MoneyTold = { kind: 'nothing' };

/** Whether a movement that a provider told by this name was put aside. */
export async function isPutAside(store: EventStore, provider: string, movement: string): Promise<boolean> {
  const { events } = await store.read(`unmatched-${deterministicId('unmatched', provider, movement)}`, { limit: 1 });
  return events.length > 0;
}

/** Puts aside what a provider tells of no order of ours, once each; the books place its money in suspense. */
@Injectable()
export class UnmatchedNotifications {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Error where there may be money and the provider could not be asked about it now */
  async record(cause: Cause | undefined, adapter: ProviderAdapter, told: Told): Promise<void> {
    const { name } = adapter;
    const { fact, evidence, reason } = told;
    const { reference, code } = fact;
    if (fact.kind === 'ask' && reference !== undefined) {
      const money = (await adapter.moneyUnder?.(reference)) ?? NOTHING;
      if (money.kind === 'unknown') throw new Error(`${name} could not be asked about ${reference}: ${money.reason}`);
      if (money.kind === 'told')
        return this.recordMoney(cause, name, money, { reference: money.reference ?? reference, code, reason });
    }
    if (fact.kind !== 'ask' && fact.movement !== undefined && reference !== undefined) {
      const news = (recorded: Recorded) => movementNews(recorded, fact, { provider: name, evidence });
      return this.recordNews(cause, { provider: name, reference, reason }, news);
    }
    const ids = fact.movement === undefined ? [evidence.id!] : [name, fact.movement];
    await this.recordOnce(cause, name, ids, { fact, evidence, reason });
  }

  private async recordOnce(cause: Cause | undefined, name: string, ids: readonly string[], told: Told): Promise<void> {
    const { fact, evidence } = told;
    const { kind, providerReference } = fact;
    // There is no order whose history could keep the provider's words.
    const remark = fact.kind === 'ask' && fact.remark !== undefined ? `: ${fact.remark}` : '';
    const reason = told.reason + remark;
    const amount = fact.kind !== 'ask' && { amount: toMoneyJson(fact.amount) };
    const data: Unmatched = { provider: name, kind, ...amount, providerReference, reason, evidence };
    const commandId = deterministicId('unmatched', ...ids);
    const event = this.event(cause, commandId, data);
    await this.store.append(`unmatched-${commandId}`, 'no_stream', [event]).catch((error: unknown) => {
      if (!(error instanceof ConcurrencyError)) throw error;
    });
  }

  /**
   * The message names no amount, so the provider is asked what came. What it tells and cannot be booked is kept once in
   * its words: to ask again would bring no other answer.
   */
  private async recordMoney(
    cause: Cause | undefined,
    name: string,
    money: Extract<MoneyTold, { kind: 'told' }>,
    { reference, code, reason }: Asked,
  ): Promise<void> {
    const about = { provider: name, reference };
    await this.recordNews(cause, { ...about, reason }, (recorded) => newsOf(recorded, money, { ...about, code }));
    const { unclear } = money;
    if (unclear === undefined) return;
    const fact = { kind: 'ask', providerReference: reference, code } as const;
    const evidence: Evidence = { source: 'query', id: [name, reference].join('/'), code };
    await this.recordOnce(cause, name, [name, reference, unclear], { fact, evidence, reason: `${reason}: ${unclear}` });
  }

  /**
   * One stream for each number keeps what of it is recorded: however many messages speak of it, its money counts once.
   */
  private async recordNews(
    cause: Cause | undefined,
    { provider, reference, reason }: { provider: string; reference: string; reason: string },
    newsIn: (recorded: Recorded) => readonly News[],
  ): Promise<void> {
    const stream = `unmatched-${deterministicId('unmatched', provider, reference)}`;
    const { events } = await this.store.read(stream);
    const news = newsIn(events.map(({ data }) => data as Unmatched)).map(({ name, data, doubt }) =>
      this.event(cause, deterministicId('unmatched', ...name), {
        ...data,
        reason: doubt === undefined ? reason : `${reason}; ${doubt}`,
      }),
    );
    // Another message may have been quicker: then this one is tried again, and finds it recorded.
    if (news.length > 0) await this.store.append(stream, events.length === 0 ? 'no_stream' : events.length - 1, news);
  }

  private event(cause: Cause | undefined, commandId: string, data: Unmatched): EventToAppend {
    return {
      id: deterministicId('NotificationUnmatched', commandId),
      type: 'NotificationUnmatched',
      data,
      metadata: {
        commandId,
        correlationId: cause?.metadata.correlationId ?? commandId,
        causationId: cause?.id ?? commandId,
        actor: 'process:notifications',
        merchantId: UNASSIGNED_MERCHANT,
        schemaVersion: 1,
        occurredAt: this.clock.now().toISOString(),
      },
    };
  }
}
