import { createHmac } from 'node:crypto';
import type { TrustPayEuSimulator } from '..';

export const ACCOUNT = '4107111111';
export const SECRET = '123456';

type Fields = Readonly<Record<string, string>>;

const B = ['BillingCity', 'BillingCountry', 'BillingPostcode', 'BillingStreet', 'CardHolder', 'Email'];
const SIGNED = ['AccountId', 'Amount', 'Currency', 'Reference', 'PaymentType', ...B, 'CardId', 'PaymentRequestId'];

/** The six billing fields of vector T03. */
export const BILLING: Fields = {
  BillingCity: 'Bratislava',
  BillingCountry: 'SK',
  BillingPostcode: '83103',
  BillingStreet: 'Za kasarnou 1',
  CardHolder: 'TrustPay',
  Email: 'info@trustpay.eu',
};

/** A merchant written for these tests alone, so that a slip in the simulator's own signature code shows. */
export class TestMerchant {
  private references = 0;

  constructor(
    private readonly simulator: TrustPayEuSimulator,
    private readonly defaults: Fields = {},
  ) {}

  reference(): string {
    return `REF${++this.references}`;
  }

  /** The signed address of a request; `fields` win over the defaults, an empty value leaves a field out. */
  address(fields: Fields, secret = SECRET): string {
    return `${this.simulator.url}/mapi5/Card/PayPopup?${new URLSearchParams(this.signed(fields, secret)).toString()}`;
  }

  signed(fields: Fields, secret = SECRET): Record<string, string> {
    const own = { AccountId: ACCOUNT, Amount: '1.50', Currency: 'EUR', Reference: this.reference(), PaymentType: '0' };
    const all = Object.entries({ ...own, ...this.defaults, ...fields }).filter(([, value]) => value !== '');
    const values = new Map(all);
    const message = SIGNED.flatMap((name) => values.get(name) ?? []).join('/');
    const Signature = createHmac('sha256', secret).update(message).digest('hex').toUpperCase();
    return { Signature, ...Object.fromEntries(all) };
  }

  /** Opens the address as a browser without following redirects. */
  open(fields: Fields, secret?: string): Promise<Response> {
    return fetch(this.address(fields, secret), { redirect: 'manual' });
  }

  /** A background call: the parsed body. */
  async call(fields: Fields): Promise<{ ResultCode: number; AcquirerResponseId?: string }> {
    const answer = await this.open(fields);
    return (await answer.json()) as { ResultCode: number; AcquirerResponseId?: string };
  }

  /** Opens a hosted page and fills it in; returns the id of the payment. */
  async paid(fields: Fields = {}, card?: string): Promise<string> {
    const { paymentRequestId } = await this.simulator.control.pay({ url: this.address(fields), card });
    return paymentRequestId;
  }

  state(paymentRequestId: string): string | undefined {
    return this.simulator.book({ paymentRequestId })[0]?.state;
  }
}
