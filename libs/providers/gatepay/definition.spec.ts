import { inspect } from 'node:util';
import { gatePay } from './definition';

const complete = {
  GATEPAY_CLIENT_ID: '4186d0c6-6a35-55a9-8dc6-5312769dbff8',
  GATEPAY_SECRET: 'very-secret',
  GATEPAY_ON_BEHALF_OF: '2124538349',
};
const clock = { now: () => new Date(0) };

describe('the settings of GatePay', () => {
  it('may be absent altogether', () => {
    expect(gatePay.fromEnvironment({ PORT: '3000', GATEPAY_SECRET: ' ' })).toEqual({ kind: 'absent' });
  });

  it('need an application, a secret and a sub-account, and say all that is wrong at once', () => {
    const environment = {
      GATEPAY_CLIENT_ID: 'no id',
      GATEPAY_ON_BEHALF_OF: 'me',
      GATEPAY_URL: 'https://x.example/?a=b',
      GATEPAY_CALLBACK_TOLERANCE_MS: '10s',
      GATEPAY_DEADLINE_MS: '5',
    };
    expect(gatePay.fromEnvironment(environment)).toEqual({
      kind: 'invalid',
      problems: [
        'GATEPAY_CLIENT_ID must be the id of the application',
        'GATEPAY_SECRET is required',
        'GATEPAY_ON_BEHALF_OF must be the digits of a sub-account',
        'GATEPAY_URL must be an http or https address without a query',
        'GATEPAY_CALLBACK_TOLERANCE_MS must be 1000 to 999999999 milliseconds',
        'GATEPAY_DEADLINE_MS must be 100 to 999999 milliseconds',
      ],
    });
  });

  it('make an adapter, and never show the secret', async () => {
    const settings = gatePay.fromEnvironment({ ...complete, GATEPAY_SECRET_FORMER: 'former-secret' });
    if (settings.kind !== 'configured') throw new Error(settings.kind);
    const adapter = settings.provider.create({ clock });
    expect(adapter.capabilities).toMatchObject({ methods: ['crypto'], currencies: ['USDT', 'USDC', 'BTC', 'ETH'] });
    expect(inspect([settings, adapter], { depth: 9 }) + JSON.stringify([settings, adapter])).not.toContain('secret');
    await adapter.close!();
  });
});
