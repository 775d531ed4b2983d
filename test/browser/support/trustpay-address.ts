import { createHmac } from 'node:crypto';

type Fields = Readonly<Record<string, string>>;

/** The signed address of a hosted payment, made by the rule of the fact sheet and no library of ours. */
function signedAddress(address: string, names: readonly string[], secret: string, fields: Fields): string {
  const message = names.flatMap((name) => fields[name] ?? []).join('/');
  const Signature = createHmac('sha256', secret).update(message).digest('hex').toUpperCase();
  return `${address}?${new URLSearchParams({ ...fields, Signature }).toString()}`;
}

const ORDER = ['AccountId', 'Amount', 'Currency', 'Reference', 'PaymentType'];

export const signedCardAddress = (base: string, secret: string, fields: Fields): string =>
  signedAddress(`${base}/mapi5/Card/PayPopup`, [...ORDER, 'CardId'], secret, fields);

export const signedWireAddress = (base: string, secret: string, fields: Fields): string =>
  signedAddress(`${base}/mapi5/wire/paypopup`, ORDER, secret, fields);
