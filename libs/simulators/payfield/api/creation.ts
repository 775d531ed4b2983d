import { isIP } from 'node:net';
import type { OperationType } from '../operation';
import type { Quirks } from '../quirks';
import { invalid } from '../wire/refusal';

/** The fields of a creation, each of the right form; what depends on the shop is not checked yet. */
export interface Creation {
  readonly externalId: string;
  /** A decimal text, sign and exponent refused; how many decimals it may have depends on the shop. */
  readonly amount: string;
  readonly currency: string;
  readonly shopCode?: string;
  readonly callbackUrl?: string;
  readonly userId: string;
  readonly userIp: string;
  readonly cardNumber?: string;
  readonly paymentData: Readonly<Record<string, string>>;
}

type Body = Readonly<Record<string, unknown>>;

const EXTERNAL_ID = /^[A-Za-z0-9._-]{1,64}$/;
const DECIMAL = /^\d{1,30}(\.\d{1,18})?$/;
const POSITIVE = /[1-9]/;
const CARD_NUMBER = /^[A-Za-z0-9 -]{3,64}$/;

/** JSON, then required fields and types, in the order of the sheet (section 4 and 9.2). @throws Refusal 422 */
export function readCreation(bytes: Buffer, type: OperationType, { generation }: Quirks): Creation {
  const body = parse(bytes);
  const externalId = text(body, 'external_id');
  if (!EXTERNAL_ID.test(externalId)) throw invalid('external_id is invalid');
  const amount = readAmount(body.amount, generation);
  const currency = text(body, 'currency');
  const cardNumber = type === 'payout' ? text(body, 'card_number') : undefined;
  if (cardNumber !== undefined && !CARD_NUMBER.test(cardNumber)) throw invalid('card_number is invalid');
  const userId = text(body, 'merchant_user_id');
  const userIp = text(body, 'merchant_user_ip');
  if (isIP(userIp) === 0) throw invalid('merchant_user_ip must be a valid IP address');
  const callbackUrl = optional(body, 'callback_url');
  if (callbackUrl !== undefined && !isWebAddress(callbackUrl)) throw invalid('callback_url must be a valid URL');
  const shopCode = optional(body, 'shop_code');
  const paymentData = readPaymentData(body.paymentData ?? body.payment_data);
  return { externalId, amount, currency, shopCode, callbackUrl, userId, userIp, cardNumber, paymentData };
}

function parse(bytes: Buffer): Body {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw invalid('Invalid JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid('Invalid JSON');
  return value as Body;
}

function text(body: Body, name: string): string {
  const value = body[name];
  if (typeof value !== 'string' || value.trim() === '') throw invalid(`${name} is required`);
  return value;
}

function optional(body: Body, name: string): string | undefined {
  return body[name] === undefined || body[name] === null ? undefined : text(body, name);
}

/** A JSON number only in the older contract (section 1). */
function readAmount(value: unknown, generation: Quirks['generation']): string {
  const written = generation === 'A' && typeof value === 'number' ? String(value) : value;
  if (typeof written === 'string' && DECIMAL.test(written) && POSITIVE.test(written)) return written;
  throw invalid(`amount must be a positive ${generation === 'A' ? 'number' : 'decimal string'}`);
}

function readPaymentData(value: unknown): Readonly<Record<string, string>> {
  if (value === undefined || value === null) return {};
  const isObject = typeof value === 'object' && !Array.isArray(value);
  if (!isObject || !Object.values(value).every((field) => typeof field === 'string')) {
    throw invalid('Invalid paymentData');
  }
  return value as Record<string, string>;
}

const isWebAddress = (address: string): boolean => URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
