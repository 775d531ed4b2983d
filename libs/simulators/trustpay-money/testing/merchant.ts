import { createHash } from 'node:crypto';
import { ManualClock } from '#libs/clock';
import type { TrustPayMoneySimulator, TrustPayMoneySimulatorOptions } from '..';
import { startTrustPayMoneySimulator } from '..';

export const MERCHANT = '8820250900009';
export const API_KEY = 'key-1';
export const SECRET = 'tp_secret_0123456789abcdef';

export interface Envelope {
  readonly code: number;
  readonly message: string;
  readonly data: Readonly<Record<string, unknown>> | null;
}

/** A merchant written for these tests alone, so that a slip in the simulator's own signature code shows. */
export class TestMerchant {
  private orders = 0;

  constructor(private readonly simulator: TrustPayMoneySimulator) {}

  /** The members of a request in their order; a number is given as its literal in `#…`. */
  body(members: Readonly<Record<string, string>>, secret = SECRET): string {
    const plain = (value: string) => (value.startsWith('#') ? value.slice(1) : value);
    const signed = Object.keys(members)
      .filter((name) => !['', '#0'].includes(members[name]!))
      .sort()
      .map((name) => `${name}=${plain(members[name]!)}`);
    const sign = createHash('md5')
      .update([...signed, `secret=${secret}`].join('&'))
      .digest('hex');
    const written = Object.entries(members).map(
      ([name, value]) => `"${name}":${value.startsWith('#') ? value.slice(1) : JSON.stringify(value)}`,
    );
    return `{${[...written, `"sign":"${sign}"`].join(',')}}`;
  }

  async post(path: string, body: string, headers: Record<string, string> = {}): Promise<Envelope> {
    const answer = await fetch(this.simulator.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': API_KEY, ...headers },
      body,
    });
    if (answer.status !== 200) throw new Error(`HTTP ${answer.status}`);
    return (await answer.json()) as Envelope;
  }

  send(path: string, members: Readonly<Record<string, string>>): Promise<Envelope> {
    return this.post(path, this.body(members));
  }

  order(members: Readonly<Record<string, string>> = {}): Record<string, string> {
    return {
      merchant_id: `#${MERCHANT}`,
      order_no: `order-${++this.orders}`,
      order_amount: '#20',
      currency: 'USD',
      notify_url: 'http://127.0.0.1:9/cb',
      ...members,
    };
  }

  create(members: Readonly<Record<string, string>> = {}): Promise<Envelope> {
    return this.send('/v4/payin/create/order', this.order(members));
  }

  query(order_no: string): Promise<Envelope> {
    return this.send('/v4/query/order', { order_no });
  }
}

export async function startTestWorld(options: Partial<TrustPayMoneySimulatorOptions> = {}) {
  const clock = new ManualClock(new Date('2026-05-26T08:15:00Z'));
  const simulator = await startTrustPayMoneySimulator({
    clock,
    merchants: [{ merchantId: MERCHANT, apiKey: API_KEY, secrets: [SECRET] }],
    callbackTimeoutMs: 500,
    ...options,
  });
  return { clock, simulator, merchant: new TestMerchant(simulator), control: simulator.control };
}
