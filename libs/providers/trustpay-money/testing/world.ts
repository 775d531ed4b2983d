import { ManualClock } from '#libs/clock';
import { startTrustPayMoneySimulator } from '#libs/simulators/trustpay-money';
import type { TrustPayMoneySimulatorOptions } from '#libs/simulators/trustpay-money';
import { createHttpClient } from '../../spi';
import type { RawNotification } from '../../spi';
import { startLocalServer } from '../../spi/testing';
import { createTrustPayMoneyAdapter } from '../adapter';
import type { TrustPayMoneyConfig } from '../config';
import { API_KEY, MERCHANT, SECRET, asRaw, config, payment } from './samples';

/** A simulator, an adapter that calls it, and the place where its callbacks arrive. The clock stands still. */
export async function startWorld(
  options: Partial<TrustPayMoneySimulatorOptions> = {},
  settings: Partial<TrustPayMoneyConfig> = {},
) {
  const clock = new ManualClock(new Date('2026-05-26T08:15:00Z'));
  const inbox = await startInbox();
  const merchants = [{ merchantId: MERCHANT, apiKey: API_KEY, secrets: [SECRET] }];
  const simulator = await startTrustPayMoneySimulator({ clock, merchants, ...options });
  const adapterFor = (overrides: Partial<TrustPayMoneyConfig>) =>
    createTrustPayMoneyAdapter(config({ apiUrl: simulator.url, deadlineMs: 15_000, ...settings, ...overrides }), {
      http: createHttpClient(),
    });
  const adapter = adapterFor({});
  let orders = 0;
  /** Another order each time: 22 characters, then the number of its first operation. */
  const orderNo = () => `${'0'.repeat(18)}${String(++orders).padStart(4, '0')}1`;
  return {
    ...{ clock, inbox, simulator, adapter, adapterFor, orderNo, control: simulator.control },
    /** Opens an order of 20 dollars, or as wished; gives its number. */
    async open(wanted: Parameters<typeof payment>[0] = {}): Promise<string> {
      const request = payment({ reference: orderNo(), notificationUrl: inbox.url, ...wanted });
      const { outcome } = await adapter.openPayment!(request);
      if (outcome.kind !== 'pending') throw new Error(JSON.stringify(outcome));
      return request.reference;
    },
    async advance(milliseconds: number): Promise<void> {
      clock.advance(milliseconds);
      await simulator.control.settle();
    },
    async close(): Promise<void> {
      await Promise.all([simulator.close(), adapter.close!(), inbox.close()]);
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;

/** Takes callbacks as our own endpoint would, exactly as they come. */
async function startInbox() {
  const received: RawNotification[] = [];
  /** Statuses for coming calls; then 200. */
  const answers: number[] = [];
  const { origin, close } = await startLocalServer((_, body, response) => {
    received.push(asRaw(body));
    response.writeHead(answers.shift() ?? 200).end('success');
  });
  return { url: `${origin}/n`, received, answers, close };
}
