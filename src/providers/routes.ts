import { isCurrency, parseAmount } from '#libs/money';
import type { Money } from '#libs/money';
import type { PaymentMethod } from '#libs/payments';

/** Which providers take a payment, the most wanted first. What is not named matches everything. */
export interface Route {
  readonly merchant?: string;
  readonly method?: string;
  readonly currency?: string;
  /** Inclusive, in minor units of `currency`. */
  readonly min?: bigint;
  /** Inclusive. */
  readonly max?: bigint;
  readonly providers: readonly string[];
}

export interface RoutedPayment {
  readonly merchantId: string;
  readonly method: PaymentMethod;
  readonly amount: Money;
}

/** The order of preference for a payment: that of the first route that matches, undefined where none does. */
export function preferenceFor(routes: readonly Route[], payment: RoutedPayment): readonly string[] | undefined {
  return routes.find((route) => matches(route, payment))?.providers;
}

function matches(route: Route, { merchantId, method, amount }: RoutedPayment): boolean {
  const { merchant = merchantId, currency = amount.currency, min = 0n, max = amount.minor } = route;
  const isOfParty = merchant === merchantId && (route.method ?? method) === method;
  return isOfParty && currency === amount.currency && amount.minor >= min && amount.minor <= max;
}

const MEMBERS: ReadonlySet<string> = new Set(['merchant', 'method', 'currency', 'min', 'max', 'providers']);
const TEXTS = ['merchant', 'method', 'currency', 'min', 'max'] as const;

/**
 * Routes from their JSON: `[{"merchant": "shop", "method": "card", "currency": "EUR", "max": "50.00",
 * "providers": ["trustpay-eu"]}]`.
 * @throws RangeError naming the route and what is wrong with it
 */
export function parseRoutes(text: string): readonly Route[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new RangeError('is no JSON');
  }
  if (!Array.isArray(parsed)) throw new RangeError('must be a list of routes');
  return parsed.map((route: unknown, index) => parseRoute(route, `route ${index + 1}`));
}

function parseRoute(route: unknown, name: string): Route {
  if (typeof route !== 'object' || route === null) throw new RangeError(`${name} must be an object`);
  const given = route as Record<string, unknown>;
  const stranger = Object.keys(given).find((member) => !MEMBERS.has(member));
  if (stranger !== undefined) throw new RangeError(`${name} has an unknown member ${stranger}`);
  const wrong = TEXTS.find((member) => given[member] !== undefined && typeof given[member] !== 'string');
  if (wrong) throw new RangeError(`${name}: ${wrong} must be a text`);
  const { providers } = given;
  if (!Array.isArray(providers) || providers.length === 0 || !providers.every((one) => typeof one === 'string')) {
    throw new RangeError(`${name}: providers must be a list of names`);
  }
  const { merchant, method, currency, min, max } = given as Partial<Record<(typeof TEXTS)[number], string>>;
  if (currency !== undefined && !isCurrency(currency)) throw new RangeError(`${name}: ${currency} is no currency`);
  const limit = (value: string | undefined): bigint | undefined => {
    if (value === undefined) return undefined;
    if (currency === undefined) throw new RangeError(`${name}: a limit needs a currency`);
    return limitOf(value, currency, name);
  };
  return { merchant, method, currency, min: limit(min), max: limit(max), providers };
}

function limitOf(value: string, currency: string, name: string): bigint {
  try {
    return parseAmount({ value, currency }).minor;
  } catch {
    throw new RangeError(`${name}: ${value} is no amount of ${currency}`);
  }
}
