import type { BankLine, Evidence, OrderedPayment } from './types';
import { Books, MONTH_END, MONTH_RULES } from '../testing';

const day = (number: number): Date => new Date(Date.UTC(2026, 2, number));
const ordered = (change: Partial<OrderedPayment> = {}): OrderedPayment => ({
  ...{ bankOrderId: 'o-1', instruction: 1, provider: 'trustpay-eu', account: 'SK17', currency: 'EUR' },
  ...{ amount: 12_540n, names: ['ref-1', '110876'], status: 'executed', hasLeft: false, hasReturned: false },
  at: day(29),
  ...change,
});
const line = (id: string, amount: bigint, change: Partial<BankLine> = {}): BankLine => ({
  ...{ id, account: 'SK17', currency: 'EUR', amount, bookedOn: day(30), code: 'TPAY-ORDER', references: ['110876'] },
  ...change,
});
const settle = (evidence: Pick<Evidence, 'ordered' | 'bankLines'>, resolved: Evidence['resolved'] = new Map()) =>
  new Books({ items: [], payouts: [], ...evidence }, MONTH_RULES, resolved).settle(MONTH_END);
const found = (...given: Parameters<typeof settle>) =>
  settle(...given).breaks.map(({ kind, subject, residuals }) => [kind, subject, residuals.map(({ minor }) => minor)]);

describe('a line of the bank that is an order of ours', () => {
  it.each([
    ['by our reference', { references: ['ref-1'] }, {}],
    ["by the bank's number", {}, {}],
    ['before the bank has answered', {}, { status: 'open' }],
    ['and late', {}, { at: day(2) }],
  ] as const)('is matched %s, and no break is left', (_, of, change) => {
    const settled = settle({ ordered: [ordered(change)], bankLines: [line('b1', -12_540n, of)] });
    expect(settled.breaks).toEqual([]);
    expect([...settled.bankLines]).toEqual([['b1', 'ordered o-1/1']]);
  });

  it('and that comes back is matched on its way out and on its way home, in whatever order', () => {
    const lines = [line('b2', 12_540n), line('b1', -12_540n)];
    for (const status of ['open', 'executed', 'reversed', 'refused'] as const) {
      const settled = settle({ ordered: [ordered({ status })], bankLines: lines });
      expect({ status, breaks: settled.breaks, lines: settled.bankLines.size }).toMatchObject({ breaks: [], lines: 2 });
    }
  });

  it.each([
    ['that it is missing', 'ordered:o-1/1', []],
    ['with a line over another amount', 'bank:b0', ['bank:b0', 'ordered:o-1/1']],
  ])('is extra once a person has decided about the order, %s, and then nothing is missing', (_, subject, evidence) => {
    const resolved = new Map([[subject, { breakId: 'br-1', evidence, residuals: [] }]]);
    const late = [ordered({ at: day(2) })];
    expect(found({ ordered: late, bankLines: [] }, resolved)).toEqual([]);
    const [whole, other] = [line('b1', -12_540n), line('b2', -12_500n)];
    expect(found({ ordered: late, bankLines: [whole] }, resolved)).toEqual([['extra', 'bank:b1', ['12540']]]);
    expect(found({ ordered: late, bankLines: [other] }, resolved)).toEqual([['amount', 'bank:b2', ['12500']]]);
  });

  describe('and that comes back after a person has decided about its way out', () => {
    const decision = { breakId: 'br-1', evidence: ['bank:b0', 'ordered:o-1/1'], residuals: [] };
    const out = new Map([['bank:b0', decision]]);
    const reversed = ordered({ at: day(2), status: 'reversed' });
    const subject = 'ordered:o-1/1/returned';

    it.each(['reversed', 'executed'] as const)('is matched on its way home, also as %s', (status) => {
      const settled = settle({ ordered: [ordered({ at: day(2), status })], bankLines: [line('b1', 12_540n)] }, out);
      expect(settled.breaks).toEqual([]);
      expect([...settled.bankLines]).toEqual([['b1', 'ordered o-1/1']]);
    });

    it('is awaited, until a person has decided about that too', () => {
      expect(found({ ordered: [reversed], bankLines: [] }, out)).toEqual([['missing', subject, ['12540']]]);
      const back = new Map([...out, [subject, { ...decision, evidence: [subject] }]]);
      expect(found({ ordered: [reversed], bankLines: [] }, back)).toEqual([]);
      const late = [line('b1', 12_540n)];
      expect(found({ ordered: [reversed], bankLines: late }, back)).toEqual([['extra', 'bank:b1', ['-12540']]]);
    });

    it.each([
      ['decided', ordered({ at: day(2), status: 'reversed' }), out],
      ['shown', ordered({ at: day(2), status: 'reversed', hasLeft: true }), new Map()],
    ])('over another amount is a break about both, its way out %s', (_, one, resolved) => {
      const [about, ...more] = settle({ ordered: [one], bankLines: [line('b1', 12_000n)] }, resolved).breaks;
      expect(more).toEqual([]);
      expect(about).toMatchObject({
        ...{ kind: 'amount', subject: 'bank:b1', expected: '125.40 EUR', evidence: ['bank:b1', subject] },
        residuals: [
          { place: 'clearing', minor: '-12000' },
          { place: 'ordered', minor: '12540' },
        ],
      });
    });
  });

  it('is matched instruction by instruction where several bear one number', () => {
    const two = [ordered(), ordered({ instruction: 2, amount: 1n })];
    const settled = settle({ ordered: two, bankLines: [line('b1', -1n), line('b2', -12_540n)] });
    expect([...settled.bankLines.values()]).toEqual(['ordered o-1/2', 'ordered o-1/1']);
  });

  it('twice is a duplicate, also when the first was seen long ago', () => {
    const [one, two] = [line('b1', -12_540n), line('b2', -12_540n)];
    expect(found({ ordered: [ordered()], bankLines: [one, two] })).toEqual([['duplicate', 'bank:b2', ['12540']]]);
    const before = { ordered: [ordered({ hasLeft: true })], bankLines: [two] };
    expect(found(before)).toEqual([['duplicate', 'bank:b2', ['12540']]]);
  });

  it.each([
    ['another amount', 'amount', -12_500n, 'EUR'],
    ['another currency', 'currency', -12_540n, 'USD'],
  ])('over %s is a break about both the line and what was ordered', (_, kind, amount, currency) => {
    const bankLines = [line('b1', amount, { currency })];
    const [one] = settle({ ordered: [ordered()], bankLines }).breaks;
    expect(one).toMatchObject({
      ...{ kind, subject: 'bank:b1', bankOrderId: 'o-1', expected: '-125.40 EUR' },
      evidence: ['bank:b1', 'ordered:o-1/1'],
      residuals: [
        { place: 'clearing', minor: String(-amount), currency },
        { place: 'ordered', minor: '-12540', currency: 'EUR' },
      ],
    });
    const resolved = new Map([['bank:b1', { breakId: 'br', evidence: one!.evidence, residuals: one!.residuals }]]);
    expect(found({ ordered: [ordered()], bankLines }, resolved)).toEqual([]);
  });

  it('of an account that did not order it, or that nobody ordered, is money that nothing explains', () => {
    const elsewhere = [line('b1', -12_540n, { account: 'SK18' })];
    expect(found({ ordered: [ordered({ at: MONTH_END })], bankLines: elsewhere })).toEqual([
      ['extra', 'bank:b1', ['12540']],
    ]);
  });

  it('that the bank had refused, or that comes back before it left, is a break', () => {
    const refused = { ordered: [ordered({ status: 'refused' })], bankLines: [line('b1', -12_540n)] };
    expect(found(refused)).toEqual([['extra', 'bank:b1', ['12540']]]);
    expect(found({ ordered: [ordered()], bankLines: [line('b1', 12_540n)] })).toEqual([
      ['extra', 'bank:b1', ['-12540']],
    ]);
  });
});

describe('an order that the bank has carried out', () => {
  it.each([
    [30, []],
    [26, [['late', 'ordered:o-1/1', ['-12540']]]],
    [10, [['missing', 'ordered:o-1/1', ['-12540']]]],
  ])('on day %i and no line shows by the end of the month: %j', (sent, breaks) => {
    expect(found({ ordered: [ordered({ at: day(sent) })], bankLines: [] })).toEqual(breaks);
  });

  it('and taken back is awaited as a credit; what nobody knows of is not awaited', () => {
    const reversed = ordered({ at: day(26), status: 'reversed', hasLeft: true });
    expect(found({ ordered: [reversed], bankLines: [] })).toEqual([['late', 'ordered:o-1/1/returned', ['12540']]]);
    expect(found({ ordered: [ordered({ at: day(2), status: 'open' })], bankLines: [] })).toEqual([]);
    expect(found({ ordered: [ordered({ at: day(2), status: 'refused' })], bankLines: [] })).toEqual([]);
  });

  it('and that a person has decided about is done', () => {
    const resolved = new Map([['ordered:o-1/1', { breakId: 'br', evidence: [], residuals: [] }]]);
    expect(found({ ordered: [ordered({ at: day(2) })], bankLines: [] }, resolved)).toEqual([]);
  });
});
