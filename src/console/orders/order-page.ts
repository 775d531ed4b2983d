import type { EventStore, RecordedEvent } from '#libs/event-store';
import type { Evidence } from '#libs/payments';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { Config } from '../../config';
import { OrderCommands } from '../../orders/order-commands';
import { presentEvent } from '../../orders/order-events/present-event';
import type { EventView } from '../../orders/order-events/order-event.view';
import { OrderPresenter } from '../../orders/view/order-presenter';
import { CONFIG, EVENT_STORE } from '../../persistence/tokens';
import { AuditEventRow } from '../../read-models/audit/audit-event.entity';
import { listApprovals } from '../../read-models/queries';
import { amountBar } from '../charts/amount-bar';
import type { Viewer } from '../session/viewer';
import type { PageData } from '../web/console-pages';
import type { RefusedForm } from '../web/refused-form';

const EVENTS_SHOWN = 300;
const OPEN = new Set(['requested', 'requires_action', 'announced', 'pending', 'unknown']);

export interface ProviderMessage {
  readonly evidence: Evidence;
  readonly event: EventView;
  /** The notification that said it, where it was one. */
  readonly notification?: string;
}

/** One order with all that belongs to it, read from its own events: as current as the log. */
@Injectable()
export class OrderPage {
  constructor(
    private readonly orders: OrderCommands,
    private readonly presenter: OrderPresenter,
    private readonly database: DataSource,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async data(orderId: string, viewer: Viewer, refused?: RefusedForm): Promise<PageData> {
    const { merchantId } = viewer;
    const folded = await this.orders.load(orderId, merchantId);
    const [order, { events }, approvals] = await Promise.all([
      this.presenter.present({ folded }),
      this.store.read(`order-${orderId}`, { limit: EVENTS_SHOWN }),
      listApprovals(this.database, { merchantId, orderId, limit: 20 }),
    ]);
    const timeline = events.map(presentEvent);
    return {
      title: `Order ${order.reference}`,
      order,
      bar: amountBar(order),
      timeline,
      isCut: events.length === EVENTS_SHOWN,
      postings: timeline.flatMap((event) => event.postings.map((posting) => ({ ...posting, event }))),
      messages: await this.messages(events, timeline),
      approvals: approvals.items.map(({ state }) => state),
      open: order.operations.filter(({ status, bank_order_id }) => OPEN.has(status) && bank_order_id === undefined),
      hasLimit: this.config.console.approvalLimit !== undefined,
      filled: refused,
    };
  }

  /** What providers and people told, with the stored notification behind it. */
  private async messages(events: readonly RecordedEvent[], timeline: readonly EventView[]): Promise<ProviderMessage[]> {
    const told = events.flatMap((event, index) => {
      const { evidence } = event.data as { evidence?: Evidence };
      return evidence ? [{ evidence, event: timeline[index]!, correlationId: event.metadata.correlationId }] : [];
    });
    const wanted = told.filter(({ evidence }) => evidence.source === 'notification').map((one) => one.correlationId);
    if (wanted.length === 0) return told;
    const rows = await this.database
      .getRepository(AuditEventRow)
      .findBy({ correlationId: In(wanted), type: 'NotificationReceived' });
    const streams = new Map(rows.map((row) => [row.correlationId, row.stream]));
    return told.map((one) => ({ ...one, notification: streams.get(one.correlationId) }));
  }
}
