import { BankOrdersWorker } from '../../src/banking/orders/bank-orders.worker';
import type { Answer } from '../support/api-client';
import { SEPA, bankOrder } from './support/bank-world';
import { FAULTS, FaultRun, NEVER_SENT } from './support/faulty-providers';
import { trustPayEuBank } from './support/faulty-providers/trustpay-eu';
import { eur } from './support/shop';

/** Looks after which a person is asked. */
const LOOKS = 4;
const NOT_SENT = { name: NEVER_SENT.name, amount: '0.10' };
const CASES = FAULTS.filter((fault) => fault !== NEVER_SENT).map((fault, index) => ({
  ...{ name: fault.name, fault, amount: `0.${11 + index}` },
}));

interface Made {
  readonly amount: string;
  readonly state: string;
  readonly orderId: string;
}

/** The bank knows no key: what it has made is found by its reference, and what it has not made a person says. */
describe('bank orders whose call goes wrong', () => {
  let run: FaultRun;
  beforeAll(async () => {
    const environment = { BANK_ORDER_APPROVAL_ABOVE: 'EUR:1.00' };
    run = await FaultRun.start([trustPayEuBank], { stepMs: 60_000, environment });
  });
  afterAll(() => run.stop());

  const orderOf = async (id: string): Promise<Answer['body']> =>
    (await run.world.api.get(`/v1/banking/orders/${id}`)).body;
  const made = async (amount: string): Promise<Made[]> => {
    const { orders } = (await run.world.look('trustpay-eu', 'banking')) as unknown as { orders: Made[] };
    return orders.filter((one) => one.amount === amount);
  };

  async function untilOver(id: string): Promise<Answer['body']> {
    const isOver = async () => ['executed', 'failed'].includes((await orderOf(id)).status);
    for (let looks = 0; looks < LOOKS && !(await isOver()); looks++) {
      run.pass();
      await run.delivered(trustPayEuBank);
      await run.world.app.running.app.get(BankOrdersWorker).lookOnce();
      await run.settled();
    }
    return orderOf(id);
  }

  const asking = ({ amount, name }: typeof NOT_SENT) => {
    const body = bankOrder({}, { ...SEPA, amount: eur(amount) });
    return () => run.world.api.post('/v1/banking/orders', body, { key: name.replaceAll(' ', '_') });
  };

  it.each(CASES)('$name: are made once or not at all', async (one) => {
    const ask = asking(one);
    for (const planned of one.fault.plan)
      await run.world.sim('trustpay-eu', 'faults', { fault: planned, match: { operation: 'CreateOrder' } });
    const { body: first } = await ask();
    expect(first.status).toBe('in_doubt');
    expect((await ask()).body.id).toBe(first.id);
    expect(await run.world.look('trustpay-eu', 'faults')).toEqual({ faults: [] });
    const found = await untilOver(first.id);
    expect(found.status).toBe(one.fault.happens ? 'executed' : 'in_doubt');
    if (found.status === 'in_doubt') {
      const said = await run.world.api.post(`/v1/banking/orders/${first.id}/resolve`, { outcome: 'absent' });
      expect(said.body.status).toBe('failed');
    }
    await ask();
    expect(await made(one.amount)).toMatchObject(one.fault.happens ? [{ state: 'Processed' }] : []);
  });

  it('never sent: are not even asked for as long as the bank cannot be reached, and once afterwards', async () => {
    const ask = asking(NOT_SENT);
    const refused = await run.whileDown(trustPayEuBank, ask);
    expect([refused.status, refused.body.code]).toEqual([503, 'provider_unavailable']);
    const { body: order } = await ask();
    expect((await untilOver(order.id)).status).toBe('executed');
    expect(await made(NOT_SENT.amount)).toHaveLength(1);
  });

  it('leave in the books what the bank has sent, and nothing else', async () => {
    const sent = [NOT_SENT, ...CASES.filter(({ fault }) => fault.happens)];
    const sum = sent.reduce((total, { amount }) => total + Number(amount), 0);
    const position = String(await run.world.app.running.persistence.store.head());
    const { body } = await run.world.api.get('/v1/balances', { 'ledger-min-position': position });
    const ordered = body.data.find(({ account }: Answer['body']) => account.endsWith(':EUR:ordered'));
    expect(Number(ordered.posted.value)).toBeCloseTo(sum, 2);
  });
});
