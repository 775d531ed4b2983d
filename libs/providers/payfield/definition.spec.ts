import { inspect } from 'node:util';
import { systemClock } from '#libs/clock';
import { payfield } from './definition';

const complete = {
  PAYFIELD_API_KEY: 'pk_very_private',
  PAYFIELD_SECRET: 'sk_very_private',
  PAYFIELD_SHOPS: 'BDT:shop-001, INR:shop-002,BDT:shop-000',
};

describe('the settings of Payfield', () => {
  it('may be absent altogether', () => {
    expect(payfield.fromEnvironment({ PORT: '3000', PAYFIELD_SECRET: ' ' })).toEqual({ kind: 'absent' });
  });

  it('say all that is missing or wrong at once', () => {
    const environment = {
      PAYFIELD_API_KEY: 'a b',
      PAYFIELD_SHOPS: 'BDT=shop-001',
      PAYFIELD_PAYMENT_DATA: 'holder',
      PAYFIELD_API_URL: 'ftp://x',
      PAYFIELD_DEADLINE_MS: '5s',
    };
    expect(payfield.fromEnvironment(environment)).toEqual({
      kind: 'invalid',
      problems: [
        'PAYFIELD_API_KEY is required, without blanks',
        'PAYFIELD_SECRET is required',
        'PAYFIELD_SHOPS must be currencies with shop codes, each once, like BDT:shop-001,INR:shop-002',
        'PAYFIELD_PAYMENT_DATA must be shop codes with fields like shop-002:holder+email',
        'PAYFIELD_API_URL must be an http or https address without a query',
        'PAYFIELD_DEADLINE_MS must be 100 to 999999 milliseconds',
      ],
    });
  });

  it.each(['XYZ:shop', 'BDT:', 'BDT:shop/1', 'BDT:shop-001,INR:shop-001', ''])('take no shops like %p', (shops) => {
    expect(payfield.fromEnvironment({ ...complete, PAYFIELD_SHOPS: shops }).kind).toBe('invalid');
  });

  it('make an adapter for the currencies of the shops, and print no secret', async () => {
    const settings = payfield.fromEnvironment({ ...complete, PAYFIELD_PAYMENT_DATA: 'shop-002:holder+email' });
    if (settings.kind !== 'configured') throw new Error(settings.kind);
    const adapter = settings.provider.create({ clock: systemClock });
    expect(adapter.capabilities.currencies).toEqual(['BDT', 'INR']);
    expect(inspect([settings, adapter], { depth: 9 })).not.toContain('very_private');
    await adapter.close!();
  });
});
