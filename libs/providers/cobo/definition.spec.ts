import { inspect } from 'node:util';
import { cobo } from './definition';
import { API_SECRET, PLATFORM_KEY } from './testing/vectors';

const complete = { COBO_API_SECRET: API_SECRET, COBO_PLATFORM_KEY: PLATFORM_KEY, COBO_MERCHANT_ID: 'M1001' };

describe('the settings of Cobo', () => {
  it('may be absent altogether', () => {
    expect(cobo.fromEnvironment({ PORT: '3000', COBO_API_SECRET: ' ' })).toEqual({ kind: 'absent' });
  });

  it('say all that is missing or wrong at once, and no value', () => {
    const environment = {
      COBO_API_SECRET: 'not-hex',
      COBO_PLATFORM_KEY_FORMER: 'abc',
      COBO_API_URL: 'https://api.example/v2?x=1',
      COBO_STRICT_SIGNATURES: 'maybe',
      COBO_REFUND_TYPE: 'merchant',
      COBO_DEADLINE_MS: '5s',
    };
    expect(cobo.fromEnvironment(environment)).toEqual({
      kind: 'invalid',
      problems: [
        'COBO_API_SECRET must be 64 hex digits',
        'COBO_PLATFORM_KEY must be 64 hex digits',
        'COBO_PLATFORM_KEY_FORMER must be 64 hex digits',
        'COBO_MERCHANT_ID must be the id of a merchant, such as M1001',
        'COBO_API_URL must be an http or https address without a query',
        'COBO_STRICT_SIGNATURES must be true or false',
        'COBO_REFUND_TYPE must be Merchant or Psp',
        'COBO_DEADLINE_MS must be 100 to 999999 milliseconds',
      ],
    });
  });

  it('make an adapter, and never show the secret', async () => {
    const settings = cobo.fromEnvironment({ ...complete, COBO_PLATFORM_KEY_FORMER: PLATFORM_KEY });
    if (settings.kind !== 'configured') throw new Error(settings.kind);
    const adapter = settings.provider.create({ clock: { now: () => new Date(0) } });
    expect(adapter).toMatchObject({ name: 'cobo', capabilities: { flows: ['remote'], methods: ['crypto'] } });
    expect(inspect([settings, adapter], { depth: 9 }) + JSON.stringify([settings, adapter])).not.toContain(API_SECRET);
    await adapter.close!();
  });
});
