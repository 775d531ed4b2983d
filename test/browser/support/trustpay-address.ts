import { createHmac } from 'node:crypto';

const SIGNED = ['AccountId', 'Amount', 'Currency', 'Reference', 'PaymentType', 'CardId'];

/** The signed address of a hosted card payment, made by the rule of the fact sheet and no library of ours. */
export function signedCardAddress(base: string, secret: string, fields: Readonly<Record<string, string>>): string {
  const message = SIGNED.flatMap((name) => fields[name] ?? []).join('/');
  const Signature = createHmac('sha256', secret).update(message).digest('hex').toUpperCase();
  return `${base}/mapi5/Card/PayPopup?${new URLSearchParams({ ...fields, Signature }).toString()}`;
}
