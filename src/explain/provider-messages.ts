import type { EventStore, RecordedEvent } from '#libs/event-store';
import { formatAmount, fromMoneyJson } from '#libs/money';
import type { MoneyJson } from '#libs/money';
import { parseOperationReference } from '#libs/payments';
import type { Evidence, Receipt } from '#libs/payments';
import { Sealer } from '#libs/sealing';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { NotificationReceived } from '../notifications/notification-events';
import { openDetails, openNotification } from '../notifications/open-notification';
import { evidenceOf, notificationIdOf, notificationsBehind } from '../notifications/stored-notifications';
import { EVENT_STORE } from '../persistence/tokens';
import { Providers } from '../providers/providers';
import { compare } from './sums';
import type { Comparison } from './sums';

/** Where an event of an order is known from. A notification is opened and read again; an answer was not kept. */
export interface ProviderMessage {
  readonly source: Evidence['source'];
  readonly id: string | null;
  readonly code: string | null;
  readonly provider: string | null;
  /** The stream of the stored notification; null for another source, or where it is not found. */
  readonly stream: string | null;
  readonly received_at: string | null;
  /** The issuer's number of a card payment; null where it names none, and who paid is told elsewhere. */
  readonly auth_number: string | null;
  readonly note: string | null;
  /** Its amount beside the event's, and whether it names this order; null where it tells none. */
  readonly amount: Comparison | null;
}

@Injectable()
export class ProviderMessages {
  constructor(
    private readonly database: DataSource,
    private readonly sealer: Sealer,
    private readonly providers: Providers,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** The stored notifications that caused some of these events, by the ids of their own events. */
  async behind(events: readonly RecordedEvent[]): Promise<ReadonlyMap<string, RecordedEvent>> {
    return notificationsBehind(events, { database: this.database, store: this.store });
  }

  /**
   * Null for an event that is a decision of ours and rests on nobody's word.
   * @param events all of the order
   */
  async of(
    event: RecordedEvent,
    orderId: string,
    events: readonly RecordedEvent[],
    received: ReadonlyMap<string, RecordedEvent>,
  ): Promise<ProviderMessage | null> {
    const evidence = evidenceOf(event.data);
    if (!evidence) return null;
    const { source, id = null, code = null } = evidence;
    const { provider = null } = event.data as { provider?: string };
    const known = { source, id, code, provider };
    const nothing = { stream: null, received_at: null, auth_number: null, amount: null };
    if (source !== 'notification') return { ...known, ...nothing, note: NOTES[source] };
    const eventId = notificationIdOf(evidence);
    const index = id?.split('/')[1] ?? '0';
    const notification = eventId === undefined ? undefined : received.get(eventId);
    if (!notification) return { ...known, ...nothing, note: 'the stored message is not found' };
    const { receivedAt } = notification.data as NotificationReceived['data'];
    const { authNumber = null } = (await openDetails(notification, this.sealer, this.providers)) ?? {};
    const place = { ...known, stream: notification.stream, received_at: receivedAt, auth_number: authNumber };
    const amount = toldBy(event, events);
    return { ...place, ...(await this.reread(notification, Number.parseInt(index, 10), amount, orderId)) };
  }

  private async reread(notification: RecordedEvent, index: number, amount: MoneyJson | undefined, orderId: string) {
    const { provider } = notification.data as NotificationReceived['data'];
    if (!this.providers.find(provider)) {
      return { amount: null, note: `it is stored; ${provider} has to be configured here to read it again` };
    }
    const facts = await openNotification(notification, this.sealer, this.providers);
    if (!facts) return { amount: null, note: 'its retention is over: it can no longer be opened' };
    const fact = facts[index];
    if (!fact || fact.kind === 'ask' || !('amount' in fact) || !fact.amount || !amount) {
      return { amount: null, note: 'it tells no amount' };
    }
    const named = fact.reference === undefined ? undefined : parseOperationReference(fact.reference);
    const same = compare('amount', BigInt(amount.minor), fact.amount.minor, amount.currency);
    const equal = same.equal && fact.amount.currency === amount.currency && named?.orderId === orderId;
    const added = formatAmount(fact.amount);
    const told = formatAmount(fromMoneyJson(amount));
    return { amount: { ...same, told, added, equal }, note: equal ? null : 'it speaks of something else' };
  }
}

const NOTES: Readonly<Record<Exclude<Evidence['source'], 'notification'>, string>> = {
  answer: 'answered to our call',
  query: 'answered when we asked',
  statement: 'read from a statement',
  person: 'stated by a person',
  clock: 'by the clock',
  bank_order: 'told by the bank order that pays it',
};

/**
 * What the event holds of the sum that a message named: where a payer sent another than was due, its amount is the due
 * one, and what came stands in the receipt, which one event of the same message or of the same payment keeps.
 */
function toldBy({ type, data }: RecordedEvent, events: readonly RecordedEvent[]): MoneyJson | undefined {
  const { amount, operationId, evidence } = data as Told;
  const receipt = events
    .map((event) => event.data as Told)
    .filter((told) => told.receipt !== undefined && told.operationId === operationId)
    .find((told) => told.evidence?.id === evidence?.id || type === 'PaymentIdentified')?.receipt;
  return receipt?.received.currency === amount?.currency ? receipt?.received : amount;
}

interface Told {
  readonly amount?: MoneyJson;
  readonly operationId?: number;
  readonly receipt?: Receipt;
  readonly evidence?: Evidence;
}
