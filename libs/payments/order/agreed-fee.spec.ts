import { allowed, create, eur, ok, orders, outcome } from '../testing';
import type { AgreedFee } from './agreed-fee';

const card: AgreedFee = { method: 'card', currency: 'EUR', percent: '1.4', fixed: '25', billed: 'netted' };
const crypto = { asset: 'ETH_USDT', developerFee: eur(200) };
const bought = orders.and(create({ captureMode: 'automatic' }));
const paid = (agreedFees: readonly AgreedFee[], more: object = {}) => ({
  ...outcome(1, { ...ok(10_000), ...more }),
  rules: { ...allowed, agreedFees },
});
const capturedBy = (agreedFees: readonly AgreedFee[], more: object = {}, order = bought) =>
  order.and(paid(agreedFees, more)).events.at(-1)!.data;

describe('the fee of a capture', () => {
  it('is estimated by what was agreed where the provider names none: the percentage and the fixed part', () => {
    expect(capturedBy([card])).toMatchObject({ fee: eur(165), feeEstimated: true });
    expect(capturedBy([card])).not.toHaveProperty('feeBilled');
  });

  it('is billed later where the provider pays gross', () => {
    const gross = { ...card, billed: 'invoiced' } as const;
    expect(capturedBy([gross])).toMatchObject({ fee: eur(165), feeEstimated: true, feeBilled: true });
    expect(bought.and(paid([gross])).state.attempts[0]).toMatchObject({ fees: 165n, billedFees: 165n });
  });

  it('is what the provider names, before any agreement', () => {
    expect(capturedBy([card], { fee: eur(290) })).toMatchObject({ fee: eur(290) });
    expect(capturedBy([card], { fee: eur(290) })).not.toHaveProperty('feeEstimated');
  });

  it.each([
    ['no agreement', []],
    ['an agreement for another method', [{ ...card, method: 'crypto' as const }]],
    ['an agreement for another currency', [{ ...card, currency: 'USD' }]],
  ])('is not known with %s', (_, agreed) => {
    expect(capturedBy(agreed)).not.toHaveProperty('fee');
  });
});

describe("the developer's fee of a capture", () => {
  const coins = orders.and(create({ captureMode: 'automatic', crypto }));

  it.each([
    ['the same', eur(200)],
    ['nothing', undefined],
  ])('is the order’s when the provider tells %s', (_, developerFee) => {
    const data = capturedBy([], { developerFee }, coins);
    expect(data).toMatchObject({ developerFee: eur(200) });
    expect(data).not.toHaveProperty('developerFeeTold');
  });

  it('stays the order’s, and what the provider tells is kept beside it, when the two differ', () => {
    expect(capturedBy([], { developerFee: eur(300) }, coins)).toMatchObject({
      developerFee: eur(200),
      developerFeeTold: eur(300),
    });
    expect(capturedBy([], { developerFee: eur(1) })).toMatchObject({ developerFeeTold: eur(1) });
    expect(capturedBy([], { developerFee: eur(0) })).not.toHaveProperty('developerFeeTold');
  });
});
