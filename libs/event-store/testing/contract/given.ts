import { randomUUID } from 'node:crypto';
import type { AppendResult, EventMetadata, EventStore, EventToAppend, ExpectedRevision } from '../..';

const metadata = (): EventMetadata => ({
  commandId: randomUUID(),
  correlationId: randomUUID(),
  causationId: randomUUID(),
  actor: 'process:contract',
  merchantId: 'merchant-1',
  schemaVersion: 1,
  occurredAt: '2026-11-20T12:00:00.000Z',
});

export const anEvent = (over: Partial<EventToAppend> = {}): EventToAppend => ({
  id: randomUUID(),
  type: 'SomethingHappened',
  data: { amount: { minor: '10000', currency: 'EUR' } },
  metadata: metadata(),
  ...over,
});

export const someEvents = (count: number, over: Partial<EventToAppend> = {}): EventToAppend[] =>
  Array.from({ length: count }, () => anEvent(over));

/** A stream that no other test uses, also when the log outlives the run. */
export const aStream = (category = 'contract'): string => `${category}-${randomUUID()}`;

/** A category that no other test uses, so that a filter finds this test's events only. */
export const aCategory = (): string => `c${randomUUID().replaceAll('-', '')}`;

/** Appends one event to each of so many new streams of a category, one after the other. */
export async function fill(
  store: EventStore,
  category: string,
  count: number,
  over: Partial<EventToAppend> = {},
): Promise<AppendResult[]> {
  const results: AppendResult[] = [];
  for (let index = 0; index < count; index += 1) {
    results.push(await store.append(`${category}-${index}`, 'no_stream', [anEvent(over)]));
  }
  return results;
}

/** The revision to expect before the n-th event, counted from 0. */
export const before = (revision: number): ExpectedRevision => (revision === 0 ? 'no_stream' : revision - 1);
