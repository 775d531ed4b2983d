import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { Shop, eur } from './support/shop';

type Row = Answer['body'];

const RECEIVABLE = 'psp:trustpay-eu:EUR:receivable';

describe('lists', () => {
  let app: TestApplication;
  let api: ApiClient;
  let shop: Shop;
  const orders: Row[] = [];
  let refunded: Row;

  beforeAll(async () => {
    app = await startTestApplication();
    api = new ApiClient(app.url, await app.key('admin'));
    shop = new Shop(app, api);
    for (let i = 0; i < 4; i++) {
      orders.push(await shop.paid({ reference: `PAID-${i}`, save_card: true, customer: { id: `cust-${i % 2}` } }));
    }
    for (let i = 0; i < 3; i++) orders.push(await shop.create({ reference: `OPEN-${i}`, customer: { id: 'cust-9' } }));
    orders.push(await shop.paid({ reference: 'HELD', capture: 'manual' }, 'authorized'));
    refunded = orders[0]!;
    await api.post(`/v1/orders/${refunded.id}/refunds`, { amount: eur('30.00'), reason: 'returned' });
    await shop.settled();
  });
  afterAll(() => app.stop());

  /** All rows of a list, page by page. `between` runs after each page. */
  async function walk(
    path: string,
    limit: number,
    between: () => Promise<unknown> = async () => undefined,
  ): Promise<Row[]> {
    const rows: Row[] = [];
    let cursor: string | null = null;
    do {
      const separator = path.includes('?') ? '&' : '?';
      const page = await api.get(`${path}${separator}limit=${limit}${cursor === null ? '' : `&cursor=${cursor}`}`);
      expect(page.status).toBe(200);
      expect(page.body.data.length).toBeLessThanOrEqual(limit);
      rows.push(...page.body.data);
      cursor = page.body.next_cursor;
      if (cursor !== null) await between();
    } while (cursor !== null);
    return rows;
  }
  const idsOf = (rows: readonly Row[]): string[] => rows.map(({ id }) => id as string);

  it.each([
    ['/v1/orders', () => 8],
    ['/v1/orders?status=requires_action', () => 3],
    ['/v1/cards', () => 4],
    ['/v1/journal', undefined],
    ['/v1/audit/events', undefined],
    ['/v1/audit/events?type=Captured', () => 4],
    ['/v1/orders/:order/events', undefined],
  ])('walk %s once in pages of any size, each row once', async (path, count) => {
    const whole = path.replace(':order', refunded.id as string);
    const all = idsOf(await walk(whole, 100));
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(2);
    if (count) expect(all).toHaveLength(count());
    for (const limit of [1, 2, 3, all.length, all.length + 1]) expect(idsOf(await walk(whole, limit))).toEqual(all);
  });

  it('end with null, and default to pages of 25', async () => {
    const page = await api.get('/v1/audit/events');
    expect(page.body.data).toHaveLength(25);
    expect(page.body.next_cursor).toEqual(expect.any(String));
    expect((await api.get('/v1/cards?customer_id=nobody')).body).toEqual({ data: [], next_cursor: null });
  });

  it('show orders, cards and postings with the newest first, and an order’s events from its beginning', async () => {
    const created = (await walk('/v1/orders', 3)).map(({ created_at: at }) => at as string);
    expect(created).toEqual([...created].sort().reverse());
    const positions = (await walk('/v1/journal', 4)).map(({ position }) => Number(position));
    expect(positions).toEqual([...positions].sort((a, b) => b - a));
    const revisions = (await walk(`/v1/orders/${refunded.id}/events`, 2)).map(({ revision }) => revision as number);
    expect(revisions).toEqual(revisions.map((_, i) => i));
  });

  it('neither skip nor repeat a row while orders come in between the pages', async () => {
    const before = idsOf(await walk('/v1/orders', 100));
    const comesIn = async () => {
      const order = await shop.create({ reference: 'MEANWHILE' });
      await api.get('/v1/orders?limit=1', { 'ledger-min-position': order.position as string });
    };
    const walked = idsOf(await walk('/v1/orders', 2, comesIn));
    expect(walked).toEqual(before);
  });

  it('filter orders by reference, status, provider, customer and time', async () => {
    const references = async (query: string) =>
      (await walk(`/v1/orders?${query}`, 100)).map(({ reference }) => reference as string).sort();
    expect(await references('reference=PAID-2')).toEqual(['PAID-2']);
    expect(await references('reference=paid-2')).toEqual([]);
    expect(await references('status=authorized')).toEqual(['HELD']);
    expect(await references('status=partially_refunded')).toEqual(['PAID-0']);
    expect(await references('customer_id=cust-1')).toEqual(['PAID-1', 'PAID-3']);
    expect(await references('customer_id=cust-0&status=captured')).toEqual(['PAID-2']);
    expect(await references('provider=nobody')).toEqual([]);
    const [first, last] = [orders[1]!, orders[3]!];
    const window = `created_from=${first.created_at}&created_to=${last.created_at}`;
    expect(await references(window)).toEqual(['PAID-1', 'PAID-2']);
    expect(await references('created_from=2999-01-01')).toEqual([]);
  });

  it('find a reference by its canonical form, however it was composed', async () => {
    await shop.create({ reference: 'Fakt\u00fara \u010d. 5' });
    await shop.settled();
    const decomposed = encodeURIComponent('Faktu\u0301ra c\u030c. 5');
    expect((await api.get(`/v1/orders?reference=${decomposed}`)).body.data).toHaveLength(1);
    const lookalike = encodeURIComponent('F\u0430kt\u00fara \u010d. 5');
    expect((await api.get(`/v1/orders?reference=${lookalike}`)).body.data).toHaveLength(0);
  });

  it('show an order in a list as it is by itself, without personal data', async () => {
    const { body } = await api.get(`/v1/orders/${refunded.id}`);
    const [row] = (await api.get('/v1/orders?reference=PAID-0')).body.data;
    const { customer, next_action: action, ...rest } = body;
    expect(row).toEqual(rest);
    expect([customer, action]).toEqual([{ id: 'cust-0' }, null]);
  });

  it('filter cards by customer, and show each as it is by itself', async () => {
    const { data } = (await api.get('/v1/cards?customer_id=cust-1')).body;
    expect(data).toHaveLength(2);
    for (const card of data) expect((await api.get(`/v1/cards/${card.id}`)).body).toEqual(card);
  });

  it('filter the journal by order, account and time, every posting balanced', async () => {
    const ofOrder = await walk(`/v1/journal?order_id=${refunded.id}`, 100);
    expect(ofOrder.every(({ order_id: id }) => id === refunded.id)).toBe(true);
    expect(ofOrder.map(({ rule }) => rule as string)).toEqual(expect.arrayContaining(['capture', 'refund']));
    for (const { legs } of await walk('/v1/journal', 100)) {
      const cents = (legs as Row[]).map(
        ({ side, amount }) => Number(amount.value.replace('.', '')) * (side === 'debit' ? 1 : -1),
      );
      expect(cents.reduce((sum, cent) => sum + cent, 0)).toBe(0);
    }
    const ofAccount = await walk(`/v1/journal?account=${RECEIVABLE}`, 100);
    expect(ofAccount.every(({ legs }) => (legs as Row[]).some(({ account }) => account === RECEIVABLE))).toBe(true);
    expect(await walk('/v1/journal?from=2999-01-01', 100)).toEqual([]);
    expect(await walk('/v1/journal?to=2000-01-01', 100)).toEqual([]);
  });

  it('give balances now and as of any moment, equal to the sum of the journal up to then', async () => {
    const balanceAt = async (query: string): Promise<string | undefined> =>
      (await api.get(`/v1/balances?account=${RECEIVABLE}&currency=EUR${query}`)).body.data[0]?.posted.value;
    expect(await balanceAt('')).toBe('370.00');
    expect(await balanceAt('&as_of=2000-01-01')).toBeUndefined();
    const entries = (await walk(`/v1/journal?account=${RECEIVABLE}`, 100))
      .filter(({ layer }) => layer === 'posted')
      .reverse();
    let cents = 0;
    for (const { legs, recorded_at: at } of entries) {
      for (const { account, side, amount } of legs as Row[]) {
        if (account === RECEIVABLE) cents += Number(amount.value.replace('.', '')) * (side === 'debit' ? 1 : -1);
      }
      expect(await balanceAt(`&as_of=${at}`)).toBe((cents / 100).toFixed(2));
    }
    expect(cents).toBe(37_000);
  });

  it('show holds as pending, and every account that balances name', async () => {
    const { data } = (await api.get('/v1/balances')).body;
    const hold = (data as Row[]).find(({ account }) => account === 'hold:trustpay-eu:EUR')!;
    expect(hold).toMatchObject({
      pending_out: eur('100.00'),
      pending_in: eur('0.00'),
      pending: eur('-100.00'),
      posted: eur('0.00'),
    });
    const accounts = (await api.get('/v1/accounts')).body.data.map(({ account }: Row) => account as string);
    expect((data as Row[]).map(({ account }) => account as string)).toEqual(accounts);
  });

  it('filter the audit trail by stream, type, actor, correlation and time', async () => {
    const events = (query: string) => walk(`/v1/audit/events?${query}`, 100);
    const trail = await walk(`/v1/orders/${refunded.id}/events`, 100);
    expect(idsOf(await events(`stream=order-${refunded.id}`)).reverse()).toEqual(idsOf(trail));
    expect(new Set((await events('type=Refunded')).map(({ stream }) => stream as string))).toEqual(
      new Set([`order-${refunded.id}`]),
    );
    const asked = trail.find(({ type }) => type === 'RefundRequested')!;
    expect(await events(`actor=${asked.actor}`)).toContainEqual(expect.objectContaining({ id: asked.id }));
    const together = await events(`correlation_id=${asked.correlation_id}`);
    expect(together.map(({ type }) => type as string)).toEqual(['Refunded', 'RefundRequested']);
    expect(await events('actor=provider:trustpay-eu')).not.toContainEqual(
      expect.objectContaining({ type: 'RefundRequested' }),
    );
    expect(await events('from=2999-01-01')).toEqual([]);
  });

  it('tell in the trail of an order what each event did to the books, as the journal has it', async () => {
    const trail = await walk(`/v1/orders/${refunded.id}/events`, 100);
    const legs = trail.flatMap(({ postings }) => (postings as Row[]).map((posting) => posting.legs as unknown));
    const journal = await walk(`/v1/journal?order_id=${refunded.id}`, 100);
    expect(legs).toHaveLength(journal.length);
    expect(journal.map((entry) => entry.legs as unknown).reverse()).toEqual(legs);
  });
});
