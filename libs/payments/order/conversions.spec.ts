import fc from 'fast-check';
import { create, eur, ok, orders, outcome, refund } from '../testing';
import type { OrderCommand } from './commands';
import type { OrderEvent } from './events';

const czk = (minor: number) => ({ minor: String(minor), currency: 'CZK' });
const settledIn = 'paid_currency' as const;
const splits = [
  { party: 'dev-1', amount: eur(3_333), settledIn },
  { party: 'dev-2', amount: eur(3_334) },
  { party: 'platform', amount: eur(334), settledIn },
];
const bought = orders.and(create({ captureMode: 'automatic', splits })).and(outcome(1, ok(10_000)));
const exchangeOf = (minor: number, rate: string) => ({
  ...{ charged: eur(minor), settled: czk(minor * 25), value: czk(minor * 25) },
  ...{ rate, source: 'report' },
});
const settle = (minor: number, id: string, rate?: string): OrderCommand => ({
  ...{ type: 'RecordSettlement', attemptId: 1, operationId: minor < 0 ? 2 : 1, amount: eur(minor), settlementId: 's' },
  evidence: { source: 'statement', id },
  ...(rate !== undefined && { exchange: exchangeOf(minor, rate) }),
});
const conversionsOf = (events: readonly OrderEvent[]) =>
  events.flatMap((event) => (event.type === 'SettlementRecorded' ? (event.data.conversions ?? []) : []));

describe('parties who are settled in the paid currency', () => {
  it('get their part at the rate of the payout, to the cent, and the others keep theirs', () => {
    // 100.00 at 25.001 are 2500.10; the two hellers that are left over go to the service's own part and to dev-2.
    bought.when(settle(10_000, 'i-1', '25.001')).then({
      type: 'SettlementRecorded',
      data: {
        conversions: [
          { party: 'dev-1', given: eur(3_333), received: czk(83_328) },
          { party: 'platform', given: eur(334), received: czk(8_350) },
        ],
      },
    });
  });

  it.each([
    ['a payout in the currency of the order', settle(10_000, 'i-1')],
    [
      'coins that were sold, whose rate is none of the order',
      {
        ...settle(10_000, 'i-1', '25'),
        exchange: { ...exchangeOf(1, '25'), charged: { minor: '1', currency: 'ETH_USDT' } },
      } as OrderCommand,
    ],
  ])('keep their part in %s', (_, command) => {
    expect(conversionsOf(bought.and(command).events)).toEqual([]);
  });

  it('give back of a refund by the rate of the payout that nets it', () => {
    const refunded = bought
      .and(settle(10_000, 'i-1', '25'))
      .and(refund(4_000))
      .and(outcome(2, ok(4_000)));
    refunded.when(settle(-4_000, 'i-2', '26')).then({
      type: 'SettlementRecorded',
      data: {
        conversions: [
          { party: 'dev-1', given: eur(-1_333), received: czk(-34_658) },
          { party: 'platform', given: eur(-134), received: czk(-3_484) },
        ],
      },
    });
  });

  it('have nothing left in the currency of the order once everything was exchanged, in however many payouts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 1, maxLength: 6 }), (cuts) => {
        const parts = cuts.reduce<number[]>((all, cut) => {
          const left = 10_000 - all.reduce((sum, part) => sum + part, 0);
          return left > cut ? [...all, cut] : all;
        }, []);
        const all = [...parts, 10_000 - parts.reduce((sum, part) => sum + part, 0)];
        const settled = all.reduce((spec, part, index) => spec.and(settle(part, `i-${index}`, '25.37')), bought);
        const given = conversionsOf(settled.events).filter(({ party }) => party === 'dev-1');
        expect(given.reduce((sum, one) => sum + BigInt(one.given.minor), 0n)).toBe(3_333n);
      }),
    );
  });
});
