import { CHAINS, COINS } from '../chains';
import type { Chain } from '../chains';
import { parseDecimal } from '../decimal';
import type { Fiat, Rates } from '../rates';
import { refuse } from '../refusal';
import type { Call, Parameters } from './call';

/** What an order is over, and on which chain it is paid: in its own coin, or in one that is converted. */
export interface Price {
  readonly coin: string;
  readonly chain: Chain;
  readonly amount?: bigint;
  readonly fiatRate?: string;
}

/**
 * Merchants may leave the coin to the chain and its amount to the rate of their own currency; where both pairs are
 * sent, the coins rule, and an institution always names them (sheet 3.1). @throws Refusal
 */
export function priceOf({ input, isInstitution }: Call, rates: Rates): Price {
  const fiat = fiatOf(input);
  if (isInstitution || fiat === undefined || isNamed(input, 'currency', 'orderAmount')) {
    const coin = coinOf(input);
    return { coin, chain: chainOf(input, coin), amount: amountOf(input, 'orderAmount') };
  }
  const chain = chainOf(input);
  const { coin } = chain;
  const price = rates.coinsFor(fiat, coin);
  if (!price) throw refuse(400205, 'currency is unknown: no rate for it');
  return { coin, chain, amount: price.amount, fiatRate: price.rate };
}

/** What is due in the coin that is paid, and the rate where that is another one. @throws Refusal 400623 without one */
export function dueOf({ coin, chain }: Price, charged: bigint, rates: Rates) {
  if (coin === chain.coin) return { due: charged };
  const converted = rates.payFor(coin, charged, chain.coin);
  if (!converted) throw refuse(400623, 'payment currency not supported: no rate for it');
  return { due: converted.amount, rate: converted.rate };
}

const isNamed = (input: Parameters, ...names: string[]): boolean =>
  names.some((name) => input.optional(name, 40) !== undefined);

/** Undefined unless both members are there, each of which must be right by itself. */
function fiatOf(input: Parameters): Fiat | undefined {
  const currency = input.optional('fiatCurrency', 8);
  const text = input.optional('fiatAmount', 40);
  const amount = parseDecimal(text, 2);
  if (currency !== undefined && !/^[A-Z]{3}$/.test(currency)) throw refuse(400001, 'fiatCurrency is malformed');
  if (text !== undefined && !amount) throw refuse(400001, 'fiatAmount is malformed or less than 0.01');
  return currency === undefined || amount === undefined ? undefined : { currency, amount };
}

function coinOf(input: Parameters): string {
  const coin = input.text('currency', 16);
  if (!COINS.includes(coin)) throw refuse(400205, 'currency is unknown');
  return coin;
}

function chainOf(input: Parameters, named?: string): Chain {
  const [chain, type] = [input.text('chain', 16), input.text('fullCurrType', 32)];
  const found = CHAINS.find((each) => each.chain === chain && each.fullCurrType === type);
  const payCurrency = input.optional('payCurrency', 16) ?? named ?? found?.coin;
  if (!found || found.coin !== payCurrency) throw refuse(400623, 'payment currency not supported');
  return found;
}

/** @throws Refusal 400001 for what is no amount */
export function amountOf(input: Parameters, name: string): bigint | undefined {
  const text = input.optional(name, 40);
  if (text === undefined) return undefined;
  const amount = parseDecimal(text, 6);
  if (amount === undefined) throw refuse(400001, `${name} is malformed or has too many decimals`);
  return amount;
}
