import type { ClientField } from '../../spi';
import { shortest } from '../wire/amount';
import { JsonNumber } from '../wire/json';

/** An input of an operation, and how it travels to the provider. */
export interface WireField extends ClientField {
  /** A number in the JSON, in its shortest form; else a text. */
  readonly isNumber?: true;
  /** Name in the request; default the same. */
  readonly wireName?: string;
}

const field = (name: string, description: string, pattern: string, example: string): WireField => ({
  ...{ name, description, required: true, pattern, example },
});

export const optional = (one: WireField): WireField => ({ ...one, required: false });
export const asNumber = (one: WireField): WireField => ({ ...one, isNumber: true });

const AMOUNT = '[0-9]{1,12}(?:\\.[0-9]{1,2})?';
const ADDRESS = 'https?://[^\\s]{1,1900}';

export const amount = field('amount', 'Amount in major units, at most two decimals', AMOUNT, '35.50');
export const orderAmount: WireField = { ...asNumber(amount), wireName: 'order_amount' };
export const refundAmount: WireField = { ...asNumber(amount), wireName: 'refund_amount' };
export const orderNo = field('order_no', 'Number of the order', '[0-9A-Za-z][0-9A-Za-z_.-]{0,63}', 'ORD-2026-000001');
/** Free text, which must not carry a card number to the provider. */
export const reason = optional(
  field('reason', 'Why it is refunded', '(?!.*[0-9](?:[ -]?[0-9]){12})[^\\u0000-\\u001f]{1,200}', 'returned goods'),
);
export const currency = field('currency', 'Currency of the account', 'USD|INR', 'USD');
export const currencyId: WireField = { ...currency, wireName: 'currency_id' };
export const notifyUrl = field('notify_url', 'Where the provider posts its callback', ADDRESS, 'https://m.example/cb');
export const cardTypeId = field('card_type_id', 'Kind of card, from the available cards', '[0-9A-Za-z_-]{1,64}', '23');
export const cardIndex = asNumber(
  field('card_id', "The issuer's number of a card; not the card number", '[1-9][0-9]{0,11}', '1001'),
);
export const cardUuid = field(
  'card_id',
  "The issuer's id of a card; not the card number",
  '[0-9a-fA-F-]{36}',
  '7f1c2c52-7f3e-4b57-9a53-1f0a6e2b9c11',
);
export const cardholderId: WireField = { ...cardUuid, name: 'cardholder_id', description: 'Id of the cardholder' };
export const page = optional(asNumber(field('page', 'Page, from 1', '[1-9][0-9]{0,5}', '1')));
export const pageSize = optional(asNumber(field('page_size', 'Rows of a page', '[1-9][0-9]{0,2}', '20')));
export const name = (which: 'first' | 'last'): WireField =>
  field(`${which}_name`, `The cardholder's ${which} name`, '[^0-9<>&"]{1,64}', 'Test');
export const email = field('email', "The cardholder's e-mail address", '[^@\\s]{1,64}@[^@\\s]{1,190}', 'a@example.com');
export const countryCode = field('country_code', 'Country of the telephone number', '[A-Z]{2}', 'SG');
export const phoneNumber = field('phone_number', 'Telephone number without the country', '[0-9]{4,12}', '81234567');

/** Card data: in an operation only where the deployment says that it is in scope of PCI DSS. */
const cardData = (one: WireField): WireField => ({ ...one, sensitive: true });
export const cardNumber = cardData(field('card_number', 'Card number', '[0-9]{12,19}', '4111111111111117'));
export const cardExpiry = cardData(
  field('card_expiry', 'Expiry as YYYY-MM', '20[0-9]{2}-(?:0[1-9]|1[0-2])', '2028-09'),
);
export const cardCvv = cardData(field('card_cvv', 'Security code', '[0-9]{3,4}', '123'));
export const cardHolder = (which: 'first' | 'last'): WireField => ({
  ...name(which),
  name: `card_holder_${which}_name`,
});

/** Only what the SPI shows of a field. */
export const describe = ({ isNumber: _isNumber, wireName: _wireName, ...shown }: WireField): ClientField => shown;

/** The fields in the words and the types of the wire; what was not given is left out. */
export function toWire(
  fields: readonly WireField[],
  input: Readonly<Record<string, string>>,
): Record<string, string | JsonNumber | undefined> {
  return Object.fromEntries(
    fields.map(({ name: given, wireName = given, isNumber }) => {
      const text = input[given] || undefined;
      return [wireName, isNumber && text !== undefined ? new JsonNumber(shortest(text) ?? text) : text];
    }),
  );
}
