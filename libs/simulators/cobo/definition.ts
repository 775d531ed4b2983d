import type { SimulatorDefinition } from '#libs/simulators/kit';
import { DEFAULT_PLATFORM_SECRET } from './options';
import { startCoboSimulator } from './start';
import { publicKeyOf } from './wire/signature';

/** Bytes 00…1f: the caller of the sheet's vectors (2.4). */
const DEFAULT_API_SECRET = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';
const DEFAULT_MERCHANT = 'M1001';

/** What a ledger would register for in the console: what its orders and refunds are about, each once. */
const EVENTS = [
  'payment.order.status.updated',
  ...['created', 'held', 'completed', 'late', 'failed'].map((what) => `payment.transaction.${what}`),
  'payment.refund.status.updated',
];

export const coboSimulator: SimulatorDefinition = {
  name: 'cobo',
  title: 'Cobo',
  defaultPort: 4002,
  start: async ({ environment, ledgerUrl, ...options }) => {
    const apiSecret = environment.COBO_API_SECRET ?? DEFAULT_API_SECRET;
    const merchantId = environment.COBO_MERCHANT_ID ?? DEFAULT_MERCHANT;
    const platformKey = publicKeyOf(DEFAULT_PLATFORM_SECRET);
    if (!/^[0-9a-fA-F]{64}$/.test(apiSecret)) throw new RangeError('COBO_API_SECRET must be 64 hex digits');
    if ((environment.COBO_PLATFORM_KEY ?? platformKey).toLowerCase() !== platformKey) {
      throw new RangeError(`COBO_PLATFORM_KEY must be the simulator's own, ${platformKey}`);
    }
    const simulator = await startCoboSimulator({
      ...options,
      apiKeys: [publicKeyOf(apiSecret)],
      merchants: [merchantId],
      webhooks: ledgerUrl === undefined ? [] : [{ url: `${ledgerUrl}/notifications/cobo`, events: EVENTS }],
    });
    return {
      url: simulator.url,
      settings: {
        COBO_API_SECRET: apiSecret,
        COBO_PLATFORM_KEY: platformKey,
        COBO_MERCHANT_ID: merchantId,
        COBO_API_URL: `${simulator.url}/v2`,
      },
      close: () => simulator.close(),
    };
  },
};
