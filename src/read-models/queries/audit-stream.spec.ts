import { deterministicId } from '#libs/command-shell';
import type { EventStore } from '#libs/event-store';
import { MemoryEventStore } from '#libs/event-store/memory';
import type { DataSource } from 'typeorm';
import { listAuditEvents } from '.';

const STREAM = 'webhook-1';
const LENGTH = 10_500;
const merchantId = 'shop';
const metadata = { commandId: 'c', correlationId: 'c', causationId: 'c', merchantId, schemaVersion: 1 };

async function longStream(): Promise<EventStore> {
  const store = new MemoryEventStore();
  for (let first = 0; first < LENGTH; first += 500) {
    const events = Array.from({ length: 500 }, (_, index) => ({
      id: deterministicId(String(first + index)),
      type: 'Tested',
      data: {},
      metadata: {
        ...metadata,
        actor: first + index === 3 ? 'key:eva' : 'key:bob',
        occurredAt: '2026-11-20T12:00:00Z',
      },
    }));
    await store.append(STREAM, first === 0 ? 'no_stream' : first - 1, events);
  }
  return store;
}

describe('the audit trail of one stream', () => {
  // The log alone is asked.
  const list = (store: EventStore, more: object) =>
    listAuditEvents({} as DataSource, store, { merchantId, stream: STREAM, limit: 2, ...more });

  it('is read from its end, however long it is, and found in all of it', async () => {
    const store = await longStream();
    const first = await list(store, {});
    expect(first.items.map(({ revision }) => revision)).toEqual([LENGTH - 1, LENGTH - 2]);
    const second = await list(store, { after: first.next });
    expect(second.items.map(({ revision }) => revision)).toEqual([LENGTH - 3, LENGTH - 4]);
    expect(await list(store, { actor: 'key:eva' })).toMatchObject({ items: [{ revision: 3 }], next: null });
    expect(await list(store, { after: '0' })).toEqual({ items: [], next: null });
    expect(await list(store, { merchantId: 'rival' })).toEqual({ items: [], next: null });
    expect(await list(store, { stream: 'webhook-2' })).toEqual({ items: [], next: null });
  });
});
