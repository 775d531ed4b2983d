import { deterministicId } from '#libs/command-shell';
import type { EventStore, EventToAppend, Position } from '#libs/event-store';
import { orderDecider } from '#libs/payments';
import type { OrderCommand, OrderEvent } from '#libs/payments';
import { NOON, capture, create, ok, outcome } from '#libs/payments/testing';

/** A card payment as most are: created, authorised, captured. */
const LIFE: readonly OrderCommand[] = [create(), outcome(1, ok(10_000)), capture(), outcome(2, ok(10_000))];
const SIDE_BY_SIDE = 256;
const MERCHANTS = 10;

/** What each command appends. */
const chapters: readonly (readonly OrderEvent[])[] = (() => {
  let state = orderDecider.initial;
  return LIFE.map((command) => {
    const decision = orderDecider.decide(state, command, { now: NOON });
    if (!('accept' in decision)) throw new Error(`${command.type} was refused`);
    for (const event of decision.accept) state = orderDecider.evolve(state, event);
    return decision.accept;
  });
})();

export const EVENTS_PER_ORDER = chapters.flat().length;

/**
 * Fills a log with payments that happen side by side, as many at a time as a busy shop has: of one merchant, or of
 * several where none is named.
 */
export async function fillWithOrders(store: EventStore, orders: number, merchantId?: string): Promise<void> {
  let next = 0;
  const shopper = async (): Promise<void> => {
    while (next < orders) {
      const append = payment(store, `filled-${next++}`, merchantId);
      for (let chapter = 0; chapter < chapters.length; chapter++) await append();
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, shopper));
}

/** Appends the next chapter of one payment or another with each call; answers where it stands in the log. */
export function payments(store: EventStore): { append(): Promise<Position> } {
  const idle: (() => Promise<Position>)[] = [];
  let begun = 0;
  return {
    append: async () => {
      const next = idle.shift() ?? payment(store, `lived-${begun++}`);
      const position = await next();
      idle.push(next);
      return position;
    },
  };
}

/** Each call appends one more chapter; behind the last one another payment begins. */
function payment(store: EventStore, name: string, merchantId?: string): () => Promise<Position> {
  let told = 0;
  let revision = -1;
  return async () => {
    const chapter = told % chapters.length;
    const orderId = deterministicId('bench-order', name, String(Math.floor(told / chapters.length)));
    if (chapter === 0) revision = -1;
    told += 1;
    const expected = revision < 0 ? 'no_stream' : revision;
    const events = chapters[chapter]!.map((event) => toAppend(event, orderId, ++revision, merchantId));
    return (await store.append(`order-${orderId}`, expected, events)).position;
  };
}

function toAppend(event: OrderEvent, orderId: string, revision: number, merchant?: string): EventToAppend {
  const id = deterministicId('bench-event', orderId, String(revision));
  const number = Number.parseInt(orderId.slice(0, 6), 16);
  const merchantId = merchant ?? `merchant-${number % MERCHANTS}`;
  const own = { orderId, merchantId, reference: `INV-${number}`, customerId: `c-${number % 1_000}` };
  return {
    id,
    type: event.type,
    data: event.type === 'OrderCreated' ? { ...event.data, ...own } : event.data,
    metadata: {
      commandId: id,
      correlationId: deterministicId('bench-correlation', orderId),
      causationId: id,
      actor: revision === 0 ? 'key:k-1' : 'provider:acme',
      merchantId,
      schemaVersion: 1,
      occurredAt: new Date(NOON.getTime() + number).toISOString(),
    },
  };
}
