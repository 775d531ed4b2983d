import { createHttpClient, isHttpUrl, problemsIn, settingsOf } from '../spi';
import type { ProviderDefinition, ProviderSettings, SettingValues } from '../spi';
import { NAME, createGatePayAdapter } from './adapter';
import { DEFAULT_CALLBACK_TOLERANCE_MS, DEFAULT_DEADLINE_MS, LIVE_URL } from './config';
import type { GatePayConfig } from './config';
import { SigningKeys } from './signature';

const SETTINGS = {
  clientId: 'GATEPAY_CLIENT_ID',
  secret: 'GATEPAY_SECRET',
  formerSecret: 'GATEPAY_SECRET_FORMER',
  onBehalfOf: 'GATEPAY_ON_BEHALF_OF',
  baseUrl: 'GATEPAY_URL',
  callbackToleranceMs: 'GATEPAY_CALLBACK_TOLERANCE_MS',
  deadlineMs: 'GATEPAY_DEADLINE_MS',
} as const;

type Values = SettingValues<typeof SETTINGS>;

export const gatePay: ProviderDefinition = {
  name: NAME,
  fromEnvironment: settingsOf(SETTINGS, settings),
};

function settings(values: Values): ProviderSettings {
  const { clientId = '', secret = '', formerSecret, onBehalfOf = '', baseUrl = LIVE_URL } = values;
  const problems = problemsOf(values);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const config: GatePayConfig = {
    clientId,
    keys: new SigningKeys(formerSecret === undefined ? [secret] : [secret, formerSecret]),
    onBehalfOf,
    baseUrl: baseUrl.replace(/\/+$/, ''),
    deadlineMs: milliseconds(values.deadlineMs, DEFAULT_DEADLINE_MS),
    callbackToleranceMs: milliseconds(values.callbackToleranceMs, DEFAULT_CALLBACK_TOLERANCE_MS),
  };
  return {
    kind: 'configured',
    provider: {
      name: NAME,
      deadlineMs: config.deadlineMs,
      create: ({ clock }) => createGatePayAdapter(config, { http: createHttpClient(), clock }),
    },
  };
}

const milliseconds = (text: string | undefined, byDefault: number): number =>
  text === undefined ? byDefault : Number.parseInt(text, 10);

function problemsOf(values: Values): string[] {
  return problemsIn(SETTINGS, [
    ['clientId', /^[\w-]{1,64}$/.test(values.clientId ?? ''), 'must be the id of the application'],
    ['secret', values.secret !== undefined, 'is required'],
    ['onBehalfOf', /^\d{1,20}$/.test(values.onBehalfOf ?? ''), 'must be the digits of a sub-account'],
    ['baseUrl', isHttpUrl(values.baseUrl ?? LIVE_URL), 'must be an http or https address without a query'],
    ['callbackToleranceMs', isNatural(values.callbackToleranceMs ?? '1000'), 'must be 1000 to 999999999 milliseconds'],
    ['deadlineMs', /^[1-9]\d{2,5}$/.test(values.deadlineMs ?? '100'), 'must be 100 to 999999 milliseconds'],
  ]);
}

const isNatural = (text: string): boolean => /^[1-9]\d{3,8}$/.test(text);
