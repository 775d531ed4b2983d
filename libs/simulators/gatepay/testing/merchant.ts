import { createHmac } from 'node:crypto';
import { ManualClock } from '#libs/clock';
import { startGatePaySimulator } from '..';
import type { GatePaySimulatorOptions } from '..';

export const CLIENT_ID = '4186d0c6-6a35-55a9-8dc6-5312769dbff8';
export const SECRET = 'gp_payment_secret_0123456789';
export const SUB_ACCOUNT = '2124538349';
export const INSTITUTION = '/payment/open/institution';

export const ORDER = {
  merchantTradeNo: '163',
  env: { terminalType: 'APP' },
  currency: 'USDT',
  orderAmount: '118.75',
  merchantUserId: 123,
  goods: { goodsType: '02', goodsName: 'Sipariş Ödemesi - 177', goodsDetail: 'Sipariş No : 160' },
  chain: 'MATIC',
  fullCurrType: 'USDT_MATIC',
};

export interface Envelope {
  readonly http: number;
  readonly status: string;
  readonly code: string;
  readonly data: Record<string, unknown> | null;
}

type Headers = Readonly<Record<string, string | undefined>>;

/** A merchant written for these tests alone, so that a slip in the simulator's own signature code shows. */
export async function startMerchant(options: Partial<GatePaySimulatorOptions> = {}) {
  const clock = new ManualClock(new Date('2026-03-02T09:15:00Z'));
  const applications = [{ clientId: CLIENT_ID, secret: SECRET, subAccounts: [SUB_ACCOUNT, '2'] }];
  const simulator = await startGatePaySimulator({ clock, applications, ...options });
  const headersFor = (body: string, changed: Headers): Record<string, string> => {
    const timestamp = changed['x-gatepay-timestamp'] ?? String(clock.now().getTime());
    const nonce = changed['x-gatepay-nonce'] ?? '9578';
    const signature = createHmac('sha512', SECRET).update(`${timestamp}\n${nonce}\n${body}\n`).digest('hex');
    const all = {
      'content-type': 'application/json',
      'x-gatepay-certificate-clientid': CLIENT_ID,
      'x-gatepay-timestamp': timestamp,
      'x-gatepay-nonce': nonce,
      'x-gatepay-signature': signature,
      'x-gatepay-on-behalf-of': SUB_ACCOUNT,
      ...changed,
    };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  };
  const send = async (method: string, path: string, body: string, changed: Headers = {}): Promise<Envelope> => {
    const headers = headersFor(body, changed);
    const answer = await fetch(simulator.url + path, { method, headers, body: method === 'GET' ? undefined : body });
    return { http: answer.status, ...((await answer.json()) as Omit<Envelope, 'http'>) };
  };
  return {
    clock,
    simulator,
    post: (path: string, fields: unknown, changed?: Headers, prefix = INSTITUTION) =>
      send('POST', prefix + path, typeof fields === 'string' ? fields : JSON.stringify(fields), changed),
    get: (path: string, changed?: Headers, prefix = INSTITUTION) => send('GET', prefix + path, '', changed),
  };
}

export type Merchant = Awaited<ReturnType<typeof startMerchant>>;
