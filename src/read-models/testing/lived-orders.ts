import { deterministicId } from '#libs/command-shell';
import type { EventStore, EventToAppend, Position } from '#libs/event-store';
import { orderDecider } from '#libs/payments';
import type { OrderEvent, OrderState } from '#libs/payments';
import { live, lives } from '#libs/payments/testing';
import * as fc from 'fast-check';

export interface LivedOrder {
  readonly orderId: string;
  readonly merchantId: string;
  readonly events: readonly OrderEvent[];
  readonly state: OrderState;
}

const FIRST = Date.parse('2026-03-01T12:00:00.000Z');

/** Random orders with all that can happen to one, the same for the same seed; divided among some merchants. */
export function livedOrders(count: number, merchants = 2, seed = 1): LivedOrder[] {
  return fc.sample(lives(12), { numRuns: count, seed }).map((life, index) => {
    const orderId = deterministicId('lived-order', String(seed), String(index));
    const merchantId = `merchant-${index % merchants}`;
    const order = { ...life.first.order, orderId, merchantId, reference: `INV-${index}`, customerId: `c-${index % 5}` };
    const lived = live({ ...life, first: { ...life.first, order } });
    const events = lived.flatMap((chapter) => chapter.events);
    return { orderId, merchantId, events, state: events.reduce(orderDecider.evolve, orderDecider.initial) };
  });
}

/** The same event as it goes into the log; a second of the ledger's time passes between two events of an order. */
export function toAppend(order: LivedOrder, event: OrderEvent, revision: number): EventToAppend {
  const id = deterministicId('lived-event', order.orderId, String(revision));
  const occurredAt = new Date(FIRST + revision * 1_000).toISOString();
  return {
    id,
    type: event.type,
    data: event.data,
    metadata: {
      commandId: id,
      correlationId: deterministicId('lived-correlation', order.orderId),
      causationId: id,
      actor: revision === 0 ? 'key:k-1' : 'provider:acme',
      merchantId: order.merchantId,
      schemaVersion: 1,
      occurredAt,
    },
  };
}

/** Appends the orders side by side, event by event, as a busy day would. */
export async function appendInterleaved(store: EventStore, orders: readonly LivedOrder[]): Promise<Position> {
  const longest = Math.max(0, ...orders.map(({ events }) => events.length));
  let position = 0n;
  for (let revision = 0; revision < longest; revision++) {
    for (const order of orders) {
      const event = order.events[revision];
      if (!event) continue;
      const expected = revision === 0 ? 'no_stream' : revision - 1;
      const result = await store.append(`order-${order.orderId}`, expected, [toAppend(order, event, revision)]);
      position = result.position;
    }
  }
  return position;
}
