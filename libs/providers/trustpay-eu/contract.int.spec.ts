import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '#libs/clock';
import { startTrustPayEuSimulator } from '#libs/simulators/trustpay-eu';
import { createHttpClient } from '../spi';
import type { RawNotification, StartPayment } from '../spi';
import { providerContract } from '../spi/testing';
import type { ProviderHarness } from '../spi/testing';
import { createTrustPayEuAdapter } from './adapter';
import { SigningKeys } from './signature';
import { SECRET, asRaw, charge, config, followUp, payment } from './testing/samples';

const ABILITIES = ['charge', 'capture', 'void', 'refund'] as const;
providerContract('TrustPay EU with cards', ABILITIES, () => startHarness('card'));
providerContract('TrustPay EU with bank transfers', ABILITIES, () => startHarness('bank_transfer'));

/** `refunded`: whether the refunds of the suite give back card payments or bank transfers. */
async function startHarness(refunded: 'card' | 'bank_transfer'): Promise<ProviderHarness> {
  const simulator = await startTrustPayEuSimulator({
    clock: systemClock,
    accounts: [{ accountId: config().accountId, secrets: [SECRET] }],
    quirks: { singleQuotes: true },
  });
  const inbox = await startInbox();
  const adapter = (gatewayUrl: string, deadlineMs: number) =>
    createTrustPayEuAdapter(config({ gatewayUrl, deadlineMs }), { http: createHttpClient() });
  const own = adapter(simulator.url, 5_000);
  let references = 0;
  const reference = () => `R${++references}`;

  /** Opens the hosted page and pays there; gives the provider's id of the payment. */
  const paid = async (wanted: Partial<StartPayment>): Promise<string> => {
    const { url } = own.hostedPage!(payment({ reference: reference(), notificationUrl: inbox.url, ...wanted }));
    return (await simulator.control.pay({ url })).paymentRequestId;
  };
  /** Pays from a bank, by default at once; gives the adapter's name of the payment. */
  const transferred = async (outcome = 'paid'): Promise<string> => {
    const wire = { method: 'bank_transfer', reference: reference(), notificationUrl: inbox.url } as const;
    const { url } = own.hostedPage!(payment(wire));
    const { paymentId = '' } = await simulator.control.pay({ url, outcome });
    return `wire:${paymentId}`;
  };
  const refundOfTransfer = async () =>
    followUp({ reference: reference(), providerReference: await transferred(), notificationUrl: inbox.url });
  const after = (wanted: Partial<StartPayment>) => async () =>
    followUp({ reference: reference(), providerReference: await paid(wanted), notificationUrl: inbox.url });

  const cardMessages = async () => {
    await paid({});
    await paid({ capture: 'manual' });
    await paid({ saveCard: 'customer' });
    await own.refund!(await after({})());
  };
  /** Each stage of one payment, money without a reference, a refund and one that the bank sends back. */
  const wireMessages = async () => {
    const id = (await transferred('never-paid')).replace('wire:', '');
    for (const resultCode of [3, 4, 0]) await simulator.control.wires.stage({ id, resultCode });
    await simulator.control.wires.transfer({ amount: '7.00', notificationUrl: inbox.url });
    await own.refund!(await refundOfTransfer());
    simulator.control.addFault({ fault: { kind: 'refundRefused' } });
    await own.refund!(await refundOfTransfer());
  };

  return {
    serverUrl: simulator.url,
    adapter,
    adapterWithOtherKeys: () =>
      createTrustPayEuAdapter(config({ keys: new SigningKeys(['other']) }), { http: createHttpClient() }),
    requests: {
      charge: async () =>
        charge({ reference: reference(), cardToken: `mandate:${await paid({ saveCard: 'merchant' })}` }),
      capture: after({ capture: 'manual' }),
      void: after({ capture: 'manual' }),
      refund: refunded === 'card' ? after({}) : refundOfTransfer,
    },
    hostedPayments: [
      payment(),
      payment({ capture: 'manual', description: 'Order 17', language: 'sk' }),
      payment({ saveCard: 'customer' }),
      payment({ cardToken: 'card:8a8394855cfd3692015d0dc3f793355b' }),
      payment({ method: 'bank_transfer' }),
      payment({ method: 'bank_transfer', payer: {}, description: 'Order 17', language: 'cs' }),
    ],
    notifications: async () => {
      inbox.queries.length = 0;
      if (refunded === 'card') await cardMessages();
      else await wireMessages();
      await simulator.control.settle();
      return inbox.queries.map(asRaw);
    },
    close: async () => {
      await Promise.all([simulator.close(), own.close!(), inbox.close()]);
    },
  };
}

/** Takes notifications as our own endpoint would, exactly as they come. */
async function startInbox() {
  const queries: RawNotification['query'][] = [];
  const server = createServer((request, response) => {
    queries.push(request.url!.slice(request.url!.indexOf('?') + 1));
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/n`, queries, close };
}
