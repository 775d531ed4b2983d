import { DeciderSpec } from '#libs/decider/testing';
import { settlementDecider } from './settlement-decider';
import type { PayoutLine } from './events';
import { inTransit, settlementStatus } from './state';

const NOW = new Date('2026-03-08T09:00:00.000Z');
const payouts = new DeciderSpec(settlementDecider, [], NOW);
const eur = (minor: number) => ({ minor: String(minor), currency: 'EUR' });
const line = (number: number, gross: number, fee: number, kind: PayoutLine['kind'] = 'payment'): PayoutLine => ({
  number,
  kind,
  reference: `r-${number}`,
  gross: String(gross),
  fee: String(fee),
});
const lines = [line(1, 10_000, 290), line(2, -2_000, 0, 'refund'), line(3, 0, 500, 'fee')];
const payout = {
  settlementId: 's-1',
  merchantId: 'shop',
  provider: 'acme',
  payoutId: 'PO-1',
  currency: 'EUR',
  withheld: '100',
  released: '0',
  net: '7110',
  paidAt: '2026-03-07',
  source: 'report',
} as const;
const credit = (minor: number, bankLineId = 'b-1', currency = 'EUR') =>
  ({ type: 'Credit', amount: { minor: String(minor), currency }, account: 'SK17', bankLineId }) as const;

const collected = payouts.and({ type: 'AddLines', from: 1, lines });
const announced = collected.and({ type: 'Announce', payout });

describe('a payout', () => {
  it('is announced with the sums of its lines', () => {
    const after = collected.when({ type: 'Announce', payout }).then({
      type: 'PayoutAnnounced',
      data: { gross: '8000', fees: '790', charges: '500', net: '7110', lineCount: 3, announcedAt: NOW.toISOString() },
    });
    expect(settlementStatus(collected.state)).toBe('collecting');
    expect(settlementStatus(after.state)).toBe('announced');
    expect(inTransit(after.state)).toBe(7_110n);
    after.when({ type: 'Announce', payout }).thenNothing();
  });

  it('charges what a line of a fee takes, in whichever column the provider writes it', () => {
    const inGross = { ...line(3, -500, 0, 'fee') };
    payouts
      .and({ type: 'AddLines', from: 1, lines: [...lines.slice(0, 2), inGross] })
      .when({ type: 'Announce', payout })
      .then({ type: 'PayoutAnnounced', data: { gross: '7500', fees: '290', charges: '500', net: '7110' } });
  });

  it('is refused when its lines do not add up to what it pays', () => {
    collected
      .when({ type: 'Announce', payout: { ...payout, net: '7111' } })
      .thenRefused({ code: 'sums_differ', expected: '7111', found: '7110' });
  });

  it('takes its lines in parts, in their order, each once', () => {
    const first = payouts.and({ type: 'AddLines', from: 1, lines: lines.slice(0, 2) });
    first.when({ type: 'AddLines', from: 1, lines: lines.slice(0, 2) }).thenNothing();
    first
      .when({ type: 'AddLines', from: 4, lines: [line(4, 1, 0)] })
      .thenRefused({ code: 'lines_missing', expected: 3 });
    first.when({ type: 'AddLines', from: 3, lines: lines.slice(2) }).then({ type: 'PayoutLinesAdded' });
    announced.when({ type: 'AddLines', from: 3, lines: lines.slice(2) }).thenNothing();
  });

  it('takes its last lines together with what it pays, once', () => {
    const first = payouts.and({ type: 'AddLines', from: 1, lines: lines.slice(0, 2) });
    const last = { type: 'Announce', payout, last: { from: 3, lines: lines.slice(2) } } as const;
    const after = first
      .when(last)
      .then({ type: 'PayoutLinesAdded' }, { type: 'PayoutAnnounced', data: { net: '7110' } });
    after.when(last).thenNothing();
    collected.when(last).then({ type: 'PayoutAnnounced', data: { lineCount: 3 } });
    payouts.when(last).thenRefused({ code: 'lines_missing', expected: 1 });
  });

  it('is not announced again with anything else', () => {
    const refusal = { code: 'announced_differently' } as const;
    announced.when({ type: 'AddLines', from: 4, lines: [line(4, 1, 0)] }).thenRefused(refusal);
    announced.when({ type: 'Announce', payout: { ...payout, net: '7111' } }).thenRefused(refusal);
    const longer = { from: 1, lines: [...lines, line(4, 0, 0)] };
    const shorter = { from: 1, lines: lines.slice(0, 2) };
    for (const last of [longer, shorter]) announced.when({ type: 'Announce', payout, last }).thenRefused(refusal);
    collected.when({ type: 'Announce', payout, last: shorter }).thenRefused(refusal);
  });

  it('is closed when the bank has credited it', () => {
    const closed = announced.when(credit(7_110)).then({ type: 'PayoutCredited', data: { provider: 'acme' } });
    expect(settlementStatus(closed.state)).toBe('closed');
    closed.when(credit(7_110)).thenNothing();
  });

  it('keeps open what the bank credited too little, until a person accepts it', () => {
    const partly = announced.and(credit(7_100));
    expect(settlementStatus(partly.state)).toBe('partly_credited');
    expect(inTransit(partly.state)).toBe(10n);
    const accepted = partly
      .when({ type: 'AcceptDifference', breakId: 'br-1', amount: eur(10) })
      .then({ type: 'DifferenceAccepted' });
    expect(settlementStatus(accepted.state)).toBe('closed');
    accepted.when({ type: 'AcceptDifference', breakId: 'br-1', amount: eur(10) }).thenNothing();
  });

  it('counts what a decision booked also when the bank credited it in the meantime: it is not closed by that', () => {
    const both = announced.and(credit(7_110)).when({ type: 'AcceptDifference', breakId: 'br-1', amount: eur(7_110) });
    expect(inTransit(both.then({ type: 'DifferenceAccepted' }).state)).toBe(-7_110n);
  });

  it('takes no credit in another currency, and none before it is announced', () => {
    announced.when(credit(7_110, 'b-2', 'USD')).thenRefused({ code: 'currency_mismatch', expected: 'EUR' });
    collected.when(credit(7_110)).thenRefused({ code: 'not_announced' });
  });

  it('settles each line once', () => {
    const item = { itemId: 'i-1', orderId: 'o-1', operationId: 1, attemptId: 1, amount: eur(10_000), fee: eur(290) };
    const settle = { type: 'SettleLines', lines: [{ number: 1, items: [item] }] } as const;
    const settled = announced.when(settle).then({ type: 'LinesSettled', data: { settledAt: NOW.toISOString() } });
    settled.when(settle).thenNothing();
    settled
      .when({ type: 'SettleLines', lines: [...settle.lines, { number: 2, items: [] }] })
      .then({ type: 'LinesSettled', data: { lines: [{ number: 2, items: [] }] } });
  });

  it('ignores events that it does not know, and names a state that must not exist', () => {
    expect(settlementDecider.evolve(announced.state, { type: 'Other', data: {} } as never)).toBe(announced.state);
    expect(() => settlementDecider.assertInvariants({ ...announced.state, lineCount: 1 })).toThrow('announced short');
    const twice = { ...announced.state, bankLines: ['b', 'b'] };
    expect(() => settlementDecider.assertInvariants(twice)).toThrow('counted twice');
  });
});
