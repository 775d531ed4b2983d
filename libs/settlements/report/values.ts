import { InvalidAmountError, InvalidRateError, UnknownCurrencyError, parseAmount, parseRate } from '#libs/money';
import type { LineExchange, PayoutLineKind } from '../settlement/events';
import { ReportRefusedError } from './report';

const KINDS: ReadonlySet<string> = new Set(['payment', 'refund', 'dispute', 'fee', 'adjustment']);
const NAME = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/;
const REFERENCE = /^[A-Za-z0-9_./-]{1,64}$/;
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z)?$/;

/** Each reads one value of a report. @throws ReportRefusedError naming the place */
export function amountAt(place: string, value: unknown, currency: string): bigint {
  if (typeof value !== 'string') throw new ReportRefusedError(place, 'an amount is a text such as "12.30"');
  const sign = value.startsWith('-') ? -1n : 1n;
  try {
    return sign * parseAmount({ value: value.replace(/^-/, ''), currency }).minor;
  } catch (error) {
    if (error instanceof InvalidAmountError || error instanceof UnknownCurrencyError)
      throw new ReportRefusedError(place, error.message);
    throw error;
  }
}

/** What a report says of a line that was charged in another currency: all three members, or none. */
export interface ReportedExchange {
  readonly charged?: unknown;
  readonly charged_currency?: unknown;
  readonly rate?: unknown;
}

/** Undefined where nothing is exchanged. */
export function exchangeAt(
  place: string,
  { charged, charged_currency: currency, rate }: ReportedExchange,
  paid: { readonly gross: bigint; readonly currency: string },
): LineExchange | undefined {
  const given = [charged, currency, rate].filter((value) => value !== undefined && value !== '');
  if (given.length === 0) return undefined;
  if (given.length < 3 || typeof currency !== 'string' || typeof rate !== 'string')
    throw new ReportRefusedError(place, 'charged, charged_currency and rate stand together');
  if (currency === paid.currency) throw new ReportRefusedError(place, 'is charged and paid out in one currency');
  const minor = amountAt(place, charged, currency);
  if (minor < 0n !== paid.gross < 0n) throw new ReportRefusedError(place, 'charged has another sign than gross');
  try {
    parseRate(rate);
  } catch (error) {
    if (error instanceof InvalidRateError) throw new ReportRefusedError(place, error.message);
    throw error;
  }
  return { charged: { minor: String(minor), currency }, rate };
}

export function payoutIdAt(place: string, value: unknown): string {
  if (typeof value === 'string' && NAME.test(value)) return value;
  throw new ReportRefusedError(place, 'a payout is named by 1 to 100 letters, digits and . _ / -');
}

export function referenceAt(place: string, value: unknown): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string' && REFERENCE.test(value)) return value;
  throw new ReportRefusedError(place, 'a reference is 1 to 64 letters, digits and . _ / -');
}

export function timeAt(place: string, value: unknown): string {
  const time = typeof value === 'string' && DATE.test(value) ? new Date(value) : undefined;
  // `Date` rolls the 31st of a short month over into the next.
  if (time && !Number.isNaN(time.getTime()) && time.toISOString().startsWith((value as string).slice(0, 10)))
    return time.toISOString();
  throw new ReportRefusedError(place, 'a time is a date such as 2026-03-07, or an instant in UTC');
}

export function kindAt(place: string, value: unknown): PayoutLineKind {
  if (typeof value === 'string' && KINDS.has(value)) return value as PayoutLineKind;
  throw new ReportRefusedError(place, `a kind is one of ${[...KINDS].join(', ')}`);
}
