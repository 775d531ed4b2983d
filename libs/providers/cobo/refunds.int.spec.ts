import type { FollowUp } from '../spi';
import { MERCHANT, coins, dollars, query } from './testing/samples';
import { paid, startWorld } from './testing/world';
import type { World } from './testing/world';

const STEP = 2_000;

describe('a refund in coins', () => {
  let world: World;
  beforeEach(async () => void (world = await startWorld()));
  afterEach(() => world.close());

  const refundNow = (request: FollowUp) => world.adapter.refund!(request);
  const askRefund = async ({ reference, amount }: FollowUp) =>
    (await world.adapter.query!(query({ type: 'refund', reference, amount }))).outcome;
  const booked = (reference: string) => world.control.book().refunds.find((refund) => refund.reference === reference);
  /** Two steps on chain. */
  const goOn = async () => {
    for (let step = 0; step < 2; step++) {
      world.clock.advance(STEP);
      await world.control.settle();
    }
  };
  const balance = (account: string) => world.control.book().balances.find((each) => each.account === account)?.total;

  it('of a part is that share of the coins that were due, rounded down', async () => {
    const { refund } = await paid(world);
    const part = { ...refund, amount: dollars(3_333n) };
    expect((await refundNow(part)).outcome).toMatchObject({ kind: 'pending' });
    // 103.03 × 33.33 / 100.00 = 34.3398…
    expect(booked(part.reference)).toMatchObject({ amount: '34.33', type: 'Merchant', toAddress: part.destination });
    await goOn();
    const sent = { minor: '34330000', currency: 'ETH_USDT' };
    expect(await askRefund(part)).toMatchObject({
      kind: 'succeeded',
      amount: { minor: '3333', currency: 'USD' },
      providerReference: booked(part.reference)?.refundId,
      receipt: { due: sent, received: sent },
    });
    // 103.03 came: 2.00 to the developer, the rest to the merchant, who paid the refund.
    expect([balance(MERCHANT), balance('developer')]).toEqual(['66.7', '2']);
  });

  it('of the whole needs the whole on the account: the developer has its fee', async () => {
    const { refund } = await paid(world);
    expect((await refundNow(refund)).outcome).toMatchObject({ kind: 'failed', code: 'insufficient_balance' });
    world.control.fund(MERCHANT, 'ETH_USDT', '2');
    expect((await refundNow(refund)).outcome).toMatchObject({ kind: 'pending' });
    await goOn();
    expect(await askRefund(refund)).toMatchObject({ kind: 'succeeded', receipt: { due: { minor: '103030000' } } });
    expect(balance(MERCHANT)).toBe('0');
  });

  it('takes the token by its old name, and compares it by its own', async () => {
    const { refund } = await paid(world, { crypto: { asset: 'MATIC_USDC' } });
    expect((await refundNow(refund)).outcome).toMatchObject({ kind: 'pending' });
    await goOn();
    expect(await askRefund(refund)).toMatchObject({ kind: 'succeeded', receipt: { due: { currency: 'MATIC_USDC' } } });
  });

  it('waits where nobody said where it goes, until the address is known', async () => {
    const { refund } = await paid(world);
    const part = { ...refund, amount: dollars(100n), destination: undefined };
    const { outcome } = await refundNow(part);
    expect(outcome).toMatchObject({ kind: 'pending', evidence: { code: 'PendingConfirmation' } });
    const refund_id = booked(part.reference)!.refundId;
    const setAddress = world.adapter.clientOperations!.find(({ name }) => name === 'set-refund-address')!;
    await goOn();
    expect(await askRefund(part)).toMatchObject({ kind: 'pending', evidence: { code: 'PendingConfirmation' } });
    const address = '0x52908400098527886E0F7030069857D2E4169EE7';
    expect(await setAddress.call({ refund_id, address }, 'R')).toMatchObject({ kind: 'answered' });
    await goOn();
    expect(await askRefund(part)).toMatchObject({ kind: 'succeeded' });
    expect(await setAddress.call({ refund_id, address }, 'R')).toMatchObject({ kind: 'refused', code: '2029' });
  });

  it.each([
    ['transferFails', 'refund_failed'],
    ['feeStationEmpty', 'refund_failed'],
  ] as const)('that meets %s has failed, and the account has its money again', async (kind, code) => {
    const { refund } = await paid(world);
    const before = balance(MERCHANT);
    world.control.addFault({ fault: { kind } });
    const part = { ...refund, amount: dollars(100n) };
    await refundNow(part);
    await goOn();
    expect(await askRefund(part)).toMatchObject({ kind: 'failed', code });
    expect(balance(MERCHANT)).toBe(before);
  });

  it('can be cancelled by a client operation, and is told as cancelled', async () => {
    const { refund } = await paid(world);
    const part = { ...refund, amount: dollars(100n) };
    await refundNow(part);
    const cancel = world.adapter.clientOperations!.find(({ name }) => name === 'cancel-refund')!;
    await cancel.call({ refund_id: booked(part.reference)!.refundId }, 'C');
    expect(await askRefund(part)).toMatchObject({ kind: 'failed', code: 'cancelled' });
  });

  it('that was sent in part is for a person to decide', async () => {
    const { refund } = await paid(world);
    const part = { ...refund, amount: dollars(100n) };
    await refundNow(part);
    world.control.refund(part.reference, 'PartiallyCompleted');
    expect(await askRefund(part)).toMatchObject({ kind: 'unknown' });
  });

  it('sent twice happens once, and one that never arrived is absent', async () => {
    const { refund } = await paid(world);
    const part = { ...refund, amount: dollars(100n) };
    await refundNow(part);
    expect((await refundNow(part)).outcome).toMatchObject({ kind: 'unknown', evidence: { code: '30001' } });
    expect(world.control.book().refunds).toHaveLength(1);
    expect(await askRefund({ ...part, reference: 'NEVER' })).toMatchObject({ kind: 'failed', code: 'absent' });
  });

  it('comes from the developer account where that is set', async () => {
    await world.close();
    world = await startWorld({}, { refundType: 'Psp' });
    const { refund } = await paid(world);
    expect((await refundNow({ ...refund, amount: dollars(100n) })).outcome).toMatchObject({ kind: 'pending' });
    expect(world.control.book().refunds[0]).toMatchObject({ type: 'Psp', amount: '1.03' });
    expect(balance('developer')).toBe('0.97');
  });

  it('is not sent where there is nothing to take a share of, or too little', async () => {
    const { refund } = await paid(world);
    expect((await refundNow({ ...refund, payment: undefined })).outcome).toMatchObject({ code: 'no_receipt' });
    const price = coins(10_000_000_000n);
    const due = { minor: '100000', currency: 'ETH_USDT' };
    const tiny = { ...refund, amount: coins(1n), payment: { amount: price, receipt: { due, received: due } } };
    expect((await refundNow(tiny)).outcome).toMatchObject({ kind: 'failed', code: 'too_small' });
    expect(world.control.book().refunds).toHaveLength(0);
  });
});
