import { isCurrency, parseAmount, parsePercent } from '#libs/money';
import { PAYMENT_METHODS } from '#libs/payments';
import type { AgreedFee, PaymentMethod } from '#libs/payments';

/** What a provider was agreed to keep of captures: of one merchant, or of all. */
export interface FeeAgreement extends AgreedFee {
  readonly provider: string;
  readonly merchant?: string;
}

/** Those of one provider that may cover a merchant's captures, its own first. */
export const agreementsFor = (
  agreed: readonly FeeAgreement[],
  provider: string,
  merchantId: string,
): readonly FeeAgreement[] => {
  const ofProvider = agreed.filter((one) => one.provider === provider);
  const own = ofProvider.filter(({ merchant }) => merchant === merchantId);
  return [...own, ...ofProvider.filter(({ merchant }) => merchant === undefined)];
};

const METHODS: ReadonlySet<string> = new Set(PAYMENT_METHODS);
const MEMBERS: ReadonlySet<string> = new Set([
  'provider',
  'merchant',
  'method',
  'currency',
  'percent',
  'fixed',
  'billed',
]);

/**
 * Agreements from their JSON: `[{"provider": "trustpay-eu", "method": "card", "currency": "EUR", "percent": "1.4",
 * "fixed": "0.25", "billed": "invoiced"}]`.
 * @throws RangeError naming the agreement and what is wrong with it
 */
export function parseAgreedFees(text: string): readonly FeeAgreement[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new RangeError('is no JSON');
  }
  if (!Array.isArray(parsed)) throw new RangeError('must be a list of agreements');
  return parsed.map((one: unknown, index) => parseAgreement(one, `agreement ${index + 1}`));
}

function parseAgreement(value: unknown, name: string): FeeAgreement {
  const refuse = (why: string): never => {
    throw new RangeError(`${name} ${why}`);
  };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('must be an object');
  const given = value as Record<string, unknown>;
  const stranger = Object.keys(given).find((member) => !MEMBERS.has(member));
  if (stranger !== undefined) refuse(`has an unknown member ${stranger}`);
  const wrong = Object.keys(given).find((member) => typeof given[member] !== 'string');
  if (wrong !== undefined) refuse(`has a member ${wrong} that is no text`);
  const { provider, merchant, method, currency, percent = '0', fixed = '0', billed = 'netted' } = given as Texts;
  if (!provider) return refuse('names no provider');
  if (!currency || !isCurrency(currency)) return refuse(`has ${currency ?? 'nothing'}, which is no currency`);
  if (method !== undefined && !METHODS.has(method)) refuse(`has ${method}, which is no method`);
  if (billed !== 'netted' && billed !== 'invoiced') return refuse('is billed netted or invoiced');
  try {
    return {
      provider,
      ...(merchant !== undefined && { merchant }),
      ...(method !== undefined && { method: method as PaymentMethod }),
      currency,
      percent: parsePercent(percent),
      fixed: String(parseAmount({ value: fixed, currency }).minor),
      billed,
    };
  } catch (error) {
    return refuse(`is wrong: ${(error as Error).message}`);
  }
}

type Texts = Readonly<
  Partial<Record<'provider' | 'merchant' | 'method' | 'currency' | 'percent' | 'fixed', string>>
> & {
  readonly billed?: string;
};
