import type { Clock } from '#libs/clock';
import { deterministicId } from '#libs/command-shell';
import { ConcurrencyError } from '#libs/event-store';
import type { EventStore, EventToAppend, RecordedEvent } from '#libs/event-store';
import type { Money } from '#libs/money';
import { toMoneyJson } from '#libs/money';
import type { Evidence } from '#libs/payments';
import type { AskFact, NotifiedFact, ProviderAdapter } from '#libs/providers';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, EVENT_STORE } from '../persistence/tokens';
import { UNASSIGNED_MERCHANT } from './notification-events';
import type { NotificationUnmatched } from './notification-events';

type Unmatched = NotificationUnmatched['data'];

/** Puts aside what a provider tells of no order of ours, once each; the books place its money in suspense. */
@Injectable()
export class UnmatchedNotifications {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Error where there may be money and the provider could not be asked about it now */
  async record(
    cause: RecordedEvent,
    adapter: ProviderAdapter,
    told: { fact: NotifiedFact; evidence: Evidence; reason: string },
  ): Promise<void> {
    const { fact, evidence, reason } = told;
    if (fact.kind === 'ask' && (await this.recordMoney(cause, adapter, fact, reason))) return;
    const { kind, providerReference } = fact;
    const amount = fact.kind !== 'ask' && { amount: toMoneyJson(fact.amount) };
    const data: Unmatched = { provider: adapter.name, kind, ...amount, providerReference, reason, evidence };
    const commandId = deterministicId('unmatched', evidence.id!);
    const event = this.event(cause, commandId, data);
    await this.store.append(`unmatched-${commandId}`, 'no_stream', [event]).catch((error: unknown) => {
      if (!(error instanceof ConcurrencyError)) throw error;
    });
  }

  /**
   * The message names no amount, so the provider is asked what came. It tells sums, and one stream for each number
   * keeps what of them is recorded: however many messages speak of the number, its money counts once.
   * @returns whether there is money behind it
   */
  private async recordMoney(
    cause: RecordedEvent,
    adapter: ProviderAdapter,
    { reference, code }: AskFact,
    reason: string,
  ): Promise<boolean> {
    const { name } = adapter;
    const told = reference === undefined ? undefined : await adapter.moneyUnder?.(reference);
    if (reference === undefined || told === undefined) return false;
    if (told.kind === 'unknown') throw new Error(`${name} could not be asked about ${reference}: ${told.reason}`);
    if (told.kind === 'nothing') return false;
    const stream = `unmatched-${deterministicId('unmatched', name, reference)}`;
    const { events } = await this.store.read(stream);
    const recorded = events.map(({ data }) => data as Unmatched);
    const more = (kind: 'received' | 'refunded', sum: Money | undefined): EventToAppend[] => {
      const minor = sum && sum.minor - recordedOf(recorded, kind, sum.currency);
      if (!minor || minor <= 0n) return [];
      const id = [name, reference, kind, `${sum.minor} ${sum.currency}`].join('/');
      const data = {
        provider: name,
        kind,
        amount: toMoneyJson({ ...sum, minor }),
        providerReference: reference,
        reason,
      };
      const evidence: Evidence = { source: 'query', id, code };
      return [this.event(cause, deterministicId('unmatched', id), { ...data, evidence })];
    };
    const news = [...more('received', told.received), ...more('refunded', told.refunded)];
    // Another message may have been quicker: then this one is tried again, and finds it recorded.
    if (news.length > 0) await this.store.append(stream, events.length === 0 ? 'no_stream' : events.length - 1, news);
    return true;
  }

  private event(cause: RecordedEvent, commandId: string, data: Unmatched): EventToAppend {
    return {
      id: deterministicId('NotificationUnmatched', commandId),
      type: 'NotificationUnmatched',
      data,
      metadata: {
        commandId,
        correlationId: cause.metadata.correlationId,
        causationId: cause.id,
        actor: 'process:notifications',
        merchantId: UNASSIGNED_MERCHANT,
        schemaVersion: 1,
        occurredAt: this.clock.now().toISOString(),
      },
    };
  }
}

const recordedOf = (recorded: readonly Unmatched[], kind: string, currency: string): bigint =>
  recorded.reduce(
    (sum, one) => (one.kind === kind && one.amount?.currency === currency ? sum + BigInt(one.amount.minor) : sum),
    0n,
  );
