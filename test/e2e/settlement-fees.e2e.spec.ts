import type { Answer } from '../support/api-client';
import { incoherencesOf } from '../support/incoherences';
import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';
import { waitFor } from '../support/wait-for';
import { Shop } from './support/shop';

const usd = (value: string) => ({ value, currency: 'USD' });
const PROVIDER = 'trustpay-money';

/** This provider names its fee with the payment, so a payout that takes another one contradicts it. */
describe('a payout that takes another fee than was named', () => {
  let world: ProviderWorld;
  let order: Answer['body'];

  beforeAll(async () => {
    world = await startProviderWorld();
    const body = { provider: PROVIDER, method: 'cashier', amount: usd('20.00'), reference: 'INV-1' };
    const { body: created } = await world.api.post('/v1/orders', { ...body, customer: { id: 'cust-1' } });
    await world.sim(PROVIDER, 'pay', { orderNo: created.operations[0].reference });
    order = await waitFor(async () => {
      const { body: read } = await world.api.get(`/v1/orders/${created.id}`);
      return read.status === 'captured' && read;
    });
  });
  afterAll(() => world.stop());

  const paidOut = (fee: string) => {
    const [{ reference }] = order.operations;
    const net = (20 - Number(fee)).toFixed(2);
    const report = [
      'payout_id,paid_at,currency,kind,reference,gross,fee,net',
      `PO-1,2026-03-04,USD,payment,${reference},20.00,${fee},${net}`,
      `PO-1,2026-03-04,USD,payout,,,,${net}`,
    ];
    const headers = { 'content-type': 'text/csv', 'idempotency-key': `report-${fee}` };
    return world.api.send('POST', `/v1/settlements/imports?provider=${PROVIDER}`, report.join('\n'), headers);
  };
  const breaks = async (): Promise<Answer['body'][]> =>
    (await world.api.get('/v1/reconciliation/breaks?status=open&kind=fee')).body.data;

  it('is a break of the kind fee over the difference', async () => {
    expect(order.fees).not.toEqual(usd('0.00'));
    const taken = (Number(order.fees.value) + 0.11).toFixed(2);
    expect(await paidOut(taken)).toMatchObject({ status: 200, body: { status: 'completed' } });
    const [found] = await waitFor(async () => (await breaks()).length > 0 && breaks());
    expect(found).toMatchObject({ provider: PROVIDER, order_id: order.id, residuals: [{ amount: usd('0.11') }] });
    await new Shop(world.app, world.api).settled();
    expect(await breaks()).toHaveLength(1);
    expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
  });

  it('is decided before the bank has credited the payout, and the books stay coherent', async () => {
    const [{ id }] = (await breaks()) as [Answer['body']];
    const decision = { treatment: 'fee', reason: 'the provider says so' };
    expect(await world.api.post(`/v1/reconciliation/breaks/${id}/resolve`, decision)).toMatchObject({ status: 200 });
    await new Shop(world.app, world.api).settled();
    expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
  });
});
