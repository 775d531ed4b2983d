import { operationReference } from '#libs/payments';
import { reconcile } from '../index';
import type { FundedDebt, OpenLine } from '../index';
import { MONTH_RULES } from '../testing';

const reference = operationReference('00000000-0000-4000-8000-000000000001', 1);
const debt: FundedDebt = { provider: 'acme', currency: 'EUR', amount: 4_000n, reference, isShown: false };
const line: OpenLine = { number: 1, kind: 'adjustment', reference, gross: 4_000n, fee: 0n };
const paidAt = new Date('2026-03-04T00:00:00.000Z');

function look(lines: readonly OpenLine[], funded: readonly FundedDebt[]) {
  const named = { id: 'p1', provider: 'acme', payoutId: 'PO-1', currency: 'EUR', paidAt, lines };
  const payouts = [{ ...named, net: 0n, credited: 0n, accepted: 0n, parts: 0 }];
  const evidence = { items: [], payouts, bankLines: [], funded, resolved: new Map() };
  const { actions, breaks } = reconcile(evidence, MONTH_RULES, paidAt);
  const settled = actions.flatMap((action) => (action.do === 'settle_lines' ? action.lines : []));
  return { settled, breaks: breaks.map(({ kind, subject }) => `${kind} ${subject}`) };
}

describe('an adjustment that names a bank order by which a debt was paid', () => {
  it('is that order, and pays nothing', () => {
    expect(look([line], [debt])).toEqual({ settled: [{ number: 1, items: [] }], breaks: [] });
  });

  it('is to be explained when the order stands in a report already', () => {
    expect(look([line, { ...line, number: 2 }], [debt]).breaks).toEqual(['extra line:p1:2']);
    expect(look([line], [{ ...debt, isShown: true }])).toEqual({ settled: [], breaks: ['extra line:p1:1'] });
  });

  it.each([
    ['another amount', line, { ...debt, amount: 3_999n }],
    ['another currency', line, { ...debt, currency: 'USD' }],
    ['another provider', line, { ...debt, provider: 'other' }],
    ['a fee', { ...line, fee: 1n }, debt],
    ['a payment', { ...line, kind: 'payment' as const }, debt],
  ])('is to be explained with %s', (_, shown, paid) => {
    expect(look([shown], [paid])).toEqual({ settled: [], breaks: ['extra line:p1:1'] });
  });
});
