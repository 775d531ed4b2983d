import { ManualClock } from '#libs/clock';
import { operationReference } from '#libs/payments';
import type { TrustPayEuSimulator } from '#libs/simulators/trustpay-eu';
import { startTrustPayEuSimulator } from '#libs/simulators/trustpay-eu';
import { createHttpClient } from '../../spi';
import { createTrustPayEuAdapter } from '../adapter';
import { bankAt, bankingConfig } from '../testing/bank';
import { SECRET, config, euros, followUp } from '../testing/samples';
import { findLine } from './find-line';

const reference = operationReference('7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11', 2);

describe('the line of the account that is an operation of ours', () => {
  const clock = new ManualClock(new Date('2026-03-02T09:15:00Z'));
  let simulator: TrustPayEuSimulator;
  const adapters: ReturnType<typeof createTrustPayEuAdapter>[] = [];
  beforeEach(async () => {
    const accounts = [{ accountId: config().accountId, secrets: [SECRET] }];
    simulator = await startTrustPayEuSimulator({ clock, accounts });
  });
  afterEach(async () => {
    await Promise.all(adapters.splice(0).map((adapter) => adapter.close!()));
    await simulator.close();
  });

  /** With API Banking for refunds, or without any. */
  const adapterAt = (isBanked: boolean) => {
    const banking = isBanked ? bankingConfig(simulator.url) : undefined;
    const parts = { http: createHttpClient(), bank: isBanked ? bankAt(simulator.url, clock) : undefined };
    const adapter = createTrustPayEuAdapter(config({ gatewayUrl: simulator.url, banking }), parts);
    adapters.push(adapter);
    return adapter;
  };
  const lineOf = (type: 'authorize' | 'refund', minor: bigint) =>
    adapterAt(true).findLine!({ type, reference, amount: euros(minor), requestedAt: clock.now().toISOString() });
  const receive = (amount: string, bearing: string) => simulator.control.wires.transfer({ amount, reference: bearing });

  it('is found for a refund that was asked for by a background call, before refunds went by the bank', async () => {
    const { paymentId } = await receive('10.00', 'R1');
    const refund = followUp({ reference, amount: euros(400n), providerReference: `wire:${paymentId}` });
    expect((await adapterAt(false).refund!(refund)).outcome.kind).toBe('succeeded');
    expect(await lineOf('refund', 400n)).toMatchObject({
      kind: 'answered',
      data: { transactionId: expect.stringMatching(/^\d+$/), providerReference: expect.stringMatching(/^order:\d+$/) },
    });
  });

  it('is not said to be missing where one bears the reference over another sum: nobody knows', async () => {
    await receive('9.00', reference);
    expect(await lineOf('authorize', 1_000n)).toMatchObject({ kind: 'unknown' });
    expect(await lineOf('authorize', 900n)).toMatchObject({
      kind: 'answered',
      data: { transactionId: expect.any(String) },
    });
  });

  it('is not said to be missing for a refund that the bank holds without a line, as long as it counts it', async () => {
    const { paymentId } = await receive('10.00', 'R1');
    const refund = followUp({ reference, amount: euros(400n), providerReference: `wire:${paymentId}` });
    const look = (otherRefunds?: ReturnType<typeof euros>) =>
      adapterAt(true).findLine!({ ...refund, type: 'refund', requestedAt: clock.now().toISOString(), otherRefunds });
    expect(await look()).toEqual({ kind: 'answered', data: undefined });
    simulator.control.addFault({ fault: { kind: 'bankOrder', state: 'Blocked' } });
    simulator.control.addFault({ fault: { kind: 'answerLost' }, match: { operation: 'RefundPayment' } });
    expect((await adapterAt(true).refund!(refund)).outcome.kind).toBe('unknown');
    expect(await look()).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('given back') });
    expect(await look(euros(399n))).toMatchObject({ kind: 'unknown' });
    expect(await look(euros(400n))).toEqual({ kind: 'answered', data: undefined });
    expect(await lineOf('refund', 400n)).toMatchObject({ kind: 'unknown' });
  });

  it('is not said to be missing for a refund as long as the bank does not say what it gave back', async () => {
    const { paymentId } = await receive('10.00', 'R1');
    const http = createHttpClient();
    const silent: typeof http = {
      send: async (request) => {
        const result = await http.send(request);
        if (result.kind !== 'answered') return result;
        return { ...result, body: Buffer.from(result.body.toString().replaceAll('"RefundedAmount"', '"Other"')) };
      },
      close: () => http.close(),
    };
    const refund = followUp({ reference, amount: euros(400n), providerReference: `wire:${paymentId}` });
    const operation = { ...refund, type: 'refund', requestedAt: clock.now().toISOString() } as const;
    const { desk, close } = bankAt(simulator.url, clock, { http: silent });
    const found = await findLine(desk, operation);
    await close();
    expect(found).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('does not say') });
  });
});
