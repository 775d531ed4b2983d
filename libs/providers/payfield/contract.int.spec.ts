import { systemClock } from '#libs/clock';
import { startPayfieldSimulator } from '#libs/simulators/payfield';
import { createHttpClient } from '../spi';
import type { QueryOperation, RawNotification, StartPayment } from '../spi';
import { providerContract } from '../spi/testing';
import type { ProviderHarness } from '../spi/testing';
import { createPayfieldAdapter } from './adapter';
import { API_KEY, SECRET, config, payment, taka } from './testing/samples';
import { startInbox } from './testing/inbox';
import { Credentials } from './wire/credentials';

providerContract('Payfield: the contract of providers', ['openPayment', 'query'], startHarness);

const PAYEE = { account_number: '01711000000', merchant_user_id: 'u-1', merchant_user_ip: '203.0.113.10' };

async function startHarness(): Promise<ProviderHarness> {
  const shops = [...config().shops].flatMap(([currency, codes]) =>
    codes.map((code) => ({ code, currency, available: '1000000' })),
  );
  const merchants = [{ apiKey: API_KEY, secrets: [SECRET], shops }];
  const simulator = await startPayfieldSimulator({ clock: systemClock, merchants });
  const inbox = await startInbox();
  const adapter = (apiUrl: string, deadlineMs: number, secret = SECRET) =>
    createPayfieldAdapter(config({ apiUrl, deadlineMs, credentials: new Credentials(API_KEY, [secret]) }), {
      http: createHttpClient(),
      clock: systemClock,
    });
  const own = adapter(simulator.url, 5_000);
  let references = 0;
  const fresh = (wanted: Partial<StartPayment> = {}) =>
    payment({ reference: `R${++references}`, notificationUrl: inbox.url, ...wanted });

  /** Opens a payin and lets the payer pay; gives our reference of it. */
  const paid = async (wanted: Partial<StartPayment> = {}): Promise<string> => {
    const { reference } = fresh(wanted);
    await own.openPayment!(fresh({ ...wanted, reference }));
    simulator.control.pay({ externalId: reference });
    return reference;
  };
  const known = async (): Promise<QueryOperation> => ({
    ...{ type: 'authorize', reference: await paid(), amount: taka(100_000n) },
    requestedAt: '2025-12-05T10:00:00Z',
  });
  const payout = { ...PAYEE, currency: 'BDT', amount: '10.00' };

  return {
    serverUrl: simulator.url,
    adapter,
    adapterWithOtherKeys: () => adapter(simulator.url, 5_000, 'other'),
    requests: { openPayment: async () => fresh(), query: known },
    operations: async () => {
      const there = await known();
      return [{ there, none: { ...there, reference: 'NEVER-OPENED' } }];
    },
    answers: { openPayment: 'pending' },
    impossiblePayments: [
      payment({ method: 'card' }),
      payment({ capture: 'manual' }),
      payment({ amount: { minor: 100n, currency: 'EUR' } }),
      payment({ payer: {} }),
      payment({ customerId: undefined }),
    ],
    notifications: async () => {
      inbox.received.length = 0;
      const reference = await paid();
      await paid();
      simulator.control.end({ externalId: reference, status: 'refunded' });
      await simulator.control.settle();
      return [...inbox.received];
    },
    signedAgain,
    clientInputs: async () => {
      await own.clientOperations!.find(({ name }) => name === 'create-payout')!.call(payout, 'PAYOUT-1');
      return {
        balance: { currency: 'BDT' },
        'create-payout': payout,
        'payout-status': { currency: 'BDT', external_id: 'PAYOUT-1' },
      };
    },
    close: async () => {
      await Promise.all([simulator.close(), own.close!(), inbox.close()]);
    },
  };
}

function signedAgain(raw: RawNotification): RawNotification {
  const { 'x-timestamp': timestamp = '' } = raw.headers;
  const signature = new Credentials(API_KEY, [SECRET]).sign(timestamp, raw.body.toString('utf8'));
  return { ...raw, headers: { ...raw.headers, 'x-signature': signature } };
}
