import { inspect } from 'node:util';
import { trustPayMoney } from './definition';

const complete = {
  TRUSTPAY_MONEY_MERCHANT_ID: '8820250900009',
  TRUSTPAY_MONEY_API_KEY: 'very-secret-key',
  TRUSTPAY_MONEY_SECRET: 'very-secret',
};
const adapterOf = (environment: Record<string, string>) => {
  const settings = trustPayMoney.fromEnvironment({ ...complete, ...environment });
  if (settings.kind !== 'configured') throw new Error(JSON.stringify(settings));
  return { settings, adapter: settings.provider.create({ clock: { now: () => new Date(0) } }) };
};

describe('the settings of TrustPay money', () => {
  it('may be absent altogether', () => {
    expect(trustPayMoney.fromEnvironment({ PORT: '3000', TRUSTPAY_MONEY_SECRET: ' ' })).toEqual({ kind: 'absent' });
  });

  it('say all that is missing or wrong at once, and no value', () => {
    const environment = {
      TRUSTPAY_MONEY_MERCHANT_ID: '0x1',
      TRUSTPAY_MONEY_API_URL: 'ftp://x',
      TRUSTPAY_MONEY_CURRENCIES: 'USD,EUR',
      TRUSTPAY_MONEY_MULTIPLE_REFUNDS: 'maybe',
      TRUSTPAY_MONEY_ISSUER_PATHS: 'vcard-open=nowhere',
      TRUSTPAY_MONEY_CARD_DIRECT: 'true',
      TRUSTPAY_MONEY_DEADLINE_MS: '5s',
    };
    expect(trustPayMoney.fromEnvironment(environment)).toEqual({
      kind: 'invalid',
      problems: [
        'TRUSTPAY_MONEY_MERCHANT_ID must be 1 to 15 digits',
        'TRUSTPAY_MONEY_API_KEY is required, of printable characters',
        'TRUSTPAY_MONEY_SECRET is required',
        'TRUSTPAY_MONEY_API_URL must be an http or https address without a query',
        'TRUSTPAY_MONEY_CURRENCIES must be USD, INR or USD,INR',
        'TRUSTPAY_MONEY_MULTIPLE_REFUNDS must be true or false',
        'TRUSTPAY_MONEY_ISSUER_PATHS must be like vcard-open=/v3/vcard/open,…',
        'TRUSTPAY_MONEY_CARD_DIRECT must be in-pci-scope or absent',
        'TRUSTPAY_MONEY_DEADLINE_MS must be 100 to 999999 milliseconds',
      ],
    });
  });

  it('make an adapter, and never show a secret', async () => {
    const { settings, adapter } = adapterOf({
      TRUSTPAY_MONEY_SECRET_FORMER: 'former-secret',
      TRUSTPAY_MONEY_CURRENCIES: 'INR',
      TRUSTPAY_MONEY_MULTIPLE_REFUNDS: 'true',
      TRUSTPAY_MONEY_ISSUER_PATHS: 'vcard-open=/v4/vcard/open, vcard-cards=/v4/vcard/list',
    });
    expect(adapter.capabilities).toMatchObject({ currencies: ['INR'], multipleRefunds: true });
    expect(inspect([settings, adapter], { depth: 9 }) + JSON.stringify([settings, adapter])).not.toContain('secret');
    await adapter.close!();
  });

  it('offer what takes card numbers only in scope of PCI DSS', async () => {
    const outside = adapterOf({}).adapter;
    const inside = adapterOf({ TRUSTPAY_MONEY_CARD_DIRECT: 'in-pci-scope' }).adapter;
    const names = (adapter: typeof outside) => adapter.clientOperations!.map(({ name }) => name);
    expect(names(inside).filter((name) => !names(outside).includes(name))).toEqual([
      'pcard-assign',
      'card-direct-payin',
    ]);
    const fields = (adapter: typeof outside) => adapter.clientOperations!.flatMap((one) => one.fields);
    expect(fields(outside).some(({ name, sensitive }) => sensitive || /card_number|cvv/.test(name))).toBe(false);
    expect(
      fields(inside)
        .filter(({ sensitive }) => sensitive)
        .map(({ name }) => name),
    ).toEqual([...['card_number', 'card_number', 'card_expiry', 'card_cvv']]);
    await Promise.all([outside.close!(), inside.close!()]);
  });
});
