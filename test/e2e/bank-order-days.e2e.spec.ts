import { waitFor } from '../support/wait-for';
import { BankWorld, SEPA, bankOrder } from './support/bank-world';
import { eur } from './support/shop';

const HOUR_MS = 3_600_000;

/** At the bank the day ends an hour before it does in UTC, in winter. */
describe('the day of a bank order', () => {
  let world: BankWorld;
  beforeAll(async () => void (world = await BankWorld.start()));
  afterAll(() => world.app.stop());

  it('that names none is the day on which it is sent, however late it was approved', async () => {
    const { body: asked } = await world.ask();
    expect(asked.execution_date).toBeUndefined();
    world.clock.advance(48 * HOUR_MS);
    expect(await world.approve(asked.id)).toMatchObject({ status: 202, body: { status: 'accepted' } });
    expect(world.bank.orders()).toMatchObject([{ executionDay: '2026-11-22' }]);
    await world.until(asked.id, 'executed');
  });

  it('that has passed at the bank is refused at the approval, before anything is stored', async () => {
    const { body: asked } = await world.ask(bankOrder({ execution_date: '2026-11-22' }));
    expect(asked).toMatchObject({ status: 'waiting_for_approval', execution_date: '2026-11-22' });
    const inTheNight = Date.parse('2026-11-22T23:30:00Z');
    world.clock.advance(inTheNight - world.clock.now().getTime());
    const made = world.bank.orders().length;
    const head = await world.app.running.persistence.store.head();
    const refused = await world.approve(asked.id);
    expect([refused.status, refused.body.code]).toEqual([409, 'execution_date_passed']);
    expect(await world.app.running.persistence.store.head()).toBe(head);
    expect(world.bank.orders()).toHaveLength(made);
    const rejected = await world.bob.post(`/v1/banking/orders/${asked.id}/reject`, {});
    expect(rejected.body.status).toBe('rejected');
    const late = await world.ask(bankOrder({ execution_date: '2026-11-22' }));
    expect(late.body.errors).toMatchObject([{ pointer: '/execution_date' }]);
  });

  it('still to come makes no line of the account late: that is awaited once the bank has paid', async () => {
    const breaks = async () => {
      await world.shop.settled();
      const { body } = await world.bob.get('/v1/reconciliation/breaks?status=open');
      return body.data.filter(({ bank_order_id: id }: { bank_order_id?: string }) => id === asked.id);
    };
    const small = { ...SEPA, amount: eur('0.50') };
    const { body: asked } = await world.ask(bankOrder({ execution_date: '2026-12-20' }, small));
    expect(asked.status).toBe('accepted');
    world.clock.advance(Date.parse('2026-12-20T09:00:00Z') - world.clock.now().getTime());
    await world.until(asked.id, 'executed');
    world.clock.advance(48 * HOUR_MS);
    expect(await breaks()).toEqual([]);
    world.clock.advance(48 * HOUR_MS);
    await waitFor(async () => (await breaks())[0]?.kind === 'late');
  });

  it('is that of the first approval for whoever repeats it a day later', async () => {
    const { body: asked } = await world.ask(bankOrder({ execution_date: '2027-01-10' }));
    const path = `/v1/banking/orders/${asked.id}/approve`;
    const first = await world.bob.post(path, {}, { key: 'approved-in-time' });
    expect(first.body.status).toBe('accepted');
    world.clock.advance(48 * HOUR_MS);
    const again = await world.bob.post(path, {}, { key: 'approved-in-time' });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.status).toBe(first.status);
  });
});
