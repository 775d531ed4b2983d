import type { CoboSimulatorOptions } from '#libs/simulators/cobo';
import { coins, followUp, query } from './testing/samples';
import { asked, opened, startWorld } from './testing/world';
import type { World } from './testing/world';

const MINUTE = 60_000;
/** As coins are told: millionths of the token, as text. */
const told = (minor: string) => ({ minor, currency: 'ETH_USDT' });
const DUE = told('103030000');

describe('a payment in coins', () => {
  let world: World;
  const begin = async (options: Partial<CoboSimulatorOptions> = {}) => void (world = await startWorld(options));
  beforeEach(() => begin());
  afterEach(() => world.close());

  const orderOf = (reference: string) => world.control.book({ order: reference }).orders[0];

  it('asks the payer for what the provider computed, until the end of the order', async () => {
    const { reference, orderId, result } = await opened(world);
    const booked = orderOf(reference);
    expect(booked).toMatchObject({ orderId, pricing: '100.00 USD', fee: '2.00', payable: '103.03', tolerance: '0.5' });
    expect(result.outcome).toMatchObject({
      kind: 'pending',
      providerReference: orderId,
      nextAction: { type: 'pay_to_address', address: booked?.address, chain: 'ETH', amount: DUE },
      expiresAt: '2026-03-02T09:45:00.000Z',
    });
  });

  it('is paid by exactly that', async () => {
    const payment = await opened(world);
    const { txId } = world.control.pay({ order: payment.reference, state: 'Confirming' });
    expect((await asked(world, payment)).outcome).toMatchObject({ kind: 'pending', nextAction: { amount: DUE } });
    world.control.deposit(txId, 'Completed');
    expect(await asked(world, payment)).toMatchObject({
      outcome: {
        kind: 'succeeded',
        amount: { minor: '10000', currency: 'USD' },
        providerReference: payment.orderId,
        receipt: { due: DUE, received: DUE },
      },
    });
    expect(orderOf(payment.reference)).toMatchObject({ status: 'Completed', received: '103.03' });
  });

  it('may be priced in the coins themselves', async () => {
    const crypto = { asset: 'BSC_USDT', developerFee: coins(2n * 10n ** 18n, 'BSC_USDT') };
    const payment = await opened(world, { amount: coins(100n * 10n ** 18n, 'BSC_USDT'), crypto });
    const due = { minor: `102${'0'.repeat(18)}`, currency: 'BSC_USDT' };
    expect(payment.result.outcome).toMatchObject({ nextAction: { chain: 'BSC_BNB', amount: due } });
    world.control.pay({ order: payment.reference, amount: '102.000000000000000001' });
    expect((await asked(world, payment)).outcome).toMatchObject({
      kind: 'succeeded',
      amount: { minor: `100${'0'.repeat(18)}`, currency: 'BSC_USDT' },
      receipt: { due, received: { minor: `102${'0'.repeat(17)}1` } },
    });
  });

  it('is paid by less within the tolerance, and to the last fraction not by less than that', async () => {
    const within = await opened(world);
    const beyond = await opened(world);
    world.control.pay({ order: within.reference, amount: '102.53' });
    world.control.pay({ order: beyond.reference, amount: '102.529999' });
    expect((await asked(world, within)).outcome).toMatchObject({
      kind: 'succeeded',
      receipt: { due: DUE, received: told('102530000') },
    });
    expect((await asked(world, beyond)).outcome).toMatchObject({ kind: 'pending' });
    world.clock.advance(31 * MINUTE);
    expect((await asked(world, beyond)).outcome).toMatchObject({
      kind: 'underpaid',
      providerReference: beyond.orderId,
      receipt: { due: DUE, received: told('102529999') },
    });
  });

  it('is paid by parts, and by more than asked', async () => {
    const payment = await opened(world);
    world.control.pay({ order: payment.reference, amount: '60' });
    world.control.pay({ order: payment.reference, amount: '90' });
    const result = await asked(world, payment);
    expect(result.outcome).toMatchObject({ kind: 'succeeded', receipt: { due: DUE, received: told('150000000') } });
    expect(result.also).toBeUndefined();
  });

  it.each([true, false])('tells a second payment by itself, whether it is counted (%s) or late', async (counted) => {
    await world.close();
    await begin({ quirks: { countUntilExpiry: counted } });
    const payment = await opened(world);
    world.control.pay({ order: payment.reference });
    world.clock.advance(MINUTE);
    const { txId } = world.control.pay({ order: payment.reference, amount: '50' });
    const result = await asked(world, payment);
    expect(result.outcome).toMatchObject({ kind: 'succeeded', receipt: { received: DUE } });
    expect(result.also).toMatchObject([
      { kind: 'received', reference: payment.reference, providerReference: txId, amount: coins(50_000_000n) },
    ]);
    expect(await asked(world, payment)).toEqual(result);
  });

  it('tells what came after an order ended with too little', async () => {
    const payment = await opened(world);
    world.control.pay({ order: payment.reference, amount: '60' });
    world.clock.advance(31 * MINUTE);
    const { txId } = world.control.pay({ order: payment.reference, amount: '43.03' });
    expect(await asked(world, payment)).toMatchObject({
      outcome: { kind: 'underpaid', receipt: { received: told('60000000') } },
      also: [{ kind: 'received', providerReference: txId, amount: coins(43_030_000n) }],
    });
  });

  it('ends unpaid, and what comes late is told', async () => {
    const payment = await opened(world);
    const { txId } = world.control.pay({ order: payment.reference, state: 'PendingScreening' });
    world.clock.advance(31 * MINUTE);
    expect((await asked(world, payment)).outcome).toMatchObject({ kind: 'failed', code: 'expired' });
    world.control.deposit(txId, 'Completed');
    expect(await asked(world, payment)).toMatchObject({
      outcome: { kind: 'failed', code: 'expired' },
      also: [{ kind: 'received', providerReference: txId, amount: coins(103_030_000n) }],
    });
    expect(world.control.book().balances).toContainEqual({ account: 'developer', token: 'ETH_USDT', total: '103.03' });
  });

  it('is told of late coins by a webhook alone, where the list of orders has no transactions', async () => {
    await world.close();
    await begin({ quirks: { listTransactions: false } });
    const payment = await opened(world);
    world.control.pay({ order: payment.reference });
    world.control.expire(payment.reference);
    const { txId } = world.control.pay({ order: payment.reference, amount: '20' });
    const result = await asked(world, payment);
    expect(result).toMatchObject({ outcome: { kind: 'succeeded', receipt: { received: DUE } } });
    expect(result.also).toBeUndefined();
    await world.control.settle();
    const facts = world.inbox.received.flatMap((raw) => world.adapter.notifications!.parse(raw));
    expect(facts.filter(({ kind }) => kind === 'received')).toMatchObject([
      { reference: payment.reference, providerReference: txId, amount: coins(20_000_000n) },
    ]);
  });

  it('is told apart from late coins where the provider does not echo the tolerance', async () => {
    await world.close();
    await begin({ quirks: { echoTolerance: false } });
    const payment = await opened(world);
    world.control.pay({ order: payment.reference, amount: '102.6' });
    world.control.expire(payment.reference);
    const { txId } = world.control.pay({ order: payment.reference, amount: '20' });
    expect(await asked(world, payment)).toMatchObject({
      outcome: { kind: 'succeeded', receipt: { due: DUE, received: told('102600000') } },
      also: [{ kind: 'received', providerReference: txId, amount: coins(20_000_000n) }],
    });
  });

  it('never counts what was rejected, or came in another token', async () => {
    const payment = await opened(world);
    world.control.pay({ order: payment.reference, state: 'Rejected' });
    world.control.pay({ order: payment.reference, token: 'ETH_USDC', amount: '103.03' });
    expect((await asked(world, payment)).outcome).toMatchObject({ kind: 'pending' });
    world.clock.advance(31 * MINUTE);
    const result = await asked(world, payment);
    expect(result.outcome).toMatchObject({ kind: 'failed', code: 'expired' });
    expect(result.also).toBeUndefined();
  });

  it('can be cancelled while nobody pays, and money that comes then is told', async () => {
    const payment = await opened(world);
    const { reference, orderId: providerReference } = payment;
    const cancel = followUp({ reference, providerReference });
    expect((await world.adapter.cancelPayment!(cancel)).outcome).toMatchObject({ kind: 'failed', code: 'cancelled' });
    expect((await asked(world, payment)).outcome).toMatchObject({ kind: 'failed', code: 'cancelled' });
    const { txId } = world.control.pay({ order: reference });
    expect(await asked(world, payment)).toMatchObject({
      outcome: { kind: 'failed', code: 'cancelled' },
      also: [{ kind: 'received', providerReference: txId }],
    });
    expect((await world.adapter.cancelPayment!(cancel)).also).toHaveLength(1);
  });

  it('cannot be cancelled once somebody pays: then it is told as what it is', async () => {
    const payment = await opened(world);
    const cancel = followUp({ reference: payment.reference, providerReference: payment.orderId });
    const { txId } = world.control.pay({ order: payment.reference, state: 'Confirming' });
    expect((await world.adapter.cancelPayment!(cancel)).outcome.kind).toBe('pending');
    world.control.deposit(txId, 'Completed');
    expect((await world.adapter.cancelPayment!(cancel)).outcome).toMatchObject({ kind: 'succeeded' });
    const nobodys = followUp({ providerReference: 'O1/../O2' });
    expect((await world.adapter.cancelPayment!(nobodys)).outcome).toMatchObject({ kind: 'failed', code: '2028' });
  });

  it('is found by our reference after its answer was lost, and not opened twice', async () => {
    world.control.addFault({ fault: { kind: 'answerLost' }, match: { operation: 'POST orders' } });
    await expect(opened(world)).rejects.toThrow('no reference');
    const lost = query({ reference: 'REFERENCE1' });
    const { outcome } = await world.adapter.query!(lost);
    expect(outcome).toMatchObject({ kind: 'pending', nextAction: { type: 'pay_to_address' } });
    expect(world.control.count()).toBe(1);
    expect((await world.adapter.query!({ ...lost, reference: 'NEVER' })).outcome).toMatchObject({
      kind: 'failed',
      code: 'absent',
    });
  });

  it('is in doubt, not refused, when its reference was used before', async () => {
    const { start } = await opened(world);
    expect((await world.adapter.openPayment!(start)).outcome).toMatchObject({
      kind: 'unknown',
      evidence: { code: '2040' },
    });
    expect(world.control.count()).toBe(1);
  });

  it('is not sent when its time is over, and lives three hours at most', async () => {
    const late = await world.adapter.openPayment!({
      ...(await opened(world)).start,
      reference: 'LATE',
      expiresAt: '2026-03-02T09:15:00Z',
    });
    expect(late.outcome).toMatchObject({ kind: 'failed', code: 'expired' });
    expect(world.control.count()).toBe(1);
    const { result } = await opened(world, { expiresAt: '2026-03-09T09:15:00Z' });
    expect(result.outcome).toMatchObject({ expiresAt: '2026-03-02T12:15:00.000Z' });
  });

  it('is refused where the provider refuses it', async () => {
    world.control.setQuirks({ zeroFee: false });
    const start = { ...(await opened(world)).start, reference: 'FREE', crypto: { asset: 'ETH_USDT' } };
    expect((await world.adapter.openPayment!(start)).outcome).toMatchObject({ kind: 'failed', code: '2006' });
  });
});
