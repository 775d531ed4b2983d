import fc from 'fast-check';
import { countryOfBic, ibanFault, isBic, isIban } from '.';

describe('an IBAN', () => {
  it.each([
    // ISO 13616 examples of the registry, and the accounts of the fact sheet.
    ...['GB29NWBK60161331926819', 'DE89370400440532013000', 'NO9386011117947', 'MT84MALT011000012345MTLCAST001S'],
    ...['FR1420041010050500013M02606', 'SK1799520000004107347927', 'SK3699520000002107842741'],
  ])('is %s', (iban) => {
    expect(ibanFault(iban)).toBeUndefined();
  });

  it.each([
    ['check-digits', 'SK1099520000004107347927'],
    ['check-digits', 'GB29NWBK60161331926818'],
    ['length', 'SK179952000000410734792'],
    ['length', 'DE8937040044053201300000'],
    ['country', 'US12345678901234567890'],
    ['form', 'SK17 9952 0000 0041 0734 7927'],
    ['form', 'sk1799520000004107347927'],
    ['form', 'SK1799520000004107347927\n'],
    ['form', 'SK17٩٩520000004107347927'],
    ['form', ''],
    ['form', 'SK17'.padEnd(100_000, '0')],
  ])('has a fault of %s: %s', (fault, iban) => {
    expect(ibanFault(iban)).toBe(fault);
  });

  it('shows every digit that is wrong and every two neighbours that changed places', () => {
    const iban = 'SK1799520000004107347927';
    const digit = fc.integer({ min: 2, max: iban.length - 1 });
    fc.assert(
      fc.property(digit, fc.integer({ min: 1, max: 9 }), (at, add) => {
        const wrong = String((Number(iban[at]) + add) % 10);
        expect(isIban(iban.slice(0, at) + wrong + iban.slice(at + 1))).toBe(false);
      }),
    );
    for (let at = 2; at < iban.length - 1; at += 1) {
      const swapped = iban.slice(0, at) + iban[at + 1] + iban[at] + iban.slice(at + 2);
      expect(isIban(swapped)).toBe(swapped === iban);
    }
  });

  it('has one pair of check digits, not the other one with the same remainder', () => {
    const account = '99520000004107347';
    for (let tail = 0; tail < 1000; tail += 1) {
      const rest = `${account}${String(tail).padStart(3, '0')}`;
      const pairs = [...Array(100).keys()].map((pair) => `SK${String(pair).padStart(2, '0')}${rest}`);
      expect(pairs.filter(isIban)).toHaveLength(1);
    }
  });
});

describe('a BIC', () => {
  it.each(['TPAYSKBX', 'SUBASKBX', 'EXBKUS33', 'DEUTDEFF500', 'NOTPROVIDED'])('can be %s', (bic) => {
    expect(isBic(bic)).toBe(true);
  });

  it.each(['TPAYSKB', 'TPAYSKBXX', 'tpayskbx', 'TPAYSK1X', 'TPAYSKBO', 'TPAY1KBX', 'TPAYSKBX\n', ''])(
    'cannot be %j',
    (bic) => {
      expect(isBic(bic)).toBe(false);
    },
  );

  it('names a country', () => {
    expect(countryOfBic('TPAYSKBX')).toBe('SK');
  });
});
