import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { incoherencesOf } from '../support/incoherences';
import { sendRaw } from './support/raw-http';
import { Shop, eur } from './support/shop';
import { notice, signed } from './support/trustpay-notice';
import type { Notice } from './support/trustpay-notice';

describe('debits of one card payment that differ in their amount alone', () => {
  let app: TestApplication;
  let api: ApiClient;
  let shop: Shop;
  beforeAll(async () => {
    app = await startTestApplication();
    api = new ApiClient(app.url, await app.key('admin'));
    shop = new Shop(app, api);
  });
  afterAll(() => app.stop());

  const read = async (id: string): Promise<Answer['body']> => (await api.get(`/v1/orders/${id}`)).body;
  const paymentOf = (order: Answer['body']): string => order.attempts[0].provider_reference as string;
  /** A debit under the reference of one of the order's operations. */
  const debit = async (order: Answer['body'], operation: number, change: Notice): Promise<void> => {
    const { reference } = order.operations[operation - 1];
    const fields = { Type: 'DBIT', ResultCode: '0', PaymentRequestId: paymentOf(order), ...change };
    const path = `/notifications/trustpay-eu?${signed(notice(reference as string, fields))}`;
    expect((await sendRaw(app.url, { method: 'GET', path })).status).toBe(200);
    await shop.settled();
  };
  const trail = async (id: string): Promise<string[]> =>
    (await api.get(`/v1/orders/${id}/events?limit=100`)).body.data.map(({ type }: { type: string }) => type);

  it('are disputes of their own, as much as the issuer has taken back', async () => {
    const order = await shop.paid();
    await app.simulator.control.chargeback(paymentOf(order), '1.00');
    await shop.until(order.id as string, 'disputed');
    await app.simulator.control.chargeback(paymentOf(order), '0.50');
    await shop.settled();
    const disputed = await read(order.id as string);
    expect(disputed).toMatchObject({
      disputes: [
        { id: '1', amount: eur('1.00') },
        { id: '2', amount: eur('0.50') },
      ],
      refundable: eur('98.50'),
    });
    expect(app.simulator.book({ paymentRequestId: paymentOf(order) })[0]).toMatchObject({ chargedBack: '1.50' });
    await debit(order, 1, { Amount: '0.50' });
    expect(await read(order.id as string)).toEqual(disputed);
    expect(await incoherencesOf(app.running.persistence)).toEqual([]);
  });

  it('are a claim of ours as far as they exceed what was captured, and come back with the dispute', async () => {
    const order = await shop.paid();
    await debit(order, 1, { Amount: '60.00' });
    await debit(order, 1, { Amount: '50.00' });
    expect(await read(order.id as string)).toMatchObject({
      disputes: [{ amount: eur('60.00') }, { id: '2', amount: eur('40.00'), beyond: eur('10.00') }],
      refundable: eur('0.00'),
    });
    expect(await trail(order.id as string)).toContain('DebitConfirmedUnexpectedly');
    const end = { outcome: 'won', reason: 'case 4711: reversed in the portal' };
    const won = await api.post(`/v1/orders/${order.id}/disputes/2/resolve`, end);
    expect(won.body).toMatchObject({ refundable: eur('40.00') });
    expect(await incoherencesOf(app.running.persistence)).toEqual([]);
  });

  it('are told as a difference where they bear the reference of one refund of ours', async () => {
    const order = await shop.paid();
    const { body: refunded } = await api.post(`/v1/orders/${order.id}/refunds`, { amount: eur('10.00') });
    await debit(refunded, 2, { Amount: '10.00' });
    await debit(refunded, 2, { Amount: '4.00' });
    expect(await read(order.id as string)).toMatchObject({ refunded: eur('10.00'), disputes: [] });
    expect(await trail(order.id as string)).toContain('IntegrityFailed');
  });
});
