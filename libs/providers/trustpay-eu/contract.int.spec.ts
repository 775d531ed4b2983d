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

providerContract('TrustPay EU', ['charge', 'capture', 'void', 'refund'], startHarness);

async function startHarness(): Promise<ProviderHarness> {
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
  const after = (wanted: Partial<StartPayment>) => async () =>
    followUp({ reference: reference(), providerReference: await paid(wanted), notificationUrl: inbox.url });

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
      refund: after({}),
    },
    hostedPayments: [
      payment(),
      payment({ capture: 'manual', description: 'Order 17', language: 'sk' }),
      payment({ saveCard: 'customer' }),
      payment({ cardToken: 'card:8a8394855cfd3692015d0dc3f793355b' }),
    ],
    notifications: async () => {
      inbox.queries.length = 0;
      await paid({});
      await paid({ capture: 'manual' });
      await paid({ saveCard: 'customer' });
      await own.refund!(await after({})());
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
