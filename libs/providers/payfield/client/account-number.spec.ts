import { mayBeCardNumber } from './account-number';

describe('an account number', () => {
  it.each(['4111111111111111', '4111 1111 1111 1111', '4111-1111-1111-1111', '5500005555555559', '378282246310005'])(
    '%s could be a card number',
    (text) => expect(mayBeCardNumber(text)).toBe(true),
  );

  it.each(['01711000000', '4111111111111112', '411111111111', '41111111111111111111', 'DE89370400440532013000', ''])(
    '%s could not',
    (text) => expect(mayBeCardNumber(text)).toBe(false),
  );
});
