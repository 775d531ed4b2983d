import { inspect } from 'node:util';
import { trustPayEu } from './definition';
import { payment } from './testing/samples';

const complete = { TRUSTPAY_EU_ACCOUNT_ID: '4107111111', TRUSTPAY_EU_SECRET: 'very-secret' };

describe('the settings of TrustPay EU', () => {
  it('may be absent altogether', () => {
    expect(trustPayEu.fromEnvironment({ PORT: '3000', TRUSTPAY_EU_SECRET: '' })).toEqual({ kind: 'absent' });
  });

  it('need an account and a secret, and say all that is missing or wrong at once', () => {
    const environment = {
      TRUSTPAY_EU_ACCOUNT_ID: '41',
      TRUSTPAY_EU_GATEWAY_URL: 'ftp://x',
      TRUSTPAY_EU_CURRENCIES: 'eur',
      TRUSTPAY_EU_WIRE_CURRENCY: 'USD',
      TRUSTPAY_EU_MULTIPLE_CAPTURES: 'maybe',
      TRUSTPAY_EU_TRANSFER_DAYS: '0',
      TRUSTPAY_EU_DEADLINE_MS: '5s',
    };
    expect(trustPayEu.fromEnvironment(environment)).toEqual({
      kind: 'invalid',
      problems: [
        'TRUSTPAY_EU_ACCOUNT_ID must be 10 digits',
        'TRUSTPAY_EU_SECRET is required',
        'TRUSTPAY_EU_GATEWAY_URL must be an http or https address without a query',
        'TRUSTPAY_EU_CURRENCIES must be codes like EUR,CZK',
        'TRUSTPAY_EU_WIRE_CURRENCY must be EUR or CZK',
        'TRUSTPAY_EU_MULTIPLE_CAPTURES must be true or false',
        'TRUSTPAY_EU_TRANSFER_DAYS must be 1 to 99 days',
        'TRUSTPAY_EU_DEADLINE_MS must be 100 to 999999 milliseconds',
      ],
    });
  });

  it('take a user of API Banking as long as the bank has it', () => {
    const user = (length: number) => ({
      ...{ ...complete, TRUSTPAY_EU_BANKING_USERNAME: 'u'.repeat(length) },
      TRUSTPAY_EU_BANKING_PASSWORD: 'p'.repeat(length),
    });
    expect(trustPayEu.fromEnvironment(user(256))).toMatchObject({ kind: 'configured' });
    expect(trustPayEu.fromEnvironment(user(257))).toEqual({
      kind: 'invalid',
      problems: [
        'TRUSTPAY_EU_BANKING_USERNAME has 1 to 256 characters, no colon',
        'TRUSTPAY_EU_BANKING_PASSWORD has at most 256 characters',
      ],
    });
  });

  it('make an adapter, and never show the secret', async () => {
    const settings = trustPayEu.fromEnvironment({
      ...complete,
      TRUSTPAY_EU_SECRET_FORMER: 'former-secret',
      TRUSTPAY_EU_GATEWAY_URL: 'https://gateway.example/',
      TRUSTPAY_EU_CURRENCIES: 'EUR,CZK',
      TRUSTPAY_EU_MULTIPLE_CAPTURES: 'true',
      TRUSTPAY_EU_TRANSFER_DAYS: '10',
    });
    if (settings.kind !== 'configured') throw new Error(settings.kind);
    const adapter = settings.provider.create({ clock: { now: () => new Date(0) } });
    expect(adapter).toMatchObject({
      name: 'trustpay-eu',
      capabilities: { currencies: ['EUR', 'CZK'], multipleCaptures: true, transferDays: 10 },
    });
    expect(inspect([settings, adapter], { depth: 9 }) + JSON.stringify([settings, adapter])).not.toContain('secret');
    await adapter.close!();
  });

  it('default to the live gateway, one capture, seven days and whatever currency the account takes', async () => {
    const settings = trustPayEu.fromEnvironment(complete);
    if (settings.kind !== 'configured') throw new Error(settings.kind);
    const adapter = settings.provider.create({ clock: { now: () => new Date(0) } });
    expect(adapter.capabilities).toMatchObject({ currencies: 'any', multipleCaptures: false, transferDays: 7 });
    await adapter.close!();
  });

  it.each([
    [{}, 'EUR'],
    [{ TRUSTPAY_EU_CURRENCIES: 'USD,CZK' }, 'CZK'],
    [{ TRUSTPAY_EU_CURRENCIES: 'EUR,CZK', TRUSTPAY_EU_WIRE_CURRENCY: 'CZK' }, 'CZK'],
  ])('%j take bank transfers in %s', async (chosen, currency) => {
    const settings = trustPayEu.fromEnvironment({ ...complete, ...chosen });
    if (settings.kind !== 'configured') throw new Error(settings.kind);
    const adapter = settings.provider.create({ clock: { now: () => new Date(0) } });
    const wire = payment({ method: 'bank_transfer', amount: { minor: 150n, currency } });
    expect(adapter.hostedPage!(wire).url).toContain(`Currency=${currency}`);
    await adapter.close!();
  });
});
