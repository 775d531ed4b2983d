import { CommandShell } from '#libs/command-shell';
import type { EventStore, RecordedEvent } from '#libs/event-store';
import { orderStatus } from '#libs/payments';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { summarize } from '../audit/summary';
import { orderAggregate } from '../orders/order-aggregate';
import { EVENT_STORE } from '../persistence/tokens';
import { explainAccounts } from './order-accounts';
import { explainAmounts } from './order-amounts';
import { explainPayouts } from './order-payouts';
import type { OrderExplanation } from './order-explanation.view';
import { ProviderMessages } from './provider-messages';

/** It books what we asked for, beside a message that says something else: that is why it is one, and no false sum. */
const DOUBT = 'OutcomeUnknown';

/**
 * From the amounts of an order down to its postings, events, the messages of the provider, payouts and lines of the
 * bank. Nothing is taken on trust: every sum is added up again on the way, and each comparison says whether it held.
 */
@Injectable()
export class ExplainOrder {
  constructor(
    private readonly shell: CommandShell,
    private readonly database: DataSource,
    private readonly messages: ProviderMessages,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /**
   * @param seen waits until the books and the audit trail show a position
   * @returns undefined for no such order, also of another merchant where one is named
   */
  async explain(
    orderId: string,
    seen: (position: bigint) => Promise<void>,
    merchantId?: string,
  ): Promise<OrderExplanation | undefined> {
    const { state, revision, position } = await this.shell.load(orderAggregate, orderId);
    if (!state.order || (merchantId !== undefined && state.order.merchantId !== merchantId)) return undefined;
    await seen(position);
    const { events: read } = await this.store.read(`order-${orderId}`);
    const events = read.filter((event) => event.revision <= revision);
    const amounts = explainAmounts(state, events);
    const accounts = await explainAccounts(this.database, orderId, state, events);
    const payouts = await explainPayouts(this.store, orderId, events);
    const told = await this.told(orderId, events);
    const comparisons = [
      ...amounts,
      ...accounts,
      ...told.filter(({ type }) => type !== DOUBT).flatMap(({ message }) => (message?.amount ? [message.amount] : [])),
      ...payouts.flatMap(({ checks, bank_lines }) => [...checks, ...bank_lines]),
    ];
    return {
      order_id: orderId,
      reference: state.order.reference,
      status: orderStatus(state),
      revision,
      position: String(position),
      amounts,
      accounts,
      events: told,
      payouts,
      compared: comparisons.length,
      adds_up: comparisons.every(({ equal }) => equal),
    };
  }

  private async told(orderId: string, events: readonly RecordedEvent[]) {
    const received = await this.messages.behind(events);
    return Promise.all(
      events.map(async (event) => ({
        position: String(event.position),
        type: event.type,
        summary: summarize(event.type, event.data),
        occurred_at: event.metadata.occurredAt,
        message: await this.messages.of(event, orderId, events, received),
      })),
    );
  }
}
