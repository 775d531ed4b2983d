import type { MovementFact } from '../spi';
import { HOUR, startWorld } from './testing/world';
import type { World } from './testing/world';
import { operation, usdt } from './testing/samples';

const btc = (minor: string) => ({ minor, currency: 'BTC' });
const coins = (minor: string) => ({ minor, currency: 'USDT' });
const AMOUNT = { minor: 988_000_000n, currency: 'BTC' };
const due = btc('988000000');

describe('a GatePay order that is paid in another coin than it is in', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.close());
  const open = () => world.open({ amount: AMOUNT, crypto: { asset: 'MATIC_USDT', tolerance: usdt(600_000_000n) } });
  const moved = () => world.control.setRate({ currency: 'BTC', payCurrency: 'USDT', rate: '22000' });

  it('asks for the coins that the provider says, and later for the rest of them', async () => {
    const order = await open();
    const action = { type: 'pay_to_address', chain: 'MATIC' };
    const amount = (minor: string) => ({ nextAction: { ...action, amount: { minor, currency: 'MATIC_USDT' } } });
    expect(order.outcome).toMatchObject(amount('197600000000'));
    world.control.pay({ prepayId: order.prepayId, amount: '97600.5' });
    expect((await order.found()).outcome).toMatchObject({ kind: 'pending', ...amount('99999500000') });
  });

  it('is not opened where the pair has no rate, nor with a tolerance that leaves nothing to pay', async () => {
    for (const wrong of [
      { amount: usdt(118_750_000n), crypto: { asset: 'BTC' } },
      { amount: AMOUNT, crypto: { asset: 'MATIC_USDT', tolerance: usdt(197_600_000_000n) } },
    ]) {
      await expect(world.open(wrong)).rejects.toThrow(/"code":"400(623|001)"/);
    }
  });

  it.each([
    ['97600', '100000', '988000000'],
    ['97600', '99500', '985500000'],
    ['97600', '120000', '1088000000'],
  ])('paid by %s and %s is credited in its own coin: %s', async (first, second, received) => {
    world.control.setQuirks({ feeBasisPoints: 100 });
    const order = await open();
    for (const amount of [first, second]) world.control.pay({ prepayId: order.prepayId, amount });
    const { outcome, also } = await order.found();
    expect(also).toBeUndefined();
    expect(outcome).toMatchObject({ kind: 'succeeded', amount: due, receipt: { due, received: btc(received) } });
    expect(outcome).toMatchObject({
      fee: btc(String(BigInt(received) / 100n)),
      evidence: { source: 'query', code: 'PAID' },
    });
    expect(outcome.kind === 'succeeded' && outcome.evidence.detail).toBeUndefined();
  });

  it('is paid from a Gate account', async () => {
    const order = await open();
    world.control.pay({ prepayId: order.prepayId, from: 'gate' });
    expect((await order.found()).outcome).toMatchObject({ kind: 'succeeded', receipt: { due, received: due } });
  });

  it('paid late or twice leaves money in the coin that came, once each, and the receipt as it was', async () => {
    const order = await open();
    const { prepayId } = order;
    const { txId: slow } = world.control.pay({ prepayId, amount: '10', until: 'seen' });
    world.control.pay({ prepayId, amount: '197600' });
    world.control.confirm({ prepayId }, slow);
    const { txId: twice } = world.control.pay({ prepayId, amount: '5' });
    world.clock.advance(HOUR);
    const { txId: late } = world.control.pay({ prepayId, amount: '7' });
    const { outcome, also } = await order.found();
    expect(outcome).toMatchObject({ kind: 'succeeded', receipt: { due, received: due } });
    const money = (txId: string | undefined, minor: bigint, inSum: MovementFact['inSum']) => ({
      ...{ kind: 'received', reference: order.asked.reference, providerReference: txId },
      ...{ amount: usdt(minor), code: 'CONVERT_ADDRESS_PAY_DELAY', inSum },
    });
    const upTo = usdt(12_000_000n);
    expect(also).toEqual([
      money(slow, 10_000_000n, false),
      ...[money(late, 7_000_000n, { upTo }), money(twice, 5_000_000n, { upTo })],
    ]);
    await world.control.settle();
    const told = world.inbox.received.flatMap((raw) => world.adapter.notifications!.parse(raw).map(({ code }) => code));
    expect(told.filter((code) => code === 'TRANSFER_ADDRESS/CONVERT_ADDRESS_PAY_DELAY')).toHaveLength(3);
  });

  it('that expires is underpaid in the coin that came, and later coins are late money in it', async () => {
    const order = await open();
    world.control.pay({ prepayId: order.prepayId, amount: '100' });
    world.clock.advance(HOUR);
    const receipt = { due: coins('197600000000'), received: coins('100000000') };
    expect((await order.found()).outcome).toMatchObject({ kind: 'underpaid', receipt });
    world.control.pay({ prepayId: order.prepayId, amount: '9' });
    const { outcome, also } = await order.found();
    expect(outcome).toMatchObject({ kind: 'underpaid', receipt });
    expect(also).toMatchObject([{ amount: usdt(9_000_000n), code: 'CONVERT_ADDRESS_PAY_DELAY' }]);
  });

  it('whose conversion fails has failed, and each payment is money beside it', async () => {
    const order = await open();
    const first = world.control.pay({ prepayId: order.prepayId, amount: '97600' });
    moved();
    const second = world.control.pay({ prepayId: order.prepayId, amount: '100000' });
    const { outcome, also } = await order.found();
    expect(outcome).toMatchObject({ kind: 'failed', code: 'conversion_failed' });
    expect(also).toMatchObject([
      { providerReference: second.txId, amount: usdt(100_000_000_000n), code: 'CONVERT_ADDRESS_PAY_DELAY' },
      { providerReference: first.txId, amount: usdt(97_600_000_000n) },
    ]);
    const refund = await world.refund(order);
    expect(refund.outcome).toMatchObject({ kind: 'failed', code: 'conversion_failed', evidence: { code: '500103' } });
  });

  it('of which nothing is known here is told in the coin that it ends in', async () => {
    const { prepayId, asked } = await open();
    const told = () => world.adapter.moneyUnder!(asked.reference);
    world.control.pay({ prepayId, amount: '97600' });
    expect(await told()).toEqual({ kind: 'nothing' });
    world.control.pay({ prepayId, amount: '100000' });
    world.control.pay({ prepayId, amount: '3' });
    expect(await told()).toEqual({ kind: 'told', received: [AMOUNT, usdt(3_000_000n)], refunded: [] });
  });

  it('is refunded in its own coin, also to an address on the chain that it was paid over', async () => {
    const order = await open();
    world.control.pay({ prepayId: order.prepayId, amount: '197600' });
    const destination = '0x52908400098527886E0F7030069857D2E4169EE7';
    const { found } = await world.refund(order, { amount: { minor: 188_000_000n, currency: 'BTC' }, destination });
    expect((await found()).outcome).toMatchObject({ kind: 'succeeded', amount: btc('188000000') });
    const other = await world.adapter.query!(operation({ type: 'refund', reference: 'NEVER', amount: AMOUNT }));
    expect(other.outcome).toMatchObject({ kind: 'failed', code: 'absent' });
    expect(world.control.isConserved()).toBe(true);
  });
});
