import { isCurrency } from '#libs/money';
import { createHttpClient, isHttpUrl, problemsIn, settingsOf } from '../spi';
import type { ProviderDefinition, ProviderSettings, SettingValues } from '../spi';
import { createPayfieldAdapter } from './adapter';
import { DEFAULT_DEADLINE_MS, PRESUMED_API } from './config';
import type { PayfieldConfig } from './config';
import { Credentials } from './wire/credentials';

const SETTINGS = {
  apiKey: 'PAYFIELD_API_KEY',
  secret: 'PAYFIELD_SECRET',
  formerSecret: 'PAYFIELD_SECRET_FORMER',
  shops: 'PAYFIELD_SHOPS',
  paymentData: 'PAYFIELD_PAYMENT_DATA',
  apiUrl: 'PAYFIELD_API_URL',
  deadlineMs: 'PAYFIELD_DEADLINE_MS',
} as const;

/** Answers are a few hundred bytes. */
const ANSWER_BYTES = 64 * 1024;

export const payfield: ProviderDefinition = {
  name: 'payfield',
  fromEnvironment: settingsOf(SETTINGS, settings),
};

type Values = SettingValues<typeof SETTINGS>;

function settings(values: Values): ProviderSettings {
  const shops = parseShops(values.shops ?? '');
  const paymentData = parsePaymentData(values.paymentData);
  const problems = problemsOf(values, { shops, paymentData });
  if (problems.length > 0 || !shops || !paymentData) return { kind: 'invalid', problems };
  const former = values.formerSecret ? [values.formerSecret] : [];
  const config: PayfieldConfig = {
    credentials: new Credentials(values.apiKey!, [values.secret!, ...former]),
    apiUrl: (values.apiUrl ?? PRESUMED_API).replace(/\/+$/, ''),
    shops,
    paymentData,
    deadlineMs: values.deadlineMs ? Number.parseInt(values.deadlineMs, 10) : DEFAULT_DEADLINE_MS,
  };
  return {
    kind: 'configured',
    provider: {
      name: payfield.name,
      deadlineMs: config.deadlineMs,
      create: ({ clock }) =>
        createPayfieldAdapter(config, { http: createHttpClient({ answerBytes: ANSWER_BYTES }), clock }),
    },
  };
}

function problemsOf(values: Values, parsed: { shops: unknown; paymentData: unknown }): string[] {
  return problemsIn(SETTINGS, [
    ['apiKey', /^[\x21-\x7e]{1,200}$/.test(values.apiKey ?? ''), 'is required, without blanks'],
    ['secret', values.secret !== undefined, 'is required'],
    [
      'shops',
      parsed.shops !== undefined,
      'must be currencies with shop codes, each once, like BDT:shop-001,INR:shop-002',
    ],
    ['paymentData', parsed.paymentData !== undefined, 'must be shop codes with fields like shop-002:holder+email'],
    ['apiUrl', isHttpUrl(values.apiUrl ?? PRESUMED_API), 'must be an http or https address without a query'],
    ['deadlineMs', /^[1-9]\d{2,5}$/.test(values.deadlineMs ?? '100'), 'must be 100 to 999999 milliseconds'],
  ]);
}

/** `BDT:shop-001,BDT:shop-000`: the first of a currency takes payments, the rest are former ones. */
function parseShops(text: string): ReadonlyMap<string, readonly string[]> | undefined {
  const shops = new Map<string, string[]>();
  for (const pair of text.split(',')) {
    const [, currency, shop] = /^([A-Z][A-Z0-9_]{2,15}):([\w.-]{1,64})$/.exec(pair.trim()) ?? [];
    if (currency === undefined || shop === undefined || !isCurrency(currency)) return undefined;
    // A shop has one currency (fact sheet 3); asked twice, it would tell its money twice.
    if ([...shops.values()].flat().includes(shop)) return undefined;
    shops.set(currency, [...(shops.get(currency) ?? []), shop]);
  }
  return shops;
}

function parsePaymentData(text: string | undefined): ReadonlyMap<string, readonly string[]> | undefined {
  const fields = new Map<string, readonly string[]>();
  for (const pair of text?.split(',') ?? []) {
    const [, shop, names] = /^([\w.-]{1,64}):([a-z_]{1,40}(?:\+[a-z_]{1,40})*)$/.exec(pair.trim()) ?? [];
    if (shop === undefined || names === undefined) return undefined;
    fields.set(shop, names.split('+'));
  }
  return fields;
}
