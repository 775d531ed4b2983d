import { ManualClock } from '#libs/clock';
import type { PayInstruction, TrustPayEuSimulator } from '#libs/simulators/trustpay-eu';
import { startTrustPayEuSimulator } from '#libs/simulators/trustpay-eu';
import { createHttpClient } from '../../spi';
import type { NotifiedFact, ProviderAdapter } from '../../spi';
import { createTrustPayEuAdapter } from '../adapter';
import { startInbox } from '../testing/inbox';
import { SECRET, asRaw, config, euros, followUp, payment } from '../testing/samples';

const STEP = 30_000;

describe('bank transfers between the adapter and the simulated provider', () => {
  const clock = new ManualClock(new Date('2026-03-02T09:15:00Z'));
  let simulator: TrustPayEuSimulator;
  let adapter: ProviderAdapter;
  let inbox: Awaited<ReturnType<typeof startInbox>>;
  let references = 0;

  beforeAll(async () => {
    inbox = await startInbox();
    simulator = await startTrustPayEuSimulator({
      clock,
      accounts: [{ accountId: config().accountId, secrets: [SECRET], balances: { EUR: '0.00' } }],
    });
    adapter = createTrustPayEuAdapter(config({ gatewayUrl: simulator.url }), { http: createHttpClient() });
  });
  afterAll(async () => {
    await Promise.all([simulator.close(), adapter.close!(), inbox.close()]);
  });

  const pay = (reference: string, how: Omit<PayInstruction, 'url'> = {}) => {
    const wire = payment({ method: 'bank_transfer', reference, notificationUrl: inbox.url });
    return simulator.control.pay({ url: adapter.hostedPage!(wire).url, ...how });
  };
  /** What was told since the last time, as `kind amount reference`. */
  const told = async (): Promise<string[]> => {
    await simulator.control.settle();
    return inbox.queries.splice(0).flatMap((query) => {
      expect(adapter.notifications!.verify(asRaw(query))).toMatchObject({ valid: true });
      return adapter.notifications!.parse(asRaw(query)).map(words);
    });
  };
  const words = (fact: NotifiedFact): string =>
    fact.kind === 'ask' ? fact.kind : `${fact.kind} ${fact.amount.minor} ${fact.reference ?? '-'}`;
  const refund = async (reference: string, providerReference: string, minor: bigint) =>
    (
      await adapter.refund!(
        followUp({ reference, providerReference, amount: euros(minor), notificationUrl: inbox.url }),
      )
    ).outcome;
  const next = (): string => `L${++references}`;

  it.each([
    ['paid', ['captured 150'], []],
    ['authorized', ['authorized 150'], ['captured 150']],
    ['announced', ['announced 150'], ['captured 150']],
    ['pending', [], ['captured 150']],
    ['twice', ['captured 150'], ['captured 150']],
    ['rejected', [], []],
  ])('tell of %s what is money and what is not yet', async (outcome, first, second) => {
    const reference = next();
    await pay(reference, { outcome });
    expect(await told()).toEqual(first.map((fact) => `${fact} ${reference}`));
    clock.advance(STEP);
    expect(await told()).toEqual(second.map((fact) => `${fact} ${reference}`));
  });

  it.each([
    ['danube', 'cancelled', 'pay', 'cancel'],
    ['slash', 'success', 'pay', 'pay'],
  ] as const)('come back from %s with a claim: %s', async (bank, claims, _, action) => {
    const reference = next();
    const { redirectTo, paymentRequestId } = await pay(reference, { bank, action });
    const claim = adapter.parseReturn!(new URL(redirectTo!).searchParams);
    expect(claim).toMatchObject({ reference, claims });
    if (claims === 'success') expect(claim!.providerReference).toBe(`wire:${paymentRequestId}`);
    const reported = await told();
    expect(reported).toEqual(claims === 'success' ? [`captured 150 ${reference}`] : []);
  });

  it('are told with the amount that came, more or less, and after a cancellation', async () => {
    const reference = next();
    const { paymentId } = await pay(reference, { action: 'cancel' });
    await simulator.control.wires.stage({ id: paymentId, amount: '1.49' });
    expect(await told()).toEqual([`captured 149 ${reference}`]);
    await pay(reference, { amount: '1.51' });
    expect(await told()).toEqual([`captured 151 ${reference}`]);
  });

  it('without a reference are money of nobody', async () => {
    await pay(next(), { outcome: 'no-reference' });
    expect(await told()).toEqual(['captured 150 -']);
  });

  it('are refunded whole, in parts, not beyond, and not from an empty balance', async () => {
    const { paymentRequestId, paymentId = '' } = await pay(next());
    await told();
    expect(await refund('R1', `wire:${paymentId}`, 50n)).toMatchObject({ kind: 'succeeded', amount: { minor: '50' } });
    expect(await refund('R2', `wire:${paymentRequestId}`, 100n)).toMatchObject({ kind: 'succeeded' });
    expect((await told()).sort()).toEqual(['refunded 100 R2', 'refunded 50 R1']);
    expect(await refund('R3', `wire:${paymentId}`, 1n)).toMatchObject({ kind: 'failed', code: '1011' });
    expect(await refund('R4', 'wire:999', 1n)).toMatchObject({ kind: 'failed', code: '1010' });
    const other = await pay(next());
    simulator.control.changeAccount(config().accountId, { balances: { EUR: '1.49' } });
    expect(await refund('R5', `wire:${other.paymentId}`, 150n)).toMatchObject({ kind: 'failed', code: '1007' });
    await told();
  });

  it('have refunds that the payer’s bank refuses later', async () => {
    const { paymentId } = await pay(next());
    simulator.control.addFault({ fault: { kind: 'refundRefused', afterMs: STEP, reason: 'closed / A. Payer' } });
    expect(await refund('R6', `wire:${paymentId}`, 150n)).toMatchObject({ kind: 'succeeded' });
    await told();
    clock.advance(STEP);
    expect(await told()).toEqual(['refund_failed 150 R6']);
  });
});
