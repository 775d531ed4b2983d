import type { Answer } from '../support/api-client';
import { BankWorld, SEPA, bankOrder } from './support/bank-world';
import { eur } from './support/shop';
import { statementOf } from './support/statement';

describe('a wire that nobody knows', () => {
  let world: BankWorld;
  beforeAll(async () => void (world = await BankWorld.start()));
  afterAll(() => world.app.stop());

  it('ages until it is returned by a bank order, and a person says that this was it', async () => {
    await world.take(statementOf('2026-11-18', [{ reference: 'R1', amount: '42.42', code: 'TPAY-WIRE' }]));
    const [one] = (await world.ann.get('/v1/reconciliation/breaks')).body.data;
    const resolution = { treatment: 'suspense', reason: 'nobody knows what it is' };
    expect((await world.ann.post(`/v1/reconciliation/breaks/${one.id}/resolve`, resolution)).status).toBe(200);

    const returned = bankOrder({}, { ...SEPA, amount: eur('42.42') });
    const { id } = (await world.ask(returned)).body;
    await world.approve(id);
    await world.until(id, 'executed');
    await world.shop.settled();
    const { data } = (await world.ann.get('/v1/suspense')).body as { data: Answer['body'][] };
    const at = (side: string) => data.find(({ account }) => account === `suspense:trustpay-eu:EUR:${side}`);
    expect([at('in'), at('out')].map((item) => item?.amount)).toEqual([eur('42.42'), eur('42.42')]);

    const place = { to: 'suspense', against: at('in')!.id, reason: 'returned to where it came from' };
    const placed = await world.ann.post(`/v1/suspense/${at('out')!.id}/place`, place);
    expect(placed).toMatchObject({ status: 200, body: { amount: eur('0.00') } });
    await world.shop.settled();
    expect((await world.ann.get('/v1/suspense')).body.data).toEqual([]);
    expect(await world.booked('suspense:trustpay-eu:EUR:in')).toBe('0.00');
    expect(await world.booked('suspense:trustpay-eu:EUR:out')).toBe('0.00');
  });
});
