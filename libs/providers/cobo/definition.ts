import { createHttpClient, isHttpUrl, problemsIn, settingsOf } from '../spi';
import type { ProviderDefinition, ProviderDependencies, ProviderSettings, SettingValues } from '../spi';
import { createCoboAdapter } from './adapter';
import { DEFAULT_DEADLINE_MS, LIVE_API } from './config';
import type { CoboConfig } from './config';
import { settlement } from './settlement';
import { ApiSecret, KEY_SHAPE, PlatformKeys } from './wire/signature';

const SETTINGS = {
  apiSecret: 'COBO_API_SECRET',
  platformKey: 'COBO_PLATFORM_KEY',
  formerPlatformKey: 'COBO_PLATFORM_KEY_FORMER',
  merchantId: 'COBO_MERCHANT_ID',
  apiUrl: 'COBO_API_URL',
  strictSignatures: 'COBO_STRICT_SIGNATURES',
  refundType: 'COBO_REFUND_TYPE',
  deadlineMs: 'COBO_DEADLINE_MS',
} as const;

export const cobo: ProviderDefinition = {
  name: 'cobo',
  fromEnvironment: settingsOf(SETTINGS, settings),
  settlement,
};

type Values = SettingValues<typeof SETTINGS>;

function settings(values: Values): ProviderSettings {
  const problems = problemsOf(values);
  const { apiSecret, platformKey, formerPlatformKey, merchantId } = values;
  if (problems.length > 0 || apiSecret === undefined || platformKey === undefined || merchantId === undefined) {
    return { kind: 'invalid', problems };
  }
  const config: CoboConfig = {
    secret: new ApiSecret(apiSecret),
    platform: new PlatformKeys([platformKey, ...(formerPlatformKey ? [formerPlatformKey] : [])]),
    merchantId,
    apiUrl: (values.apiUrl ?? LIVE_API).replace(/\/+$/, ''),
    strictSignatures: values.strictSignatures === 'true',
    refundType: values.refundType === 'Psp' ? 'Psp' : 'Merchant',
    deadlineMs: values.deadlineMs ? Number.parseInt(values.deadlineMs, 10) : DEFAULT_DEADLINE_MS,
  };
  const create = ({ clock }: ProviderDependencies) => createCoboAdapter(config, { http: createHttpClient(), clock });
  return { kind: 'configured', provider: { name: cobo.name, deadlineMs: config.deadlineMs, create } };
}

function problemsOf(values: Values): string[] {
  const key = (value: string | undefined): boolean => value !== undefined && KEY_SHAPE.test(value);
  const { formerPlatformKey } = values;
  return problemsIn(SETTINGS, [
    ['apiSecret', key(values.apiSecret), 'must be 64 hex digits'],
    ['platformKey', key(values.platformKey), 'must be 64 hex digits'],
    ['formerPlatformKey', formerPlatformKey === undefined || key(formerPlatformKey), 'must be 64 hex digits'],
    ['merchantId', /^[\w-]{1,64}$/.test(values.merchantId ?? ''), 'must be the id of a merchant, such as M1001'],
    ['apiUrl', isHttpUrl(values.apiUrl ?? LIVE_API), 'must be an http or https address without a query'],
    ['strictSignatures', /^(true|false)$/.test(values.strictSignatures ?? 'false'), 'must be true or false'],
    ['refundType', /^(Merchant|Psp)$/.test(values.refundType ?? 'Merchant'), 'must be Merchant or Psp'],
    ['deadlineMs', /^[1-9]\d{2,5}$/.test(values.deadlineMs ?? '100'), 'must be 100 to 999999 milliseconds'],
  ]);
}
