import { providerDefinitions } from '#libs/providers';
import type { ConfiguredProvider } from '#libs/providers';
import { parseApprovalLimits } from '../banking/approval-limits';
import type { ApprovalLimits } from '../banking/approval-limits';
import { parseAgreedFees } from '../providers/agreed-fees';
import type { FeeAgreement } from '../providers/agreed-fees';
import { parseRoutes } from '../providers/routes';
import type { Route } from '../providers/routes';
import { callTimeProblems, settingsPrefix } from './call-time';
import { consoleOf } from './console';
import type { ConsoleConfig } from './console';
import { deploymentMerchantsOf } from './deployment';
import type { DeploymentMerchants } from './deployment';
import { ConfigurationError, SettingsReader } from './environment';
import type { Environment } from './environment';
import { schedulerOf } from './scheduler';
import type { SchedulerConfig } from './scheduler';
import { Secret } from './secret';
import { webhooksOf } from './webhooks';
import type { WebhooksConfig } from './webhooks';

export type Role = 'api' | 'worker';

/** Everything that a deployment can set, parsed once at the start. See docs/reference/configuration.md. */
export interface Config {
  /** `sandbox` may move the clock and set faults; `production` refuses defaults that are only safe on a laptop. */
  readonly mode: 'sandbox' | 'production';
  readonly roles: readonly Role[];
  readonly host: string;
  readonly port: number;
  /** How payers and providers reach this API. */
  readonly publicUrl: string;
  /** Absent: the embedded PostgreSQL in `dataDirectory`. */
  readonly databaseUrl?: Secret;
  /** Absent: events are kept in PostgreSQL. */
  readonly eventStoreUrl?: Secret;
  /** Accepts a server without fsync. Refused in production. */
  readonly allowFsyncOff: boolean;
  readonly dataDirectory: string;
  readonly embeddedPort: number;
  /** 32 bytes; wraps the keys of personal data. The embedded mode makes its own. */
  readonly masterKey?: Secret<Buffer>;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  readonly limits: {
    readonly bodyBytes: number;
    /** From a request's first byte to its last. */
    readonly requestMs: number;
    readonly projectionWaitMs: number;
    readonly databaseConnections: number;
    /** Of one API key in one process; more is answered 429. */
    readonly requestsPerSecond: number;
    /** An intent without an outcome older than this was left by a crash: no call leaves that could end later. */
    readonly callAbandonedMs: number;
  };
  readonly providers: readonly ConfiguredProvider[];
  /** Simulators that follow the sandbox's clock, by their addresses. */
  readonly sandboxSimulators: readonly string[];
  /** Which provider takes which payment, where an order names none. */
  readonly routes: readonly Route[];
  /** What providers were agreed to keep, booked by estimate where they do not say what they keep. */
  readonly agreedFees: readonly FeeAgreement[];
  /** Bank orders above these wait for a second person; all of a currency that has none. */
  readonly bankOrderApprovalAbove: ApprovalLimits;
  readonly console: ConsoleConfig;
  readonly deploymentMerchants: DeploymentMerchants;
  readonly webhooks: WebhooksConfig;
  readonly scheduler: SchedulerConfig;
  readonly sources: ReadonlyMap<string, 'environment' | 'file' | 'default'>;
  /** Values of the settings that are no secrets, as given or by default. */
  readonly shown: ReadonlyMap<string, string>;
}

export function configFromEnvironment(environment: Environment): Config {
  const read = new SettingsReader(environment);
  const mode = read.oneOf('MODE', ['sandbox', 'production'], 'sandbox');
  const port = read.integer('PORT', 3000, { min: 0, max: 65_535 });
  const host = read.plain('HOST') ?? '127.0.0.1';
  const config: Config = {
    mode,
    roles: rolesOf(read),
    host,
    port,
    publicUrl: (read.url('PUBLIC_URL', ['http:', 'https:']) ?? `http://127.0.0.1:${port}`).replace(/\/$/, ''),
    databaseUrl: secretOf(read.url('DATABASE_URL', ['postgres:', 'postgresql:'])),
    eventStoreUrl: secretOf(read.url('EVENTSTORE_URL', ['esdb:', 'esdb+discover:'])),
    allowFsyncOff: read.oneOf('ALLOW_FSYNC_OFF', ['true', 'false'], 'false') === 'true',
    dataDirectory: read.plain('DATA_DIR') ?? 'data',
    embeddedPort: read.integer('EMBEDDED_PORT', 0, { min: 0, max: 65_535 }),
    masterKey: masterKeyOf(read),
    logLevel: read.oneOf('LOG_LEVEL', ['silent', 'error', 'warn', 'info', 'debug'], 'info'),
    limits: {
      bodyBytes: read.integer('BODY_BYTES_MAX', 65_536, { min: 1_024, max: 1_048_576 }),
      requestMs: read.integer('REQUEST_TIMEOUT_MS', 300_000, { min: 1_000, max: 3_600_000 }),
      projectionWaitMs: read.integer('PROJECTION_WAIT_MS', 1_000, { min: 0, max: 5_000 }),
      databaseConnections: read.integer('DATABASE_CONNECTIONS', 10, { min: 2, max: 100 }),
      requestsPerSecond: read.integer('REQUESTS_PER_SECOND', 10_000, { min: 1, max: 1_000_000 }),
      callAbandonedMs: read.integer('CALL_ABANDONED_MS', 120_000, { min: 1_000, max: 3_600_000 }),
    },
    providers: providersOf(read),
    sandboxSimulators: urlsOf(read, 'SANDBOX_SIMULATORS'),
    routes: routesOf(read),
    agreedFees: agreedFeesOf(read),
    bankOrderApprovalAbove: approvalLimitsOf(read),
    console: consoleOf(read),
    deploymentMerchants: deploymentMerchantsOf(read, mode),
    webhooks: webhooksOf(read, mode),
    scheduler: schedulerOf(read),
    sources: read.sources,
    shown: read.shown,
  };
  if (mode === 'production' && !config.databaseUrl) read.problems.push('DATABASE_URL is required in production');
  if (mode === 'production' && config.sources.get('PUBLIC_URL') === 'default')
    read.problems.push('PUBLIC_URL is required in production: payers and providers are sent there');
  if (mode === 'production' && config.allowFsyncOff)
    read.problems.push('ALLOW_FSYNC_OFF loses acknowledged events; it is refused in production');
  if (config.databaseUrl && !config.masterKey) read.problems.push('MASTER_KEY is required with DATABASE_URL');
  read.problems.push(...callTimeProblems(config.providers, config.limits.callAbandonedMs));
  if (read.problems.length > 0) throw new ConfigurationError(read.problems);
  return config;
}

const secretOf = (value: string | undefined): Secret | undefined =>
  value === undefined ? undefined : new Secret(value);

function rolesOf(read: SettingsReader): readonly Role[] {
  const roles = (read.plain('ROLES') ?? 'api,worker').split(',').map((role) => role.trim());
  if (roles.length > 0 && roles.every((role) => role === 'api' || role === 'worker')) return roles;
  read.problems.push('ROLES must be api, worker or api,worker');
  return [];
}

function masterKeyOf(read: SettingsReader): Secret<Buffer> | undefined {
  const text = read.text('MASTER_KEY');
  if (text === undefined) return undefined;
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32) read.problems.push('MASTER_KEY must be 32 bytes in base64 (openssl rand -base64 32)');
  return new Secret(key);
}

function urlsOf(read: SettingsReader, name: string): readonly string[] {
  const urls = (read.text(name) ?? '').split(',').flatMap((url) => (url.trim() === '' ? [] : [url.trim()]));
  if (!urls.every((url) => URL.canParse(url))) read.problems.push(`${name} must be URLs, separated by commas`);
  return urls.map((url) => url.replace(/\/$/, ''));
}

function approvalLimitsOf(read: SettingsReader): ApprovalLimits {
  const text = read.plain('BANK_ORDER_APPROVAL_ABOVE');
  try {
    return text === undefined ? new Map() : parseApprovalLimits(text);
  } catch (error) {
    read.problems.push(`BANK_ORDER_APPROVAL_ABOVE ${(error as Error).message}`);
    return new Map();
  }
}

function agreedFeesOf(read: SettingsReader): readonly FeeAgreement[] {
  const text = read.plain('AGREED_FEES');
  try {
    return text === undefined ? [] : parseAgreedFees(text);
  } catch (error) {
    read.problems.push(`AGREED_FEES ${(error as Error).message}`);
    return [];
  }
}

function routesOf(read: SettingsReader): readonly Route[] {
  const text = read.plain('ROUTES');
  try {
    return text === undefined ? [] : parseRoutes(text);
  } catch (error) {
    read.problems.push(`ROUTES ${(error as Error).message}`);
    return [];
  }
}

function providersOf(read: SettingsReader): readonly ConfiguredProvider[] {
  const configured: ConfiguredProvider[] = [];
  for (const definition of providerDefinitions) {
    const result = definition.fromEnvironment(read.withFiles(settingsPrefix(definition.name)));
    if (result.kind === 'configured') configured.push(result.provider);
    if (result.kind === 'invalid') read.problems.push(...result.problems);
  }
  return configured;
}
