import { apportion, convert, parseRate, rateBetween } from '#libs/money';
import type { Money } from '#libs/money';
import type { Exchange } from '#libs/payments';
import { total } from './order';
import type { Item, LineOf } from './types';

/** What a line pays, in the currency in which the payer was charged. */
export const chargedBy = ({ payout, line: { exchange, gross } }: LineOf): Money =>
  exchange
    ? { minor: BigInt(exchange.charged.minor), currency: exchange.charged.currency }
    : { minor: gross, currency: payout.currency };

/** The currencies for which lines were sold: none, one, or more than one settlement can tell of. */
export const soldFor = (lines: readonly LineOf[]): ReadonlySet<string> =>
  new Set(lines.filter(({ line }) => line.exchange).map(({ payout }) => payout.currency));

/** A provider rounds each line by itself, and not all round alike. */
const ROUNDING = 1n;

/**
 * Whether what each line pays is what it charged at its rate, and all of them are at one rate: only then are two
 * currencies one payment.
 */
export function isExplained(lines: readonly LineOf[]): boolean {
  const exchanged = lines.filter(({ line }) => line.exchange);
  const rates = new Set(exchanged.map(({ payout, line }) => `${payout.currency} ${line.exchange!.rate}`));
  if (exchanged.length > 0 && (rates.size > 1 || exchanged.length < lines.length)) return false;
  return exchanged.every((of) => magnitude(of.line.gross - atRate(chargedBy(of), of)) <= ROUNDING);
}

/** What a payout in another currency gives for each item, and what of its fee is booked already, in its currency. */
export interface PaidByExchange {
  /** In the order of the items. */
  readonly exchanges: readonly Exchange[];
  readonly knownFee: bigint;
}

/**
 * The receivable of the items is given for one in the payout's currency, without the part that a booked fee took of it
 * already. Coins that were taken in at a quote of the same currency are worth what the books have them at; all else is
 * worth its amount at the rate. Each item takes its part of what is paid, to the cent; what lines beside pay as it was
 * charged is exchanged by none. Undefined where nothing is.
 */
export function paidByExchange(lines: readonly LineOf[], items: readonly Item[]): PaidByExchange | undefined {
  const exchanged = lines.filter(({ line }) => line.exchange);
  const [of] = exchanged;
  if (!of) return undefined;
  const [item] = items as [Item];
  const { currency, source } = of.payout;
  const gross = items.map((one) => one.gross);
  const sold = total(exchanged.map((one) => chargedBy(one).minor));
  const partOf = (amount: bigint): bigint =>
    exchanged.length < lines.length ? (amount * sold) / total(gross) : amount;
  const booked = items.map((one) => partOf(one.knownFee));
  const knownFee = atRate({ minor: total(booked), currency: item.currency }, of);
  const known = apportion(knownFee, booked);
  const charged = apportion(sold, gross);
  const settled = apportion(total(exchanged.map(({ line }) => line.gross)), gross);
  const worth =
    valuesOf(items, currency)?.map(partOf) ??
    apportion(total(exchanged.map((one) => atRate(chargedBy(one), one))), gross);
  const json = (minor: bigint, unit: string) => ({ minor: String(minor), currency: unit });
  const named = { rate: rateOf(exchanged), source: source ?? 'report' };
  const exchanges = items.map((one, index): Exchange => ({
    charged: json(charged[index]! - booked[index]!, one.currency),
    settled: json(settled[index]! - known[index]!, currency),
    value: json(worth[index]! - known[index]!, currency),
    ...named,
  }));
  return { knownFee, exchanges };
}

/** Of parts that were paid at several rates, what they come to together. */
function rateOf(lines: readonly LineOf[]): string {
  const [first] = lines as [LineOf];
  const { rate } = first.line.exchange!;
  if (lines.every(({ line }) => line.exchange!.rate === rate)) return rate;
  const charged = { ...chargedBy(first), minor: total(lines.map((one) => chargedBy(one).minor)) };
  return rateBetween(charged, { minor: total(lines.map(({ line }) => line.gross)), currency: first.payout.currency });
}

/** What the books have each item at that was taken in at a quote of this currency; undefined for others. */
const valuesOf = (items: readonly Item[], currency: string): readonly bigint[] | undefined =>
  items.every(({ value }) => value?.currency === currency) ? items.map(({ value }) => BigInt(value!.minor)) : undefined;

const atRate = (money: Money, { payout, line }: LineOf): bigint =>
  convert(money, parseRate(line.exchange!.rate), payout.currency, 'half-even').minor;

const magnitude = (minor: bigint): bigint => (minor < 0n ? -minor : minor);
