import { waitFor } from '../support/wait-for';
import { BankWorld, STEP_MS } from './support/bank-world';
import { eur } from './support/shop';

describe('bank transfers are refunded by the bank', () => {
  let world: BankWorld;
  beforeAll(async () => void (world = await BankWorld.start()));
  afterAll(() => world.app.stop());

  const paid = async () => {
    const { shop } = world;
    const created = await shop.create({ method: 'bank_transfer' });
    await world.control.pay({ url: created.next_action.url, outcome: 'paid' });
    return { shop, order: await shop.until(created.id, 'captured') };
  };

  it('by an order; its debit, which names the payment, is no dispute and counts once', async () => {
    const { shop, order: bought } = await paid();
    const asked = await world.bob.post(`/v1/orders/${bought.id}/refunds`, { amount: eur('30.00') });
    expect(asked.status).toBe(202);
    expect(asked.body.operations.at(-1)).toMatchObject({ type: 'refund', status: 'pending' });
    world.clock.advance(STEP_MS);
    await world.control.settle();
    world.clock.advance(STEP_MS);
    await world.control.settle();
    const done = await shop.until(bought.id, 'partially_refunded');
    expect(done).toMatchObject({ refunded: eur('30.00'), unexpected: eur('0.00') });
    await shop.settled();
    expect((await world.bob.get(`/v1/orders/${bought.id}`)).body).toMatchObject({
      ...{ status: 'partially_refunded', refunded: eur('30.00'), unexpected: eur('0.00') },
    });
  });

  it('that the bank refuses fail, and can be asked for again', async () => {
    const { order: bought } = await paid();
    world.control.addFault({ fault: { kind: 'bankOrder', state: 'Rejected' } });
    expect((await world.bob.post(`/v1/orders/${bought.id}/refunds`, {})).status).toBe(202);
    world.clock.advance(STEP_MS);
    await world.control.settle();
    const after = await waitFor(async () => {
      await world.step();
      const { body } = await world.bob.get(`/v1/orders/${bought.id}`);
      return body.refundable.value === '100.00' && body;
    });
    expect(after).toMatchObject({ status: 'captured', refunded: eur('0.00') });
  });

  it('in doubt are found by their reference in the history', async () => {
    const { order: bought } = await paid();
    world.fail('answerLost', 'RefundPayment');
    world.control.addFault({ fault: { kind: 'noNotification' }, match: { paymentType: 'RefundPayment' } });
    expect(await world.bob.post(`/v1/orders/${bought.id}/refunds`, {})).toMatchObject({
      status: 202,
      body: { status: 'in_doubt' },
    });
    await waitFor(async () => {
      world.clock.advance(STEP_MS);
      await world.control.settle();
      return (await world.bob.get(`/v1/orders/${bought.id}`)).body.status === 'refunded';
    });
  });
});
