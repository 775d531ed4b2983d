import { operationReference } from '#libs/payments';
import { reconcile } from '../index';
import type { Action, Item, OpenLine, Payout } from '../index';
import { MONTH_END, MONTH_RULES } from '../testing';

const at = new Date('2026-03-01T12:00:00.000Z');
const orderId = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const reference = (number: number): string => operationReference(orderId(number), 1);
const item = (number: number, gross: bigint): Item => ({
  id: `i${number}`,
  orderId: orderId(number),
  operationId: 1,
  attemptId: 1,
  method: 'card',
  provider: 'acme',
  currency: 'EUR',
  gross,
  knownFee: 0n,
  reference: reference(number),
  at,
  settled: false,
});
const line = (number: number, gross: bigint): OpenLine => ({
  number,
  kind: gross < 0n ? 'refund' : 'payment',
  reference: reference(number),
  gross,
  fee: 0n,
});

/** Payments of 100.00, 200.00 and 300.00 and a refund of 50.00: 550.00 in all. */
const AMOUNTS = [10_000n, 20_000n, 30_000n, -5_000n];
const NET = 55_000n;

/** Numbers of the lines that are settled when so much was credited, or taken over by a person. */
function settledBy(credited: bigint, accepted = 0n): number[] {
  const base = { id: 'p1', provider: 'acme', payoutId: 'PO-1', currency: 'EUR', net: NET, paidAt: at };
  const lines = AMOUNTS.map((gross, index) => line(index + 1, gross));
  const payout: Payout = { ...base, credited, accepted, parts: credited === 0n ? 0 : 1, lines };
  const items = AMOUNTS.map((gross, index) => item(index + 1, gross));
  const { actions } = reconcile(
    { items, payouts: [payout], bankLines: [], resolved: new Map() },
    MONTH_RULES,
    MONTH_END,
  );
  const isSettling = (action: Action) => action.do === 'settle_lines';
  return actions.filter(isSettling).flatMap(({ lines: done }) => done.map(({ number }) => number));
}

describe('a payout of which the bank has shown a part', () => {
  it('settles no more than what came: the first lines that it covers, and refunds', () => {
    expect(settledBy(0n)).toEqual([]);
    expect(settledBy(100n)).toEqual([4]);
    expect(settledBy(5_000n)).toEqual([1, 4]);
    expect(settledBy(24_999n)).toEqual([1, 4]);
    expect(settledBy(25_000n)).toEqual([1, 2, 4]);
    expect(settledBy(54_999n)).toEqual([1, 2, 4]);
    expect(settledBy(NET)).toEqual([1, 2, 3, 4]);
  });

  it('settles the rest when a person has taken over what did not come, and all when more came', () => {
    expect(settledBy(54_990n, 10n)).toEqual([1, 2, 3, 4]);
    expect(settledBy(NET + 10n)).toEqual([1, 2, 3, 4]);
  });
});
