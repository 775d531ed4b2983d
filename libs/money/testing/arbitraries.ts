import fc from 'fast-check';
import { MAX_MINOR } from '../arithmetic';
import { allCurrencies } from '../currencies';
import type { Money } from '../types';

export const anyCurrency = fc.constantFrom(...allCurrencies().map(({ code }) => code));

/** Money of any currency, or of the one given; small and large amounts alike often. */
export const anyMoney = (currency: fc.Arbitrary<string> = anyCurrency, max = MAX_MINOR): fc.Arbitrary<Money> =>
  fc.record({
    minor: fc.oneof(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: -max, max })),
    currency,
  });
