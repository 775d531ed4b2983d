import { operationReference } from '#libs/payments';
import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { ACCOUNT_ID } from '../support/application';
import { incoherencesOf } from '../support/incoherences';
import { waitFor } from '../support/wait-for';
import { BankWorld, SEPA, bankOrder } from './support/bank-world';
import { Shop, eur } from './support/shop';
import { statementOf } from './support/statement';

const RECEIVABLE = 'psp:trustpay-eu:EUR:receivable';
const DEBT = { purpose: 'provider_debt', for_provider: 'trustpay-eu' };

describe('a debt to a provider, from a refund after the payout', () => {
  let world: BankWorld;
  let api: ApiClient;
  let shop: Shop;
  let order: Answer['body'];
  /** Of the bank order that pays it. */
  let debt: string;

  beforeAll(async () => {
    world = await BankWorld.start();
    api = new ApiClient(world.app.url, await world.app.key('admin'));
    shop = new Shop(world.app, api);
  });
  afterAll(() => world.app.stop());

  const take = async (path: string, type: string, body: string): Promise<void> => {
    const headers = { 'content-type': type, 'idempotency-key': `${body.length}` };
    expect(await api.send('POST', `/v1/settlements/imports${path}`, body, headers)).toMatchObject({ status: 200 });
    await shop.settled();
  };
  const report = (...rows: string[]) =>
    take(
      '?provider=trustpay-eu',
      'text/csv',
      ['payout_id,paid_at,currency,kind,reference,gross,fee,net', ...rows, ''].join('\n'),
    );
  const sum = async (account: string) => Number((await world.booked(account)) ?? 0);
  const breaks = async () => {
    await shop.settled();
    const { body } = await api.get('/v1/reconciliation/breaks?status=open');
    return body.data.map(({ kind, subject }: Answer['body']) => ({ kind, subject }));
  };

  it('stands in its receivable, below zero', async () => {
    order = await shop.paid();
    await report(
      `PO-1,2026-11-20,EUR,payment,${operationReference(order.id, 1)},100.00,0,100.00`,
      'PO-1,2026-11-20,EUR,payout,,,,100.00',
    );
    const credit = { reference: 'PO-1', amount: '100.00', code: 'TRF' };
    await take('', 'application/xml', statementOf('2026-11-20', [credit]));
    await waitFor(async () => (await api.get(`/v1/orders/${order.id}`)).body.settled.value === '100.00');
    await api.post(`/v1/orders/${order.id}/refunds`, { amount: eur('40.00') });
    await shop.until(order.id, 'partially_refunded');
    expect(await sum(RECEIVABLE)).toBe(-40);
  });

  it.each([
    ['no provider', { purpose: 'provider_debt' }],
    ['a provider that the ledger does not know', { ...DEBT, for_provider: 'acme' }],
    ['a purpose that is of no provider', { ...DEBT, purpose: 'payout' }],
  ])('is not paid by an order that names %s', async (_, change) => {
    const { status, body } = await world.ask(bankOrder(change));
    expect([status, body.errors.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([400, ['/for_provider']]);
  });

  it('is paid by a bank order that a second person approves, and then owed no more', async () => {
    const { body } = await world.ask(bankOrder(DEBT, { ...SEPA, amount: eur('40.00') }));
    expect(body).toMatchObject({ ...DEBT, status: 'waiting_for_approval' });
    debt = body.id;
    expect((await world.approve(debt)).status).toBe(202);
    expect(await sum(RECEIVABLE)).toBe(-40);
    await world.until(debt, 'executed');
    expect([await sum(RECEIVABLE), await sum(`bank:${world.iban}:EUR:ordered`)]).toEqual([0, 40]);
  });

  it('has its line of the bank, which leaves nothing open there', async () => {
    const path = `/v1/banking/accounts/${ACCOUNT_ID}/statements?from=2026-11-20&to=2026-12-31&format=camt053v2`;
    await take('', 'application/xml', (await world.bob.get(path)).body);
    await waitFor(async () => (await sum(`bank:${world.iban}:EUR:ordered`)) === 0);
    const at = (part: string) => sum(`bank:${world.iban}:EUR${part}`);
    expect([await at(''), await at(':unmatched'), await breaks()]).toEqual([-40, 0, []]);
    await world.shop.settled();
    expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
  });

  it('has its adjustment in the next report, beside the refund', async () => {
    await report(
      `PO-2,2026-11-21,EUR,refund,${operationReference(order.id, 2)},-40.00,0,-40.00`,
      `PO-2,2026-11-21,EUR,adjustment,${operationReference(debt, 1)},40.00,0,40.00`,
      'PO-2,2026-11-21,EUR,payout,,,,0.00',
    );
    await waitFor(async () => (await api.get(`/v1/orders/${order.id}`)).body.settled.value === '60.00');
    expect([await sum(RECEIVABLE), await breaks()]).toEqual([0, []]);
    const { body } = await api.get('/v1/settlements');
    expect(body.data[0]).toMatchObject({ payout_id: 'PO-2', status: 'closed', lines: 2, settled_lines: 2 });
  });

  it('which counts once', async () => {
    await report(
      `PO-3,2026-11-22,EUR,adjustment,${operationReference(debt, 1)},40.00,0,40.00`,
      'PO-3,2026-11-22,EUR,adjustment,correction,-40.00,0,-40.00',
      'PO-3,2026-11-22,EUR,payout,,,,0.00',
    );
    await waitFor(async () => (await breaks()).length === 2);
    expect(await breaks()).toMatchObject([{ kind: 'extra' }, { kind: 'extra' }]);
    await world.shop.settled();
    expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
  });
});
