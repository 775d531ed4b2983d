import { readJson } from '../wire/json';
import { toPlainData, withoutCardData } from './redact';

const plain = (text: string) => toPlainData(readJson(Buffer.from(text))!);

describe('answers that leave the adapter', () => {
  it('hold no card number, in whatever form it came', () => {
    const text =
      '{"a":"4111111111111117","b":4111111111111118,"c":["4111 1111 1111 1117"],"d":{"x":"no. 4111-1111-1111-1117!"},' +
      '"4111111111111117":1}';
    expect(plain(text)).toEqual({
      a: '[removed]',
      b: '[removed]',
      c: ['[removed]'],
      d: { x: '[removed]' },
      '[removed]': '1',
    });
  });

  it.each([
    'card_number',
    'cardNumber',
    'card_no',
    'card_numbers',
    'pan',
    'cvv',
    'card_cvv',
    'cvc2',
    'security_code',
    'pin',
  ])('have no member %s', (name) => {
    expect(plain(`{"${name}":"1","kept":"2"}`)).toEqual({ kept: '2' });
  });

  it('keep what only looks similar, and numbers as they were written', () => {
    const kept = {
      merchant_id: '8820250900009',
      card_id: '1001',
      cardholder_id: '12345678-1234-1234-1234-123456789012',
      order_no: '0000000000000000000011',
      balance: '137.70',
      create_time: '2025-12-30T23:51:07.381428Z',
      card_type_id: '23',
      available: true,
      nothing: null,
    };
    const text = JSON.stringify(kept).replace('"8820250900009"', '8820250900009').replace('"137.70"', '137.70');
    expect(plain(text)).toEqual(kept);
  });

  it('leave a text alone that has no card number', () => {
    expect(withoutCardData('paid 1234567890 of 20.00')).toBe('paid 1234567890 of 20.00');
  });
});
