import { config, euros, payment } from '../testing/samples';
import { Unsupported } from '../unsupported';
import { wirePageUrl } from './hosted-page';

const wire = (wanted: Parameters<typeof payment>[0] = {}) => payment({ method: 'bank_transfer', ...wanted });
const query = (url: string) => Object.fromEntries(new URL(url).searchParams);

describe('the address of the bank page', () => {
  it('is the signed redirect of the manual, parameter by parameter', () => {
    expect(wirePageUrl(config(), wire({ description: 'Order #17', language: 'sk-SK' }))).toBe(
      'https://gateway.example/mapi5/wire/paypopup?AccountId=4107111111&Amount=1.50&Currency=EUR&Reference=123456789' +
        // The signature is test vector T01: it covers neither the e-mail nor any address.
        '&PaymentType=0&Signature=A9C7D0B07D0E9BEA56C6E341C7F1AF36F01411742C55231006042CFE850D757B' +
        '&Url=https%3A%2F%2Fledger.example%2Freturn' +
        '&NotificationUrl=https%3A%2F%2Fledger.example%2Fnotifications%2Ftrustpay-eu' +
        '&Localization=sk&Country=SK&Description=Order%20%2317&Email=info%40trustpay.eu&IsRedirect=True',
    );
  });

  it('needs nothing of the payer, and names only countries and languages that the page has', () => {
    const billing = { street: 'a', city: 'b', postcode: '1', country: 'DE' };
    const email = 'no address';
    const sent = query(wirePageUrl(config(), wire({ payer: { email, billing }, language: 'de' })));
    for (const name of ['Country', 'Localization', 'Email', 'BillingCity']) expect(sent).not.toHaveProperty(name);
    expect(query(wirePageUrl(config(), wire({ payer: {} }))).Signature).toBe(sent.Signature);
  });

  it('is in the currency of the account', () => {
    const koruna = { minor: 150n, currency: 'CZK' };
    expect(query(wirePageUrl(config({ wireCurrency: 'CZK' }), wire({ amount: koruna })))).toMatchObject({
      Amount: '1.50',
      Currency: 'CZK',
    });
    expect(() => wirePageUrl(config(), wire({ amount: koruna }))).toThrow(Unsupported);
  });

  it.each([
    ['a later capture', { capture: 'manual' }],
    ['a card to keep', { saveCard: 'customer' }],
    ['a card on file', { cardToken: 'card:8a83' }],
    ['an amount of zero', { amount: euros(0n) }],
    ['a negative amount', { amount: euros(-1n) }],
    ['an amount of 14 digits', { amount: euros(100_000_000_000_00n) }],
    ['a reference with a hyphen', { reference: 'INV-1' }],
    ['a reference of 36 characters', { reference: 'x'.repeat(36) }],
    ['a return address of 257 characters', { returnUrl: `https://a.example/${'x'.repeat(239)}` }],
  ] as const)('does not exist for %s', (_, wanted) => {
    expect(() => wirePageUrl(config(), wire(wanted))).toThrow(Unsupported);
  });
});
