import { emptyFold, foldEvents } from '#libs/command-shell';
import type { EventStore, RecordedEvent } from '#libs/event-store';
import { orderAggregate } from '../../../src/orders/order-aggregate';
import type { FoldedOrder } from '../../../src/orders/order-aggregate';

const PAGE = 1_000;

/** The whole log, in order. */
export async function readLog(store: EventStore): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let after = 0n; ;) {
    const page = await store.readAll(after, PAGE);
    events.push(...page.events);
    if (page.end) return events;
    after = page.scannedTo;
  }
}

export interface LoggedOrder extends FoldedOrder {
  readonly events: readonly RecordedEvent[];
}

/** All orders of a log by their id. */
export function ordersOf(log: readonly RecordedEvent[]): Map<string, LoggedOrder> {
  const orders = new Map<string, LoggedOrder>();
  for (const event of log) {
    if (!event.stream.startsWith('order-')) continue;
    const id = event.stream.slice('order-'.length);
    const before = orders.get(id) ?? { ...emptyFold(event.stream, orderAggregate.decider.initial), events: [] };
    orders.set(id, { ...foldEvents(before, orderAggregate, [event]), events: [...before.events, event] });
  }
  return orders;
}
