import { createHttpClient, isHttpUrl, problemsIn, settingsOf } from '../spi';
import type { ProviderDefinition, ProviderSettings, SettingValues } from '../spi';
import { createTrustPayMoneyAdapter } from './adapter';
import { issuerPathsFrom } from './client/issuer-paths';
import { ALL_CURRENCIES, CARD_DIRECT_IN_SCOPE, DEFAULT_DEADLINE_MS, LIVE_API } from './config';
import type { TrustPayMoneyConfig } from './config';
import { Credentials } from './wire/credentials';

const SETTINGS = {
  merchantId: 'TRUSTPAY_MONEY_MERCHANT_ID',
  apiKey: 'TRUSTPAY_MONEY_API_KEY',
  secret: 'TRUSTPAY_MONEY_SECRET',
  formerSecret: 'TRUSTPAY_MONEY_SECRET_FORMER',
  apiUrl: 'TRUSTPAY_MONEY_API_URL',
  currencies: 'TRUSTPAY_MONEY_CURRENCIES',
  multipleRefunds: 'TRUSTPAY_MONEY_MULTIPLE_REFUNDS',
  issuerPaths: 'TRUSTPAY_MONEY_ISSUER_PATHS',
  cardDirect: 'TRUSTPAY_MONEY_CARD_DIRECT',
  deadlineMs: 'TRUSTPAY_MONEY_DEADLINE_MS',
} as const;

export const trustPayMoney: ProviderDefinition = {
  name: 'trustpay-money',
  fromEnvironment: settingsOf(SETTINGS, settings),
};

type Values = SettingValues<typeof SETTINGS>;

function settings(values: Values): ProviderSettings {
  const problems = problemsOf(values);
  const { merchantId, apiKey, secret, formerSecret } = values;
  const issuerPaths = issuerPathsFrom(values.issuerPaths);
  if (problems.length > 0 || !merchantId || !apiKey || !secret || !issuerPaths) return { kind: 'invalid', problems };
  const config: TrustPayMoneyConfig = {
    merchantId,
    credentials: new Credentials(apiKey, [secret, ...(formerSecret ? [formerSecret] : [])]),
    apiUrl: (values.apiUrl ?? LIVE_API).replace(/\/+$/, ''),
    currencies: values.currencies?.split(',') ?? ALL_CURRENCIES,
    multipleRefunds: values.multipleRefunds === 'true',
    issuerPaths,
    cardDirect: values.cardDirect === CARD_DIRECT_IN_SCOPE,
    deadlineMs: values.deadlineMs ? Number.parseInt(values.deadlineMs, 10) : DEFAULT_DEADLINE_MS,
  };
  const create = () => createTrustPayMoneyAdapter(config, { http: createHttpClient() });
  return { kind: 'configured', provider: { name: trustPayMoney.name, deadlineMs: config.deadlineMs, create } };
}

function problemsOf(values: Values): string[] {
  const currencies = (values.currencies ?? 'USD').split(',');
  return problemsIn(SETTINGS, [
    ['merchantId', /^[1-9]\d{0,14}$/.test(values.merchantId ?? ''), 'must be 1 to 15 digits'],
    ['apiKey', /^[\x21-\x7e]{1,500}$/.test(values.apiKey ?? ''), 'is required, of printable characters'],
    ['secret', values.secret !== undefined, 'is required'],
    ['apiUrl', isHttpUrl(values.apiUrl ?? LIVE_API), 'must be an http or https address without a query'],
    ['currencies', currencies.every((code) => ALL_CURRENCIES.includes(code)), 'must be USD, INR or USD,INR'],
    ['multipleRefunds', /^(true|false)$/.test(values.multipleRefunds ?? 'false'), 'must be true or false'],
    ['issuerPaths', issuerPathsFrom(values.issuerPaths) !== undefined, 'must be like vcard-open=/v3/vcard/open,…'],
    [
      'cardDirect',
      (values.cardDirect ?? CARD_DIRECT_IN_SCOPE) === CARD_DIRECT_IN_SCOPE,
      `must be ${CARD_DIRECT_IN_SCOPE} or absent`,
    ],
    ['deadlineMs', /^[1-9]\d{2,5}$/.test(values.deadlineMs ?? '100'), 'must be 100 to 999999 milliseconds'],
  ]);
}
