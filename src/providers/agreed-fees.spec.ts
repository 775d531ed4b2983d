import { agreedFeeFor, agreedFeeOf } from '#libs/payments';
import { agreementsFor, parseAgreedFees } from './agreed-fees';

const agreed = parseAgreedFees(
  JSON.stringify([
    { provider: 'trustpay-eu', method: 'card', currency: 'EUR', percent: '1.4', fixed: '0.25' },
    { provider: 'trustpay-eu', currency: 'EUR', percent: '0.35', billed: 'invoiced' },
    { provider: 'trustpay-eu', merchant: 'shop', method: 'card', currency: 'EUR', percent: '1.2' },
    { provider: 'gatepay', currency: 'USD', fixed: '1.00' },
  ]),
);
const feeOf = (provider: string, merchant: string, method: 'card' | 'bank_transfer', currency: string) => {
  const found = agreedFeeFor(agreementsFor(agreed, provider, merchant), method, currency);
  return found && `${agreedFeeOf(found, { minor: '10000', currency }).minor} ${found.billed}`;
};

describe('agreed fees', () => {
  it.each([
    ['of a method, the percentage and the fixed part', 'trustpay-eu', 'other', 'card', 'EUR', '165 netted'],
    ['of the merchant before that of all', 'trustpay-eu', 'shop', 'card', 'EUR', '120 netted'],
    ['of all methods where the method has none', 'trustpay-eu', 'shop', 'bank_transfer', 'EUR', '35 invoiced'],
    ['of its own currency only', 'trustpay-eu', 'shop', 'card', 'USD', undefined],
    ['of a fixed part alone', 'gatepay', 'shop', 'card', 'USD', '100 netted'],
    ['of its own provider only', 'cobo', 'shop', 'card', 'USD', undefined],
  ] as const)('are found: %s', (_, provider, merchant, method, currency, expected) => {
    expect(feeOf(provider, merchant, method, currency)).toBe(expected);
  });

  it.each([
    ['{', 'is no JSON'],
    ['{}', 'must be a list of agreements'],
    ['[3]', 'agreement 1 must be an object'],
    ['[{"currency":"EUR"}]', 'agreement 1 names no provider'],
    ['[{"provider":"a","percentage":"1"}]', 'agreement 1 has an unknown member percentage'],
    ['[{"provider":"a","currency":"EUR","percent":1.4}]', 'agreement 1 has a member percent that is no text'],
    ['[{"provider":"a","currency":"XXZ"}]', 'agreement 1 has XXZ, which is no currency'],
    ['[{"provider":"a","currency":"EUR","method":"cheque"}]', 'agreement 1 has cheque, which is no method'],
    ['[{"provider":"a","currency":"EUR","billed":"never"}]', 'agreement 1 is billed netted or invoiced'],
    ['[{"provider":"a","currency":"EUR","percent":"101"}]', /a percentage is a decimal text/],
    ['[{"provider":"a","currency":"EUR","fixed":"0.001"}]', /^agreement 1 is wrong: /],
  ])('are refused with the reason: %s', (text, reason) => {
    expect(() => parseAgreedFees(text)).toThrow(reason);
  });
});
