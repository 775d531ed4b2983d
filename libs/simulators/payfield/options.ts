import type { Clock } from '#libs/clock';
import type { FaultRule, ListenOptions } from '#libs/simulators/kit';
import type { Fault } from './faults';
import type { Merchant, Output, Shop } from './merchants';
import type { Quirks } from './quirks';
import { parseDecimal } from './wire/decimal';

/** A shop that the simulator knows from the start; amounts as decimal texts. */
export interface SimulatedShop {
  readonly code: string;
  readonly currency: string;
  /** Default true. */
  readonly active?: boolean;
  /** Default: a link for BDT, the payment page for the others (sheet, section 6). */
  readonly output?: Output;
  /** Fields of `paymentData` that a payin, or a payout, must have. */
  readonly payinData?: readonly string[];
  readonly payoutData?: readonly string[];
  readonly minimum?: string;
  readonly maximum?: string;
  /** Default 0. */
  readonly available?: string;
  readonly frozen?: string;
  readonly credit?: string;
}

export interface SimulatedMerchant {
  readonly apiKey: string;
  /** The current secret first; it signs callbacks. */
  readonly secrets: readonly string[];
  readonly shops: readonly SimulatedShop[];
  /** Shop of requests that name none; default none. */
  readonly defaultShop?: string;
  /** Where callbacks go whose request names no address. */
  readonly defaultCallbackUrl?: string;
}

export interface PayfieldSimulatorOptions extends ListenOptions {
  readonly clock: Clock;
  readonly merchants: readonly SimulatedMerchant[];
  readonly faults?: readonly FaultRule<Fault>[];
  /** Decides which subjects a fault with a `rate` strikes. */
  readonly seed?: string;
  readonly quirks?: Partial<Quirks>;
  /** Decimals by currency; default 2, USDT 6 (sheet, section 9.5). */
  readonly scales?: Readonly<Record<string, number>>;
  /** How far a timestamp may be off; default 60 s (section 2). */
  readonly windowMs?: number;
  /** Life of a payin that nobody pays; default 15 minutes (section 4). */
  readonly pageLifetimeMs?: number;
  /** Times of callback retries after the first attempt; default 1, 5, 15 and 60 minutes (U1). */
  readonly retrySchedule?: readonly number[];
  /** Default 10 s, of real time. */
  readonly callbackTimeoutMs?: number;
  /** Operations remembered, and as many callbacks; default 100,000. */
  readonly capacity?: number;
  /** Where the numbers begin; default by the clock. */
  readonly firstId?: number;
  /** One line per request; default none. */
  readonly log?: (line: string) => void;
}

const SCALES: Readonly<Record<string, number>> = { USDT: 6 };

/** @throws RangeError for a merchant that could never work */
export function toMerchant(merchant: SimulatedMerchant, scales: Readonly<Record<string, number>> = {}): Merchant {
  const { apiKey, secrets, defaultShop, defaultCallbackUrl } = merchant;
  if (apiKey === '' || secrets.length === 0) throw new RangeError('a merchant needs an API key and a secret');
  const shops = merchant.shops.map((shop, index) => toShop(shop, index + 1, { ...SCALES, ...scales }));
  if (defaultShop !== undefined && !shops.some(({ code }) => code === defaultShop)) {
    throw new RangeError(`no shop ${defaultShop}`);
  }
  return { apiKey, secrets, shops, defaultShop, defaultCallbackUrl, active: true };
}

function toShop(shop: SimulatedShop, id: number, scales: Readonly<Record<string, number>>): Shop {
  const { code, currency, active = true, payinData = [], payoutData = [] } = shop;
  if (!/^[\w.-]{1,64}$/.test(code)) throw new RangeError(`shop ${code}: letters, digits, dots and dashes`);
  const scale = scales[currency] ?? 2;
  const amount = (text = '0'): bigint => minorOf(text, scale);
  return {
    ...{ code, id, currency, scale, active, payinData, payoutData, pending: 0n },
    output: shop.output ?? (currency === 'BDT' ? 'link' : 'page'),
    minimum: shop.minimum === undefined ? undefined : amount(shop.minimum),
    maximum: shop.maximum === undefined ? undefined : amount(shop.maximum),
    available: amount(shop.available),
    frozen: amount(shop.frozen),
    credit: amount(shop.credit),
  };
}

/** @throws RangeError for what is no amount of that scale */
export function minorOf(text: string, scale: number): bigint {
  const minor = parseDecimal(text, scale);
  if (minor === undefined) throw new RangeError(`${text}: a decimal with at most ${scale} decimals`);
  return minor;
}
