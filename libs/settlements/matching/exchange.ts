import { convert, parseRate } from '#libs/money';
import type { Money } from '#libs/money';
import type { Exchange } from '#libs/payments';
import { total } from './order';
import type { Item, LineOf } from './types';

/** What a line pays, in the currency in which the payer was charged. */
export const chargedBy = ({ payout, line: { exchange, gross } }: LineOf): Money =>
  exchange
    ? { minor: BigInt(exchange.charged.minor), currency: exchange.charged.currency }
    : { minor: gross, currency: payout.currency };

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

/** What a payout in another currency gives for items, and what of its fee is booked already, in its currency. */
export interface PaidByExchange {
  readonly exchange: Exchange;
  readonly knownFee: bigint;
}

/**
 * The receivable of the items is given for one in the payout's currency, without the part that a booked fee took of it
 * already. Coins that were taken in at a quote of the same currency are worth what the books have them at; all else is
 * worth its amount at the rate. Undefined where nothing is exchanged.
 */
export function paidByExchange(lines: readonly LineOf[], items: readonly Item[]): PaidByExchange | undefined {
  const [of] = lines as [LineOf];
  const [item] = items as [Item];
  if (!of.line.exchange) return undefined;
  const { currency, source } = of.payout;
  const booked = total(items.map(({ knownFee }) => knownFee));
  const knownFee = atRate({ minor: booked, currency: item.currency }, of);
  const charged = total(items.map(({ gross }) => gross)) - booked;
  const settled = total(lines.map(({ line }) => line.gross)) - knownFee;
  const worth = valueOf(items, currency) ?? total(lines.map((one) => atRate(chargedBy(one), one)));
  const json = (minor: bigint, unit: string) => ({ minor: String(minor), currency: unit });
  return {
    knownFee,
    exchange: {
      charged: json(charged, item.currency),
      settled: json(settled, currency),
      value: json(worth - knownFee, currency),
      rate: of.line.exchange.rate,
      source: source ?? 'report',
    },
  };
}

/** What the books have items at that were taken in at a quote of this currency; undefined for others. */
const valueOf = (items: readonly Item[], currency: string): bigint | undefined =>
  items.every(({ value }) => value?.currency === currency)
    ? total(items.map(({ value }) => BigInt(value!.minor)))
    : undefined;

const atRate = (money: Money, { payout, line }: LineOf): bigint =>
  convert(money, parseRate(line.exchange!.rate), payout.currency, 'half-even').minor;

const magnitude = (minor: bigint): bigint => (minor < 0n ? -minor : minor);
