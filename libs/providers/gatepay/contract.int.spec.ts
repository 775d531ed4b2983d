import { systemClock } from '#libs/clock';
import { startGatePaySimulator } from '#libs/simulators/gatepay';
import { createHttpClient } from '../spi';
import type { ProviderAdapter } from '../spi';
import { providerContract } from '../spi/testing';
import type { ProviderHarness } from '../spi/testing';
import { createGatePayAdapter } from './adapter';
import { SigningKeys } from './signature';
import { clientInputs } from './testing/client-inputs';
import { startInbox } from './testing/inbox';
import { CLIENT_ID, SUB_ACCOUNT, callback, config, followUp, operation, payment, usdt } from './testing/samples';
import { KEY } from './testing/vectors';

providerContract(
  'GatePay: the contract of providers',
  ['openPayment', 'cancelPayment', 'refund', 'query'],
  startHarness,
);

const create = (overrides: Parameters<typeof config>[0]): ProviderAdapter =>
  createGatePayAdapter(config(overrides), { http: createHttpClient(), clock: systemClock });

const IMPOSSIBLE = [
  payment({ method: 'card' }),
  payment({ capture: 'manual' }),
  payment({ amount: { minor: 100n, currency: 'EUR' } }),
  payment({ crypto: undefined }),
  payment({ crypto: { asset: 'TTRON_USDT1' } }),
  payment({ amount: usdt(0n) }),
  payment({ amount: usdt(5_000_000_000_001n) }),
  payment({ amount: { minor: 1n, currency: 'ETH' }, crypto: { asset: 'ETH' } }),
  payment({ reference: 'no order number' }),
  payment({ crypto: { asset: 'MATIC_USDT', tolerance: { minor: 118_750_000n, currency: 'MATIC_USDT' } } }),
];

async function startHarness(): Promise<ProviderHarness> {
  const inbox = await startInbox();
  const simulator = await startGatePaySimulator({
    clock: systemClock,
    applications: [{ clientId: CLIENT_ID, secret: KEY, subAccounts: [SUB_ACCOUNT], callbackUrl: inbox.url }],
  });
  const own = create({ baseUrl: simulator.url });
  inbox.adapter = own;
  let references = 0;
  const reference = () => `REFERENCE${++references}`;
  const opened = async () => {
    const wanted = payment({ reference: reference() });
    const { outcome } = await own.openPayment!(wanted);
    if (outcome.kind !== 'pending') throw new Error(JSON.stringify(outcome));
    return { reference: wanted.reference, providerReference: outcome.providerReference! };
  };
  const paid = async () => {
    const order = await opened();
    simulator.control.pay({ prepayId: order.providerReference });
    return order;
  };
  const refunded = async () => {
    const { providerReference } = await paid();
    const wanted = followUp({ reference: reference(), providerReference });
    expect((await own.refund!(wanted)).outcome.kind).toBe('pending');
    return wanted.reference;
  };

  return {
    serverUrl: simulator.url,
    adapter: (baseUrl, deadlineMs) => create({ baseUrl, deadlineMs }),
    adapterWithOtherKeys: () => create({ baseUrl: simulator.url, keys: new SigningKeys(['other']) }),
    requests: {
      openPayment: async () => payment({ reference: reference() }),
      cancelPayment: async () => followUp(await opened()),
      refund: async () =>
        followUp({ reference: reference(), providerReference: (await paid()).providerReference, amount: usdt(1n) }),
      query: async () => operation(await paid()),
    },
    operations: async () => {
      const payment = await paid();
      const refund = operation({ ...payment, type: 'refund', reference: await refunded() });
      return [
        { there: operation(payment), none: operation({ reference: reference() }) },
        { there: refund, none: { ...refund, reference: reference() } },
      ];
    },
    funded: async () => {
      await paid();
      return ['USDT'];
    },
    answers: { openPayment: 'pending', cancelPayment: 'failed', refund: 'pending' },
    impossiblePayments: IMPOSSIBLE,
    notifications: async () => {
      inbox.received.length = 0;
      await refunded();
      const { providerReference: prepayId } = await opened();
      simulator.control.pay({ prepayId, trouble: 'wrongCoin' });
      simulator.control.expire({ prepayId });
      simulator.control.pay({ prepayId, amount: '3' });
      await simulator.control.settle();
      return [...inbox.received];
    },
    signedAgain: ({ headers, body }) => callback(body.toString('utf8'), headers['x-gatepay-timestamp'] ?? ''),
    clientInputs: () => clientInputs({ adapter: own, control: simulator.control, reference, paid, refunded }),
    close: async () => {
      await Promise.all([simulator.close(), own.close!(), inbox.close()]);
    },
  };
}
