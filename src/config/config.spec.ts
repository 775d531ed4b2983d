import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { configFromEnvironment } from './config';
import { ConfigurationError } from './environment';
import type { Environment } from './environment';

const KEY = Buffer.alloc(32, 7).toString('base64');

describe('the configuration', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'config-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const fileWith = (text: string): string => {
    const path = join(folder, 'secret');
    writeFileSync(path, text);
    return path;
  };
  const problemsOf = (environment: Environment): readonly string[] => {
    try {
      configFromEnvironment(environment);
      return [];
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      return error.problems;
    }
  };

  it('needs nothing: it starts an embedded database on this machine', () => {
    expect(configFromEnvironment({})).toMatchObject({ mode: 'sandbox', host: '127.0.0.1', port: 3000, providers: [] });
    expect(configFromEnvironment({}).databaseUrl).toBeUndefined();
  });

  it('says all that is wrong at once', () => {
    const environment = {
      MODE: 'live',
      PORT: '99999',
      ROLES: 'api,cook',
      DATABASE_URL: 'mysql://x',
      MASTER_KEY: 'short',
    };
    expect(problemsOf(environment)).toEqual([
      'MODE must be one of sandbox, production',
      'PORT must be a whole number from 0 to 65535',
      'ROLES must be api, worker or api,worker',
      'DATABASE_URL must be a URL that begins with postgres:// or postgresql://',
      'MASTER_KEY must be 32 bytes in base64 (openssl rand -base64 32)',
    ]);
  });

  it('refuses a time after which calls are abandoned that a call may outlast, by the deadline of its provider', () => {
    const deadlines = (deadline: string, abandoned?: string) => ({
      TRUSTPAY_EU_ACCOUNT_ID: '4107000000',
      TRUSTPAY_EU_SECRET: 'secret',
      TRUSTPAY_EU_DEADLINE_MS: deadline,
      CALL_ABANDONED_MS: abandoned,
    });
    expect(problemsOf(deadlines('20000', '60001'))).toEqual([]);
    expect(problemsOf(deadlines('30000'))).toEqual([]);
    expect(problemsOf(deadlines('20000', '60000'))).toEqual([
      'CALL_ABANDONED_MS must be above 3 times TRUSTPAY_EU_DEADLINE_MS (3 x 20000 ms), as a call may take that long',
    ]);
  });

  it('refuses in production what is safe only on a laptop', () => {
    expect(problemsOf({ MODE: 'production' })).toEqual([
      'DATABASE_URL is required in production',
      'PUBLIC_URL is required in production: payers and providers are sent there',
    ]);
    const environment = {
      MODE: 'production',
      PUBLIC_URL: 'https://payments.example.com',
      DATABASE_URL: 'postgres://db/x',
      MASTER_KEY: KEY,
      ALLOW_FSYNC_OFF: 'true',
    };
    expect(problemsOf(environment)).toEqual(['ALLOW_FSYNC_OFF loses acknowledged events; it is refused in production']);
  });

  it('reads secrets from mounted files, those of providers as well', () => {
    const config = configFromEnvironment({
      DATABASE_URL: 'postgres://db/x',
      MASTER_KEY_FILE: fileWith(`${KEY}\n`),
      TRUSTPAY_EU_ACCOUNT_ID: '4107111111',
      TRUSTPAY_EU_SECRET_FILE: fileWith(`${KEY}\n`),
    });
    expect(config.masterKey?.reveal()).toHaveLength(32);
    expect(config.providers.map(({ name }) => name)).toEqual(['trustpay-eu']);
  });

  it('names a file of ours that cannot be read, and leaves those of other programs alone', () => {
    expect(problemsOf({ MASTER_KEY_FILE: join(folder, 'nowhere') })).toEqual([
      'MASTER_KEY_FILE names a file that cannot be read',
    ]);
    expect(problemsOf({ SOME_TOOL_CONFIG_FILE: join(folder, 'nowhere') })).toEqual([]);
  });

  it('never prints a secret', () => {
    const config = configFromEnvironment({ DATABASE_URL: 'postgres://u:hidden@db/x', MASTER_KEY: KEY });
    const printed = inspect(config, { depth: 9 }) + JSON.stringify(config) + String(config.databaseUrl);
    expect(printed).not.toContain('hidden');
    expect(printed).not.toContain(KEY);
  });
});
