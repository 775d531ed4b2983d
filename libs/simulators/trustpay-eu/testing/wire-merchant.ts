import { createHmac } from 'node:crypto';
import type { BookedPayment, PayInstruction, PayResult, TrustPayEuSimulator } from '..';
import { ACCOUNT, SECRET } from './merchant';

type Fields = Readonly<Record<string, string>>;

const SIGNED = ['AccountId', 'Amount', 'Currency', 'Reference', 'PaymentType', 'PaymentRequestId'];

/** A merchant that takes bank transfers, written for these tests alone: it signs by the sheet (section 3.1). */
export class WireMerchant {
  private references = 0;

  constructor(private readonly simulator: TrustPayEuSimulator) {}

  /** The signed address of a request; an empty value leaves a field out. */
  address(fields: Fields = {}, secret = SECRET): string {
    return `${this.simulator.url}/mapi5/wire/paypopup?${new URLSearchParams(this.signed(fields, secret)).toString()}`;
  }

  signed(fields: Fields = {}, secret = SECRET): Record<string, string> {
    const Reference = `WIRE${++this.references}`;
    const own = { AccountId: ACCOUNT, Amount: '1.50', Currency: 'EUR', Reference, PaymentType: '0' };
    const values = new Map(Object.entries({ ...own, ...fields }).filter(([, value]) => value !== ''));
    const message = SIGNED.flatMap((name) => values.get(name) ?? []).join('/');
    const Signature = createHmac('sha256', secret).update(message).digest('hex').toUpperCase();
    return { Signature, ...Object.fromEntries(values) };
  }

  /** Opens the address as a browser without following redirects. */
  open(fields: Fields = {}, secret?: string): Promise<Response> {
    return fetch(this.address(fields, secret), { redirect: 'manual' });
  }

  /** Asks for a refund by a POST form; the raw body of the answer. */
  async refund(PaymentRequestId: string, fields: Fields = {}): Promise<string> {
    const body = new URLSearchParams(this.signed({ PaymentType: '8', PaymentRequestId, ...fields }));
    return (await fetch(`${this.simulator.url}/MAPI5/Wire/PayPopup`, { method: 'POST', body })).text();
  }

  pay(fields: Fields = {}, how: Omit<PayInstruction, 'url'> = {}): Promise<PayResult> {
    return this.simulator.control.pay({ url: this.address(fields), ...how });
  }

  booked(id: string): BookedPayment | undefined {
    return this.simulator.book({ paymentRequestId: id })[0];
  }
}
