import { createHash, createPrivateKey, sign } from 'node:crypto';
import { API_KEY, API_SECRET } from './vectors';

const key = createPrivateKey({
  key: Buffer.from(`302e020100300506032b657004220420${API_SECRET}`, 'hex'),
  format: 'der',
  type: 'pkcs8',
});
const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest();

export interface Called {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of many shapes, each checked by a matcher
  readonly body: any;
}

/** A caller written for these tests alone, so that a slip in the simulator's own signature code shows. */
export class TestCaller {
  private references = 0;

  constructor(
    private readonly url: string,
    private readonly now: () => Date,
  ) {}

  reference(): string {
    return `REF${++this.references}`;
  }

  /** `change`: headers to spoil or leave out. */
  async call(method: string, path: string, body?: object, change: Record<string, string> = {}): Promise<Called> {
    const text = body === undefined ? '' : JSON.stringify(body);
    const [place = '', query = ''] = path.split('?');
    const nonce = String(this.now().getTime());
    const signed = `${method}|/v2/payments/${place}|${nonce}|${query}|${text}`;
    const headers = {
      'biz-api-key': API_KEY,
      'biz-api-nonce': nonce,
      'biz-api-signature': sign(null, sha256(sha256(signed)), key).toString('hex'),
      ...(body && { 'content-type': 'application/json' }),
      ...change,
    };
    const answer = await fetch(`${this.url}/v2/payments/${path}`, { method, headers, ...(body && { body: text }) });
    const raw = await answer.text();
    return { status: answer.status, headers: answer.headers, text: raw, body: JSON.parse(raw || 'null') };
  }

  /** The sheet's example with a reference of its own; `fields` win. */
  order(fields: object = {}): Promise<Called> {
    return this.call('POST', 'orders', {
      ...{ merchant_id: 'M1001', psp_order_code: this.reference(), pricing_currency: 'USD' },
      ...{ pricing_amount: '100.00', fee_amount: '2.00', payable_currency: 'ETH_USDT', amount_tolerance: '0.5' },
      ...fields,
    });
  }
}
