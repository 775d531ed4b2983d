import { parseCents } from './wire/amount';

/** What the provider holds for a merchant in one currency, in cents (sheet 4.5). */
export interface Balance {
  available: bigint;
  frozen: bigint;
  reserve: bigint;
}

/** A merchant that the simulator knows from the start. Amounts as decimal texts. */
export interface SimulatedMerchant {
  readonly merchantId: string;
  readonly apiKey: string;
  /** The current secret first; former ones after it still verify requests. */
  readonly secrets: readonly string[];
  /** Default USD and INR. */
  readonly currencies?: readonly string[];
  /** Smallest and largest order; default 0.01 to 100000. */
  readonly limits?: { readonly min: string; readonly max: string };
  /** Per mille of the amount, and a fixed part; default 5 % and 3.50, so that 20 costs 4.50. */
  readonly fee?: { readonly perMille: number; readonly fixed: string };
  /** Settled money at the start, from which refunds are paid; default 10000. */
  readonly available?: string;
  /** Asked before a card is charged (sheet 7). */
  readonly riskUrl?: string;
}

export interface Merchant {
  readonly merchantId: string;
  apiKey: string;
  secrets: readonly string[];
  readonly currencies: readonly string[];
  readonly limits: { readonly min: bigint; readonly max: bigint };
  readonly fee: { readonly perMille: bigint; readonly fixed: bigint };
  riskUrl?: string;
  readonly balances: Map<string, Balance>;
}

/** Throws RangeError for a merchant that could never work. */
export function toMerchant(given: SimulatedMerchant): Merchant {
  const { merchantId, apiKey, secrets, currencies = ['USD', 'INR'], riskUrl } = given;
  const { limits = { min: '0.01', max: '100000' }, fee = { perMille: 50, fixed: '3.50' } } = given;
  if (!/^[1-9][0-9]{0,14}$/.test(merchantId)) throw new RangeError(`merchant id ${merchantId}: 1 to 15 digits`);
  if (apiKey === '' || secrets.length === 0) throw new RangeError(`merchant ${merchantId} has no key or no secret`);
  const available = cents(given.available ?? '10000');
  return {
    ...{ merchantId, apiKey, secrets, currencies, riskUrl },
    limits: { min: cents(limits.min), max: cents(limits.max) },
    fee: { perMille: BigInt(fee.perMille), fixed: cents(fee.fixed) },
    balances: new Map(currencies.map((code) => [code, { available, frozen: 0n, reserve: 0n }])),
  };
}

export function balanceOf(merchant: Merchant, currency: string): Balance {
  const balance = merchant.balances.get(currency) ?? { available: 0n, frozen: 0n, reserve: 0n };
  merchant.balances.set(currency, balance);
  return balance;
}

/** Rounded half up to cents (sheet 4.6). */
export const feeFor = ({ fee }: Merchant, amount: bigint): bigint => (amount * fee.perMille + 500n) / 1000n + fee.fixed;

function cents(text: string): bigint {
  const value = parseCents(text);
  if (value === undefined) throw new RangeError(`${text}: an amount has at most two decimals`);
  return value;
}
