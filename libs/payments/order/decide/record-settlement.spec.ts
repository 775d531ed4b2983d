import { eur, situations } from '../../testing';
import { settledOf } from '../selectors';
import { orderStatus } from '../status';

const settle = (minor: number, id = 'item-1', fee?: number) =>
  ({
    type: 'RecordSettlement',
    attemptId: 1,
    operationId: 1,
    amount: eur(minor),
    settlementId: 's-1',
    evidence: { source: 'statement', id },
    ...(fee === undefined ? {} : { fee: eur(fee) }),
  }) as const;

describe('a settlement', () => {
  it('is recorded after the end of an order, once, and changes nothing else', () => {
    const { paid } = situations();
    const settled = paid!.when(settle(10_000, 'item-1', 290)).then({
      type: 'SettlementRecorded',
      data: { provider: 'acme', amount: eur(10_000), fee: eur(290), settlementId: 's-1' },
    });
    expect(settledOf(settled.state)).toBe(10_000n);
    expect(settled.state.attempts[0]!.fees).toBe(290n);
    expect(orderStatus(settled.state)).toBe(orderStatus(paid!.state));
    settled.when(settle(10_000, 'item-1', 290)).thenNothing();
  });

  it('goes down by a refund that the provider netted', () => {
    const settled = situations().paid!.and(settle(10_000)).and(settle(-4_000, 'item-2'));
    expect(settledOf(settled.state)).toBe(6_000n);
  });

  it('names no fee where nothing is left to be booked', () => {
    const settled = situations().paid!.and(settle(10_000, 'item-1', 0));
    expect(settled.events.at(-1)!.data).not.toHaveProperty('fee');
  });

  it('of an attempt that does not exist is refused', () => {
    situations()
      .paid!.when({ ...settle(1), attemptId: 9 })
      .thenRefused({ code: 'not_found' });
  });
});
