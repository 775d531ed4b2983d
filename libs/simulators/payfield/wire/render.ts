import type { Answer } from '#libs/simulators/kit';
import type { Shop } from '../merchants';
import type { Operation } from '../operation';
import type { Quirks } from '../quirks';
import { formatDecimal } from './decimal';
import type { Refusal } from './refusal';
import { showSnapshotTime, showTime } from './timestamp';

type Fields = Readonly<Record<string, unknown>>;
type Generation = Quirks['generation'];

/** The object of a creation (sheet, section 4); nulls and empty paymentData are left out when it is written. */
export const createdFields = (operation: Operation): Fields => ({
  id: Number(operation.id),
  status: operation.status,
  external_id: operation.externalId,
  amount: formatDecimal(operation.amount, operation.shop.scale),
  currency: operation.shop.currency,
  shop_code: operation.shop.code,
  merchant_user_id: operation.userId,
  merchant_user_ip: operation.userIp,
  callback_url: operation.callbackUrl ?? null,
  card_number: operation.cardNumber,
  paymentData: operation.paymentData,
  ...(operation.shop.output === 'page' &&
    operation.type === 'payin' && {
      payment_page_expires_at: operation.expiresAt === undefined ? null : showTime(operation.expiresAt),
    }),
  transaction_type: operation.type,
  created_at: showTime(operation.createdAt),
  updated_at: showTime(operation.updatedAt),
  finalization_date: operation.finalizedAt === undefined ? null : showTime(operation.finalizedAt),
});

/** The shorter object of a status query (section 5). */
export const statusFields = (operation: Operation): Fields => ({
  id: Number(operation.id),
  external_id: operation.externalId,
  shop_code: operation.shop.code,
  status: operation.status,
  amount: formatDecimal(operation.amount, operation.shop.scale),
  currency: operation.shop.currency,
  updated_at: showTime(operation.updatedAt),
  paymentData: operation.paymentData,
});

/** The snapshot of a shop (section 7): always two decimals. */
export function balanceFields(shop: Shop, now: number, generation: Generation): Fields {
  const show = (minor: bigint): string => formatDecimal((minor * 100n) / 10n ** BigInt(shop.scale), 2);
  const [available, pending, frozen, credit] = [shop.available, shop.pending, shop.frozen, shop.credit].map(show);
  if (generation === 'A') return { currency: shop.currency, balance: available, on_hold: pending };
  return {
    currency: shop.currency,
    shop: { id: shop.id, code: shop.code },
    as_of: showSnapshotTime(now),
    ...{ available, balance: available, pending, frozen, credit },
    total: show(shop.available + shop.pending + shop.frozen + shop.credit),
    on_hold: pending,
    buckets: { available, pending, frozen, credit },
    pending_breakdown: { payout_reserved: pending },
  };
}

export function answer(status: number, fields: Fields, generation: Generation): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: write(fields, generation) };
}

/** In the newer contract with a stable code, in the older one with the message alone (section 8). */
export function refusalAnswer({ status, code, message, errors }: Refusal, generation: Generation): Answer {
  const codes = generation === 'B' ? { code, error: { code, message } } : {};
  return answer(status, { message, ...codes, ...(errors && { errors }) }, generation);
}

/** Amounts of the older contract are JSON numbers, written from the text and never through a float. */
export function write(fields: Fields, generation: Generation): string {
  if (generation === 'B')
    return JSON.stringify(fields, (_name, value: unknown) => (isEmpty(value) ? undefined : value));
  return JSON.stringify(fields).replace(
    /"(amount|balance|on_hold)":"(-?\d+)(?:\.(\d*?)0*)?"/g,
    (_all, name: string, whole: string, fraction?: string) => `"${name}":${whole}${fraction ? `.${fraction}` : ''}`,
  );
}

const isEmpty = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.keys(value).length === 0);
