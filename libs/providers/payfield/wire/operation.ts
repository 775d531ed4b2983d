import type { Money } from '#libs/money';
import { fromProviderAmount } from './amount';
import { isObject, parseJson, textOf } from './json';
import type { JsonObject } from './json';

const STATUSES = ['pending', 'success', 'failed', 'canceled', 'refunded', 'expired'] as const;
/** What the provider shows of a payin or payout (fact sheet 5). */
export type Status = (typeof STATUSES)[number];

/** A payin or payout as an answer or a callback shows it. */
export interface Operation {
  readonly id: string;
  readonly externalId: string;
  readonly status: Status;
  readonly amount: Money;
  readonly shopCode?: string;
  readonly userId?: string;
  readonly transactionType?: string;
  readonly updatedAt?: string;
  /** Of a payout: the recipient's account, only to be compared. */
  readonly accountNumber?: string;
  readonly pageUrl?: string;
  /** ISO 8601, milliseconds. */
  readonly pageExpiresAt?: string;
  readonly paymentData: JsonObject;
}

const ID = /^\d{1,19}$/;
const CURRENCY = /^[A-Z][A-Z0-9_]{2,15}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

/** Undefined for bytes that are not clearly such an object. Unknown fields are ignored; nulls are absent (1). */
export function readOperation(body: Buffer): Operation | undefined {
  const value = parseJson(body);
  if (!isObject(value)) return undefined;
  const id = textOf(value.id);
  const externalId = textOf(value.external_id);
  const status = STATUSES.find((known) => known === value.status);
  const currency = textOf(value.currency) ?? '';
  const amount = CURRENCY.test(currency) ? fromProviderAmount(textOf(value.amount) ?? '', currency) : undefined;
  if (!id || !ID.test(id) || !externalId || !status || !amount) return undefined;
  return { id, externalId, status, amount, ...optionalFields(value) };
}

function optionalFields(value: JsonObject): Omit<Operation, 'id' | 'externalId' | 'status' | 'amount'> {
  return {
    shopCode: textOf(value.shop_code),
    userId: textOf(value.merchant_user_id),
    transactionType: textOf(value.transaction_type),
    updatedAt: textOf(value.updated_at, 40),
    accountNumber: textOf(value.card_number),
    pageUrl: textOf(value.payment_page_url, 2000),
    pageExpiresAt: instantOf(value.payment_page_expires_at),
    paymentData: isObject(value.paymentData) ? value.paymentData : {},
  };
}

/** The provider writes six fraction digits; ours is the form of the ledger's own times. */
function instantOf(value: unknown): string | undefined {
  const text = textOf(value, 40);
  if (text === undefined || !INSTANT.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
