import { createHmac } from 'node:crypto';
import { ManualClock } from '#libs/clock';
import { startPayfieldSimulator } from '..';
import type { PayfieldSimulator, PayfieldSimulatorOptions, SimulatedMerchant } from '..';
import { Receiver } from './receiver';

export const API_KEY = 'pk_test_payins_0001';
export const SECRET = 'sk_test_payins_0001';

export interface Reply {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of many shapes, each checked by a matcher
  readonly body: any;
}

/** A merchant's program, written for the tests alone; the clock stands still. */
export interface World {
  readonly clock: ManualClock;
  readonly simulator: PayfieldSimulator;
  readonly receiver: Receiver;
  /** A signed request; `headers` replace the right ones. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  payin(fields?: Record<string, unknown>): Promise<Reply>;
  payout(fields?: Record<string, unknown>): Promise<Reply>;
  close(): Promise<void>;
}

const PAYIN = {
  external_id: 'PIN-001',
  amount: '1000.00',
  currency: 'BDT',
  shop_code: 'shop-001',
  merchant_user_id: 'merchant-user-001',
  merchant_user_ip: '203.0.113.10',
};

const MERCHANT: SimulatedMerchant = {
  apiKey: API_KEY,
  secrets: [SECRET],
  shops: [
    { code: 'shop-001', currency: 'BDT', available: '100000.00', credit: '5000.00' },
    { code: 'shop-002', currency: 'INR', payoutData: ['ifsc_code', 'holder'] },
    { code: 'shop-003', currency: 'USDT' },
    { code: 'shop-004', currency: 'INR', output: 'upi', payinData: ['holder', 'email'], maximum: '5000.00' },
  ],
};

/** HMAC over timestamp and body, as the sheet says (section 2). */
export const signatureOf = (timestamp: string, body: Buffer | string, secret = SECRET): string =>
  createHmac('sha256', secret).update(timestamp).update(body).digest('hex');

export async function startWorld(
  options: Partial<PayfieldSimulatorOptions> = {},
  merchant: Partial<SimulatedMerchant> = {},
): Promise<World> {
  const clock = new ManualClock(new Date('2025-12-05T10:00:00Z'));
  const receiver = new Receiver();
  const callback = await receiver.start();
  const merchants = [{ ...MERCHANT, ...merchant }];
  const simulator = await startPayfieldSimulator({ clock, merchants, firstId: 12345, ...options });
  const call: World['call'] = async (method, path, content, headers = {}) => {
    const body = typeof content === 'string' ? content : content === undefined ? '' : JSON.stringify(content);
    const timestamp = headers['x-timestamp'] ?? String(clock.now().getTime() / 1000);
    const signed = {
      ...{ 'x-api-key': API_KEY, 'x-timestamp': timestamp, 'x-signature': signatureOf(timestamp, body) },
      ...(method === 'POST' && { 'content-type': 'application/json' }),
    };
    const sent = Object.entries({ ...signed, ...headers }).filter(([, value]) => value !== '');
    const answer = await fetch(simulator.url + path, {
      ...{ method, headers: Object.fromEntries(sent) },
      body: method === 'POST' ? body : undefined,
    });
    return { status: answer.status, body: await answer.json() };
  };
  const post = (path: string, fields: object) => call('POST', path, { ...PAYIN, callback_url: callback, ...fields });
  return {
    ...{ clock, simulator, receiver, call },
    payin: (fields = {}) => post('/api/v1/payins', fields),
    payout: (fields = {}) => post('/api/v1/payouts', { card_number: '01711 000000', ...fields }),
    close: async () => {
      await simulator.close();
      await receiver.stop();
    },
  };
}
