import { MemoryEventStore } from '#libs/event-store/memory';
import type { RecordedEvent } from '#libs/event-store';
import { deterministicId } from '#libs/command-shell';
import { OrderLinks } from './order-links';

const LINK = { agreementId: 'agreement-1', purpose: 'charge', period: 3 } as const;

describe('which orders are an agreement’s', () => {
  const store = new MemoryEventStore();
  const read = jest.spyOn(store, 'read');
  beforeEach(() => read.mockClear());

  async function created(name: string, data: object): Promise<RecordedEvent> {
    const id = deterministicId('order-links', name);
    const ids = { commandId: id, correlationId: id, causationId: id, actor: 'x', merchantId: 'shop' };
    const metadata = { ...ids, schemaVersion: 1, occurredAt: '2026-01-31T08:00:00.000Z' };
    await store.append(`order-${id}`, 'no_stream', [{ id, type: 'OrderCreated', data, metadata }]);
    const { events } = await store.read(`order-${id}`, { limit: 1 });
    read.mockClear();
    return events[0]!;
  }

  it('is known without a look once the order was seen to be opened', async () => {
    const links = new OrderLinks(store);
    const [own, other] = [await created('own', { agreement: LINK }), await created('other', {})];
    links.note(own);
    links.note(other);
    expect([await links.of(own.stream), await links.of(other.stream)]).toEqual([LINK, undefined]);
    expect(read).not.toHaveBeenCalled();
  });

  it('is read once of an order that was opened before', async () => {
    const links = new OrderLinks(store);
    const [own, other] = [await created('old', { agreement: LINK }), await created('old other', {})];
    for (let n = 0; n < 3; n++) {
      expect([await links.of(own.stream), await links.of(other.stream)]).toEqual([LINK, undefined]);
    }
    expect(read).toHaveBeenCalledTimes(2);
  });
});
