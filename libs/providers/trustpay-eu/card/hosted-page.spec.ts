import { SigningKeys } from '../signature';
import { config, euros, payment } from '../testing/samples';
import { Unsupported } from '../unsupported';
import { cardPageUrl } from './hosted-page';

const query = (url: string) => Object.fromEntries(new URL(url).searchParams);

describe('the address of the card page', () => {
  it('is the signed redirect of the manual, parameter by parameter', () => {
    expect(cardPageUrl(config(), payment({ description: 'Order #17', language: 'sk-SK' }))).toBe(
      'https://gateway.example/mapi5/Card/PayPopup?AccountId=4107111111&Amount=1.50&Currency=EUR&Reference=123456789' +
        '&PaymentType=0&BillingCity=Bratislava&BillingCountry=SK&BillingPostcode=83103' +
        '&BillingStreet=Za%20kasarnou%201' +
        // The signature is test vector T03.
        '&CardHolder=TrustPay&Email=info%40trustpay.eu' +
        '&Signature=5E7FC398ED6AEBC4189986F793C9439C43383E4C0EC656E5173C7BE4CAB2C6EA' +
        '&Url=https%3A%2F%2Fledger.example%2Freturn' +
        '&NotificationUrl=https%3A%2F%2Fledger.example%2Fnotifications%2Ftrustpay-eu' +
        '&Localization=sk&Description=Order%2017&IsRedirect=True',
    );
  });

  it.each([
    ['T04', { saveCard: 'customer' }, '85CDFF4C275BF244875510EB2A47E8B5522CD8D3CC8062EFFF672742C2ABF143'],
    [
      'T06',
      { cardToken: 'card:8a8394855cfd3692015d0dc3f793355b' },
      'B5535CFCD48EE4330EB1432517D4E4ABCE5AF2D3E0371ECD23ABF22A0982D8E5',
    ],
    ['T08', { saveCard: 'merchant' }, '5305D090E4E27B1DE8F9DBAC6B02C2BFCCB010997BC6AAC8CD64C8C1F055A96A'],
    ['T11', { capture: 'manual' }, '5944C5CA246C3F270494CE2901566F4AE05EF170D31AEB3BBEDCE517209819CA'],
    [
      'T14',
      { capture: 'manual', cardToken: 'card:8a8394855cfd3692015d0dc3f793355b' },
      '0CF6C10E8D5E7B312933B7A3321857B5E8B27933FB07F0DB1010744F3AFF423E',
    ],
    [
      'T15',
      { capture: 'manual', saveCard: 'merchant', amount: euros(0n) },
      '80DF441D0CDF1591B607F94711B1FEC8D6647A044842774616370186976865BB',
    ],
  ] as const)('carries the signature of test vector %s', (_, wanted, signature) => {
    expect(query(cardPageUrl(config(), payment({ payer: {}, ...wanted }))).Signature).toBe(signature);
  });

  it('signs the text that is sent, not what was typed', () => {
    const payer = {
      name: ' Žofia\u00a0 Šťastná ',
      billing: { street: 'a', city: 'b', postcode: 'SW1A 1AA', country: 'GB' },
    };
    const sent = query(cardPageUrl(config(), payment({ payer })));
    expect(sent).toMatchObject({ CardHolder: 'Žofia Šťastná', BillingPostcode: 'SW1A1AA' });
    const message = '4107111111/1.50/EUR/123456789/0/b/GB/SW1A1AA/a/Žofia Šťastná';
    expect(sent.Signature).toBe(new SigningKeys(['123456']).sign(message));
  });

  it('never carries more than the gateway takes', () => {
    const sent = query(cardPageUrl(config(), payment({ description: 'word '.repeat(100), language: 'zz' })));
    expect(sent.Description!.length).toBeLessThanOrEqual(140);
    expect(sent).not.toHaveProperty('Localization');
  });

  it.each([
    ['a reference with a hyphen', { reference: 'INV-1' }],
    ['a reference of 36 characters', { reference: 'x'.repeat(36) }],
    ['no reference', { reference: '' }],
    ['a return address of 257 characters', { returnUrl: `https://a.example/${'x'.repeat(239)}` }],
    ['a notification address of 257 characters', { notificationUrl: `https://a.example/${'x'.repeat(239)}` }],
    ['an amount of zero', { amount: euros(0n) }],
    ['an amount of zero for a card that is saved with a payment', { amount: euros(0n), saveCard: 'merchant' }],
    ['a negative amount', { amount: euros(-1n) }],
    ['an amount in yen', { amount: { minor: 100n, currency: 'JPY' } }],
    ['a currency of another account', { amount: { minor: 100n, currency: 'CZK' } }],
  ] as const)('does not exist for %s', (_, wanted) => {
    expect(() => cardPageUrl(config({ currencies: ['EUR', 'JPY'] }), payment(wanted))).toThrow(Unsupported);
  });
});
