import { RESULT_CODES } from './result-codes';
import { parsePayerReturn } from './payer-return';

const parse = (query: string) => parsePayerReturn(new URLSearchParams(query));

describe("the payer's return", () => {
  it('of the manual claims a success and nothing more', () => {
    expect(
      parse('Reference=1234567890&ResultCode=0&AcquirerResponseId=000.100.110&PaymentRequestId=4337417657'),
    ).toEqual({
      reference: '1234567890',
      claims: 'success',
      code: '0/000.100.110',
      providerReference: '4337417657',
    });
  });

  it('of a bank transfer, which has no acquirer, names the payment as one', () => {
    expect(parse('Reference=1234567890&ResultCode=0&PaymentRequestId=4337417657')).toEqual({
      reference: '1234567890',
      claims: 'success',
      code: '0',
      providerReference: 'wire:4337417657',
    });
    expect(parse('Reference=R1&ResultCode=1&PaymentRequestId=5')).toMatchObject({
      claims: 'pending',
      providerReference: 'wire:5',
    });
  });

  it('tells why a card was declined', () => {
    expect(parse('Reference=R1&ResultCode=1014&AcquirerResponseId=800.100.155')).toEqual({
      reference: 'R1',
      claims: 'declined',
      code: '1014/800.100.155',
      decline: { code: '800.100.155', class: 'soft_funds', message: 'insufficient funds' },
    });
  });

  const claims: Record<number, string> = {
    0: 'success',
    1: 'pending',
    2: 'pending',
    3: 'success',
    4: 'pending',
    5: 'success',
  };
  Object.assign(claims, { 1005: 'cancelled', 1014: 'declined', 1015: 'declined' });
  it.each([...RESULT_CODES.keys()])('with result %i claims what section 6 says', (code) => {
    expect(parse(`Reference=R1&ResultCode=${code}`)).toMatchObject({ claims: claims[code] ?? 'error' });
  });

  it('with an unknown code is an error, with contradicting codes pending', () => {
    expect(parse('Reference=R1&ResultCode=9999')).toMatchObject({ claims: 'error' });
    expect(parse('Reference=R1&ResultCode=1014&AcquirerResponseId=900.100.300')).toMatchObject({ claims: 'pending' });
    expect(parse('Reference=R1&ResultCode=0&AcquirerResponseId=800.100.155')).toMatchObject({ claims: 'pending' });
  });

  it.each([
    '',
    'ResultCode=0',
    'Reference=R1',
    'Reference=&ResultCode=0',
    'Reference=R1&ResultCode=',
    'Reference=R1&ResultCode=ok',
    'Reference=R-1&ResultCode=0',
    `Reference=${'x'.repeat(36)}&ResultCode=0`,
    'Reference=R1&Reference=R2&ResultCode=0',
    'Reference=R1&ResultCode=1014&ResultCode=0',
  ])('is nothing when it is %j', (query) => expect(parse(query)).toBeUndefined());

  it('drops malformed hints', () => {
    expect(parse('Reference=R1&ResultCode=0&PaymentRequestId=1;2&AcquirerResponseId=<b>')).toEqual({
      reference: 'R1',
      claims: 'success',
      code: '0',
    });
  });
});
