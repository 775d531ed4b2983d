import { createHttpClient, isHttpUrl, problemsIn, settingsOf } from '../spi';
import type { ProviderDefinition, ProviderDependencies, ProviderSettings, SettingValues } from '../spi';
import { createTrustPayEuAdapter } from './adapter';
import { createBanking } from './banking';
import { ANSWER_BYTES } from './banking/config';
import { bankingConfig, bankingRules } from './banking/settings';
import { DEFAULT_DEADLINE_MS, DEFAULT_TRANSFER_DAYS, LIVE_GATEWAY, WIRE_CURRENCIES } from './config';
import type { TrustPayEuConfig } from './config';
import { settlement } from './settlement';
import { SigningKeys } from './signature';

const SETTINGS = {
  accountId: 'TRUSTPAY_EU_ACCOUNT_ID',
  secret: 'TRUSTPAY_EU_SECRET',
  formerSecret: 'TRUSTPAY_EU_SECRET_FORMER',
  gatewayUrl: 'TRUSTPAY_EU_GATEWAY_URL',
  currencies: 'TRUSTPAY_EU_CURRENCIES',
  wireCurrency: 'TRUSTPAY_EU_WIRE_CURRENCY',
  multipleCaptures: 'TRUSTPAY_EU_MULTIPLE_CAPTURES',
  transferDays: 'TRUSTPAY_EU_TRANSFER_DAYS',
  deadlineMs: 'TRUSTPAY_EU_DEADLINE_MS',
  bankingUsername: 'TRUSTPAY_EU_BANKING_USERNAME',
  bankingPassword: 'TRUSTPAY_EU_BANKING_PASSWORD',
  bankingUrl: 'TRUSTPAY_EU_BANKING_URL',
  bankingRefunds: 'TRUSTPAY_EU_BANKING_REFUNDS',
  bankingOrderKind: 'TRUSTPAY_EU_BANKING_ORDER_KIND',
} as const;

export const trustPayEu: ProviderDefinition = {
  name: 'trustpay-eu',
  fromEnvironment: settingsOf(SETTINGS, settings),
  settlement,
};

type Values = SettingValues<typeof SETTINGS>;

function settings(values: Values): ProviderSettings {
  const problems = problemsOf(values);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const deadlineMs = values.deadlineMs ? Number.parseInt(values.deadlineMs, 10) : DEFAULT_DEADLINE_MS;
  const config: TrustPayEuConfig = {
    accountId: values.accountId!,
    keys: new SigningKeys([values.secret!, ...(values.formerSecret ? [values.formerSecret] : [])]),
    gatewayUrl: (values.gatewayUrl ?? LIVE_GATEWAY).replace(/\/+$/, ''),
    currencies: values.currencies?.split(',') ?? 'any',
    wireCurrency: values.wireCurrency ?? wireCurrencyAmong(values.currencies?.split(',') ?? []),
    multipleCaptures: values.multipleCaptures === 'true',
    transferDays: values.transferDays ? Number.parseInt(values.transferDays, 10) : DEFAULT_TRANSFER_DAYS,
    deadlineMs,
    banking: bankingConfig(values, deadlineMs),
  };
  const create = ({ clock }: ProviderDependencies) => createAdapter(config, clock);
  return { kind: 'configured', provider: { name: trustPayEu.name, deadlineMs, create } };
}

/** The bank has connections of its own: a long statement holds up no payment. */
function createAdapter(config: TrustPayEuConfig, clock: ProviderDependencies['clock']) {
  const { banking, accountId } = config;
  const parts = (chosen: typeof banking & object) =>
    createBanking(chosen, { http: createHttpClient({ answerBytes: ANSWER_BYTES }), clock, accountId });
  return createTrustPayEuAdapter(config, { http: createHttpClient(), bank: banking && parts(banking) });
}

function problemsOf(values: Values): string[] {
  return problemsIn(SETTINGS, [
    ['accountId', /^\d{10}$/.test(values.accountId ?? ''), 'must be 10 digits'],
    ['secret', values.secret !== undefined, 'is required'],
    ['gatewayUrl', isHttpUrl(values.gatewayUrl ?? LIVE_GATEWAY), 'must be an http or https address without a query'],
    ['currencies', /^[A-Z]{3}(,[A-Z]{3})*$/.test(values.currencies ?? 'EUR'), 'must be codes like EUR,CZK'],
    ['wireCurrency', WIRE_CURRENCIES.includes(values.wireCurrency ?? 'EUR'), 'must be EUR or CZK'],
    ['multipleCaptures', /^(true|false)$/.test(values.multipleCaptures ?? 'false'), 'must be true or false'],
    ['transferDays', /^[1-9]\d?$/.test(values.transferDays ?? '1'), 'must be 1 to 99 days'],
    ['deadlineMs', /^[1-9]\d{2,5}$/.test(values.deadlineMs ?? '100'), 'must be 100 to 999999 milliseconds'],
    ...bankingRules(values),
  ]);
}

/** An account has one currency; where several are taken from cards, it is not said which. */
const wireCurrencyAmong = (currencies: readonly string[]): string =>
  currencies.find((currency) => WIRE_CURRENCIES.includes(currency)) ?? 'EUR';
