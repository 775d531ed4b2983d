import type { Clock } from '#libs/clock';
import { deterministicId } from '#libs/command-shell';
import { ConcurrencyError } from '#libs/event-store';
import type { EventStore, EventToAppend } from '#libs/event-store';
import type { Money } from '#libs/money';
import { toMoneyJson } from '#libs/money';
import type { Evidence } from '#libs/payments';
import type { MoneyTold, NotifiedFact, ProviderAdapter } from '#libs/providers';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, EVENT_STORE } from '../persistence/tokens';
import { UNASSIGNED_MERCHANT } from './notification-events';
import type { NotificationUnmatched } from './notification-events';

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
    if (fact.kind === 'ask' && fact.reference !== undefined) {
      const { reference, code } = fact;
      const money = (await adapter.moneyUnder?.(reference)) ?? NOTHING;
      if (money.kind === 'unknown') throw new Error(`${name} could not be asked about ${reference}: ${money.reason}`);
      if (money.kind === 'told')
        return this.recordMoney(cause, name, money, { reference: money.reference ?? reference, code, reason });
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
   * The message names no amount, so the provider is asked what came. It tells sums, and one stream for each number
   * keeps what of them is recorded: however many messages speak of the number, its money counts once. What it tells and
   * cannot be booked is kept once in its words: to ask again would bring no other answer.
   */
  private async recordMoney(
    cause: Cause | undefined,
    name: string,
    { received, refunded, beside = [], unclear }: Extract<MoneyTold, { kind: 'told' }>,
    { reference, code, reason }: Asked,
  ): Promise<void> {
    const stream = `unmatched-${deterministicId('unmatched', name, reference)}`;
    const { events } = await this.store.read(stream);
    const recorded = events.map(({ data }) => data as Unmatched);
    const more = (kind: 'received' | 'refunded', sum: Money): EventToAppend[] => {
      const minor = sum.minor - recordedOf(recorded, kind, sum.currency);
      if (minor <= 0n) return [];
      const id = [name, reference, kind, `${sum.minor} ${sum.currency}`].join('/');
      const amount = toMoneyJson({ ...sum, minor });
      const evidence: Evidence = { source: 'query', id, code };
      const data = { provider: name, kind, amount, providerReference: reference, reason, evidence };
      return [this.event(cause, deterministicId('unmatched', id), data)];
    };
    const news = [
      ...sumsOf(received).flatMap((sum) => more('received', sum)),
      ...sumsOf(refunded).flatMap((sum) => more('refunded', sum)),
    ];
    // Another message may have been quicker: then this one is tried again, and finds it recorded.
    if (news.length > 0) await this.store.append(stream, events.length === 0 ? 'no_stream' : events.length - 1, news);
    for (const fact of beside) {
      const { upTo } = fact;
      // A sum without a list has told it before.
      if (upTo && upTo.minor <= recordedOf(recorded, 'received', upTo.currency)) continue;
      const evidence: Evidence = { source: 'query', id: fact.movement, code: fact.code };
      await this.recordOnce(cause, name, [name, fact.movement!], { fact, evidence, reason });
    }
    if (unclear === undefined) return;
    const fact = { kind: 'ask', providerReference: reference, code } as const;
    const evidence: Evidence = { source: 'query', id: [name, reference].join('/'), code };
    await this.recordOnce(cause, name, [name, reference, unclear], { fact, evidence, reason: `${reason}: ${unclear}` });
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

/** One for each unit. */
const sumsOf = (amounts: readonly Money[]): Money[] =>
  [...new Set(amounts.map(({ currency }) => currency))].map((currency) => ({
    currency,
    minor: amounts.reduce((sum, each) => (each.currency === currency ? sum + each.minor : sum), 0n),
  }));

const recordedOf = (recorded: readonly Unmatched[], kind: string, currency: string): bigint =>
  recorded.reduce(
    (sum, one) => (one.kind === kind && one.amount?.currency === currency ? sum + BigInt(one.amount.minor) : sum),
    0n,
  );
