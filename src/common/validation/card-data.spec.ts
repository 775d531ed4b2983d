import { findCardNumber, holdsCardNumber } from './card-data';

describe('card data', () => {
  it.each([
    '4111111111111111',
    '4111 1111 1111 1111',
    '4111-1111-1111-1111',
    'card 4200000000000000, thanks',
    '5555555555554444',
    '378282246310005',
    '4111 1111 1111 1111 123',
    '４１１１１１１１１１１１１１１１',
    '4111\u200B1111\u200B11111111',
    '6011111111111117',
  ])('is found in %j', (text) => expect(holdsCardNumber(text)).toBe(true));

  it.each([
    'INV-2026-17',
    '4111111111111112',
    '1234567890123456789012345',
    'SK33 9952 0000 0021 0742 5307',
    '2026-11-20T23:23:00.000Z',
    '00000000-0000-4000-8000-000000000000',
    '+421 900 123 456',
    '41111111-1111-1111-0000-abcdefabcdef',
  ])('is not seen in %j', (text) => expect(holdsCardNumber(text)).toBe(false));

  it('cannot be hidden in characters that stand for several digits each: none stands for more than three', () => {
    const digitsOf = (text: string): number => text.normalize('NFKC').match(/\d/g)?.length ?? 0;
    const most = Array.from({ length: 0x11_0000 }, (_, point) => point)
      .filter((point) => point > 0x7f)
      .reduce((max, point) => Math.max(max, digitsOf(String.fromCodePoint(point))), 0);
    expect(most).toBe(3);
  });

  it('is found wherever it stands in a body, and its place is named', () => {
    expect(findCardNumber({ metadata: { note: ['ok', 'pan 4111111111111111'] } })).toBe('/metadata/note/1');
    expect(findCardNumber({ a: { '4111111111111111': 'x' } })).toBe('/a');
    expect(findCardNumber({ amount: { value: '10.00' } })).toBeUndefined();
  });
});
