import { deterministicId } from '#libs/command-shell';
import { orderStatus } from '#libs/payments';
import type { CardRegistered } from '#libs/payments';
import { listAuditEvents, listCards, listJournal, listOrders } from '..';
import type { Page } from '..';
import { appendInterleaved, livedOrders } from '../testing/lived-orders';
import type { LivedOrder } from '../testing/lived-orders';
import { ReadModelHarness } from '../testing/read-model-harness';

const merchantId = 'merchant-0';

describe('queries', () => {
  let harness: ReadModelHarness;
  let orders: LivedOrder[];
  let own: LivedOrder[];
  beforeAll(async () => {
    harness = await ReadModelHarness.create();
    orders = livedOrders(60, 2, 7);
    own = orders.filter((order) => order.merchantId === merchantId);
    await appendInterleaved(harness.store, orders);
    const position = await registerCards(harness);
    harness.start();
    await harness.caughtUp(position);
  });
  afterAll(() => harness.close());

  /** All pages of a list, three rows at a time. */
  async function all<Item>(list: (after?: string) => Promise<Page<Item>>): Promise<Item[]> {
    const items: Item[] = [];
    for (let page = await list(); ; page = await list(page.next)) {
      items.push(...page.items);
      expect(page.items.length).toBeLessThanOrEqual(3);
      if (page.next === null) return items;
    }
  }

  it('list the orders of one merchant, newest first, each once over all pages', async () => {
    const found = await all((after) => listOrders(harness.dataSource, { merchantId, limit: 3, after }));
    expect(found.map(({ stream }) => stream)).toEqual(own.map(({ orderId }) => `order-${orderId}`).toReversed());
    expect(found[0]!.state).toEqual(own.at(-1)!.state);
  });

  it('list orders by reference, status, provider and customer', async () => {
    const list = (filter: object) =>
      all((after) => listOrders(harness.dataSource, { merchantId, limit: 3, after, ...filter }));
    const [one] = own;
    expect(await list({ reference: one!.state.order!.reference })).toHaveLength(1);
    const status = orderStatus(one!.state);
    expect(await list({ status })).toHaveLength(own.filter(({ state }) => orderStatus(state) === status).length);
    expect(await list({ provider: 'acme', customerId: 'c-0' })).not.toHaveLength(0);
    expect(await list({ provider: 'nobody' })).toHaveLength(0);
    const now = new Date('2026-03-01T12:00:00.000Z');
    expect(await list({ createdFrom: now })).toHaveLength(own.length);
    expect(await list({ createdTo: now })).toHaveLength(0);
  });

  it('list the cards of a customer', async () => {
    const found = await all((after) =>
      listCards(harness.dataSource, { merchantId, customerId: 'c-1', limit: 3, after }),
    );
    expect(found.map(({ state }) => state.removed)).toEqual([false, true]);
    expect(await listCards(harness.dataSource, { merchantId: 'merchant-1', limit: 3 })).toMatchObject({ items: [] });
  });

  it('give the postings of an order, and of an account within it', async () => {
    const all100 = await listJournal(harness.dataSource, { merchantId, limit: 100 });
    const { legs } = all100.items[0]!;
    const orderId = all100.items[0]!.orderId!;
    const ofOrder = await listJournal(harness.dataSource, { merchantId, orderId, limit: 100 });
    expect(ofOrder.items.every((entry) => entry.orderId === orderId)).toBe(true);
    const { account } = legs[0]!;
    const ofBoth = await listJournal(harness.dataSource, { merchantId, orderId, account, limit: 100 });
    expect(ofBoth.items).toEqual(ofOrder.items.filter((entry) => entry.legs.some((leg) => leg.account === account)));
    expect(await listJournal(harness.dataSource, { merchantId: 'merchant-1', orderId, limit: 9 })).toMatchObject({
      items: [],
    });
  });

  it('find events by type, actor, correlation, stream and time, and show them from the log', async () => {
    const { dataSource, store } = harness;
    const list = (filter: object) =>
      all((after) => listAuditEvents(dataSource, store, { merchantId, limit: 3, after, ...filter }));
    expect(await list({ type: 'OrderCreated' })).toHaveLength(own.length);
    const [one] = own;
    const stream = `order-${one!.orderId}`;
    const revisions = one!.events.map((_, revision) => revision).toReversed();
    const correlationId = deterministicId('lived-correlation', one!.orderId);
    expect((await list({ correlationId })).map(({ revision }) => revision)).toEqual(revisions);
    const ofStream = await list({ stream });
    expect(ofStream.map(({ revision }) => revision)).toEqual(revisions);
    expect(ofStream.at(-1)).toMatchObject({ type: 'OrderCreated', data: { orderId: one!.orderId } });
    expect(await list({ stream, actor: 'key:k-1' })).toHaveLength(1);
    expect(await list({ actor: 'key:k-1', to: new Date('2026-03-01T12:00:00.000Z') })).toHaveLength(0);
    expect(await listAuditEvents(dataSource, store, { merchantId: 'merchant-1', stream, limit: 9 })).toMatchObject({
      items: [],
    });
  });

  it('refuse to show an event that is not where the index says', async () => {
    const { dataSource, store, pool } = harness;
    await pool.query(`UPDATE rm.audit_event SET position = position + 1000000 WHERE type = 'CardRemoved'`);
    await expect(listAuditEvents(dataSource, store, { merchantId, type: 'CardRemoved', limit: 3 })).rejects.toThrow(
      'does not stand at position',
    );
  });
});

async function registerCards({ store }: ReadModelHarness): Promise<bigint> {
  let position = 0n;
  for (const [index, removed] of [true, false].entries()) {
    const cardId = deterministicId('card', String(index));
    const data: CardRegistered['data'] = {
      cardId,
      merchantId,
      customerId: 'c-1',
      provider: 'acme',
      usage: 'customer',
      token: { subject: 's', keyId: 'k', box: 'b' },
      card: { mask: '1111' },
      orderId: deterministicId('order'),
      registeredAt: '2026-03-01T12:00:00.000Z',
    };
    const event = (type: string, content: unknown, revision: number) => {
      const id = deterministicId(cardId, type);
      return {
        id,
        type,
        data: content,
        metadata: {
          commandId: id,
          correlationId: id,
          causationId: id,
          actor: 'process:cards',
          merchantId,
          schemaVersion: 1,
          occurredAt: new Date(Date.parse(data.registeredAt) + index * 1_000 + revision).toISOString(),
        },
      };
    };
    const events = [event('CardRegistered', data, 0)];
    if (removed) events.push(event('CardRemoved', { reason: 'asked', removedAt: data.registeredAt }, 1));
    position = (await store.append(`card-${cardId}`, 'no_stream', events)).position;
  }
  return position;
}
