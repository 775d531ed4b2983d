import { operationReference } from '#libs/payments';
import { Books, MONTH_END, MONTH_RULES, month, numbers } from '../testing';
import type { Seed } from '../testing';
import { reconcile } from '../index';
import type { BankLine, Decision, Evidence, Finding, Item, Payout } from '../index';

type Given = Omit<Evidence, 'resolved'>;
type Decisions = Map<string, Decision>;

const day = (number: number): Date => new Date(Date.UTC(2026, 2, number));
const sum = (all: readonly bigint[]): bigint => all.reduce((total, one) => total + one, 0n);

function decide(decisions: Decisions, { subject, evidence, residuals }: Finding): void {
  decisions.set(subject, { breakId: `break ${subject}`, evidence, residuals });
}

/** What stands in an account of the euro, as events book it: captures, payouts, fees, credits and decisions. */
function books(given: Given) {
  const decisions: Decisions = new Map();
  const matching = new Books(given, MONTH_RULES, decisions);
  const decided: Finding[] = [];
  const inEuro = ({ currency }: { readonly currency: string }): boolean => currency === 'EUR';
  const booked = (place: string): bigint =>
    sum(
      decided.flatMap(({ residuals }) =>
        residuals.filter((one) => inEuro(one) && one.place === place).map(({ minor }) => BigInt(minor)),
      ),
    );
  return {
    decided,
    run: () => matching.settle(MONTH_END),
    /** Resolves each break that is found, until there is none. */
    resolveAll: () => {
      for (let left = matching.settle(MONTH_END).breaks; left.length > 0;) {
        for (const finding of left) {
          decided.push(finding);
          decide(decisions, finding);
        }
        left = matching.settle(MONTH_END).breaks.filter(({ subject }) => !decisions.has(subject));
      }
      const { payouts, fees } = matching.settle(MONTH_END);
      const owed = sum(given.items.filter(inEuro).map(({ gross, knownFee }) => gross - knownFee));
      const paid = payouts.filter(inEuro);
      const fee = given.payouts.flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'fee'));
      const charges = sum(fee.map((line) => line.fee - line.gross));
      return {
        receivable: owed - sum(paid.map(({ net }) => net)) - charges - fees - booked('receivable'),
        transit: sum(paid.map(({ net, credited }) => net - credited)) - booked('transit'),
        unsettled: matching.settle(MONTH_END).payouts.flatMap(({ lines }) => lines).length,
      };
    },
  };
}

const NOTHING = { receivable: 0n, transit: 0n, unsettled: 0 };
const REPORT = (['missing', 'extra', 'amount', 'fee', 'currency', 'duplicate', 'late', 'split'] as const).map(
  (kind): Seed => ({ kind, at: 'report' }),
);
const BANK = (['extra', 'amount', 'currency', 'duplicate', 'late', 'split'] as const).map((kind): Seed => ({
  kind,
  at: 'bank',
}));

describe('when every break is resolved', () => {
  it.each([...REPORT, ...BANK])('nothing is left in any account: $kind ($at)', (seed) => {
    for (const number of [1, 2]) expect(books(month([{ ...seed, on: number }], number)).resolveAll()).toEqual(NOTHING);
  });

  it('nothing is left of many that come together', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const below = numbers(seed);
      const some = [...REPORT, ...BANK].sort(() => below(3) - 1).slice(0, 2 + below(8));
      expect(books(month(some, seed)).resolveAll()).toEqual(NOTHING);
    }
  });
});

const ORDER = '00000000-0000-4000-8000-000000000001';
const capture = (extra: Partial<Item> = {}): Item => ({
  id: 'i1',
  orderId: ORDER,
  operationId: 1,
  attemptId: 1,
  method: 'card',
  provider: 'acme',
  currency: 'EUR',
  gross: 10_000n,
  knownFee: 0n,
  reference: operationReference(ORDER, 1),
  at: day(1),
  settled: false,
  ...extra,
});
const payout = (gross: bigint, fee: bigint, extra: Partial<Payout> = {}): Payout => ({
  id: 'p1',
  provider: 'acme',
  payoutId: 'PO-1',
  currency: 'EUR',
  net: gross - fee,
  credited: 0n,
  accepted: 0n,
  parts: 0,
  paidAt: day(3),
  lines: [{ number: 1, kind: 'payment', reference: operationReference(ORDER, 1), gross, fee }],
  ...extra,
});
const credit = (amount: bigint, extra: Partial<BankLine> = {}): BankLine => ({
  id: 'b1',
  account: 'SK17',
  currency: 'EUR',
  amount,
  bookedOn: day(4),
  references: ['PO-1'],
  ...extra,
});

describe('a payment that was paid short, with a fee that nobody had named', () => {
  const given = { items: [capture()], payouts: [payout(9_000n, 290n)], bankLines: [credit(8_710n)] };

  it('is settled with the fee that its line names: no cent stays where no break names it', () => {
    const one = books(given);
    expect(one.resolveAll()).toEqual(NOTHING);
    expect(one.decided).toMatchObject([{ kind: 'amount', residuals: [{ place: 'receivable', minor: '1000' }] }]);
    expect(one.run().fees).toBe(290n);
  });

  it('corrects a fee that was estimated, and leaves one that is not what was named to a break of its own', () => {
    const estimated = books({ ...given, items: [capture({ knownFee: 300n, feeEstimated: true })] });
    expect(estimated.resolveAll()).toEqual(NOTHING);
    expect(estimated.run().fees).toBe(-10n);
    const named = books({ ...given, items: [capture({ knownFee: 250n })] });
    expect(named.resolveAll()).toEqual(NOTHING);
    expect(named.decided.map(({ kind }) => kind)).toEqual(['amount', 'fee']);
  });
});

describe('a fee that a payout charges for itself', () => {
  const reference = operationReference(ORDER, 1);
  const charge = (gross: bigint, fee: bigint) => ({ number: 2, kind: 'fee' as const, reference, gross, fee });
  const parts = [capture({ gross: 6_000n }), capture({ id: 'i2', operationId: 2, gross: 4_000n })];
  const whole = { number: 1, kind: 'payment' as const, reference, gross: 10_000n, fee: 0n };

  it.each([
    ['as a fee', 0n, 290n],
    ['as an amount', -290n, 0n],
  ])('is booked once, also where it names an order: %s', (_, gross, fee) => {
    const paid = payout(10_000n, 290n, { lines: [whole, charge(gross, fee)] });
    const one = books({ items: parts, payouts: [paid], bankLines: [credit(9_710n)] });
    expect(one.resolveAll()).toEqual(NOTHING);
    expect(one.decided).toEqual([]);
    expect(one.run().fees).toBe(0n);
  });
});

describe('money that comes though a person has taken its absence over', () => {
  const decision = (
    subject: string,
    place: 'transit' | 'receivable',
    minor: bigint,
    more: readonly string[] = [],
    breakId = 'br-1',
  ) => {
    const residuals = [{ place, minor: String(minor), currency: 'EUR' }];
    return new Map([[subject, { breakId, evidence: [subject, ...more], residuals }]]);
  };
  const find = (given: Partial<Evidence>, resolved: Evidence['resolved'] = new Map()) =>
    reconcile({ items: [], payouts: [], bankLines: [], resolved, ...given }, MONTH_RULES, MONTH_END);
  const paid = payout(10_000n, 290n, { lines: [] });

  it('is a line that nothing explains, when the payout was announced and is not in the bank', () => {
    const { actions, breaks } = find(
      { payouts: [paid], bankLines: [credit(9_710n)] },
      decision('payout:p1', 'transit', 9_710n),
    );
    expect(actions).toMatchObject([{ do: 'accept_difference', breakId: 'br-1', amount: 9_710n }]);
    expect(breaks).toMatchObject([{ kind: 'duplicate', subject: 'bank:b1' }]);
  });

  it('is a new break of the payout, when the run that credited it did not know of the decision', () => {
    const credited = { ...paid, credited: 9_710n, parts: 1 };
    const decided = find({ payouts: [credited] }, decision('payout:p1', 'transit', 9_710n));
    expect(decided.actions).toMatchObject([{ do: 'accept_difference', amount: 9_710n }]);
    const after = find({ payouts: [{ ...credited, accepted: 9_710n, decided: ['br-1'] }] });
    for (const { breaks } of [decided, after])
      expect(breaks).toMatchObject([
        {
          kind: 'amount',
          subject: 'payout:p1:1',
          residuals: [{ place: 'transit', minor: '-9710' }],
          expected: '0.00 EUR',
          found: '97.10 EUR',
        },
      ]);
    const twice = { ...credited, accepted: 9_710n, decided: ['br-1'] };
    const second = find({ payouts: [twice] }, decision('payout:p1:1', 'transit', -9_710n, [], 'br-2'));
    expect(second.actions).toMatchObject([{ do: 'accept_difference', amount: -9_710n }]);
    expect(second.breaks).toEqual([]);
  });

  it('is paid twice, when it is a line over a payment that was given up', () => {
    const shown = { ...payout(10_000n, 290n), credited: 9_710n, parts: 1 };
    const { actions, breaks } = find(
      { items: [capture()], payouts: [shown] },
      decision('item:i1', 'receivable', 10_000n),
    );
    expect(actions).toMatchObject([{ do: 'settle_item', breakId: 'br-1' }]);
    expect(breaks).toMatchObject([{ kind: 'duplicate', subject: 'line:p1:1' }]);
  });

  it('is a line too many beside those that were decided about', () => {
    const line = (number: number, gross: bigint) => ({ ...payout(gross, 0n).lines[0]!, number });
    const two = payout(9_000n, 0n, { lines: [line(1, 9_000n), line(2, 10_000n)], net: 19_000n, credited: 19_000n });
    const { actions, breaks } = find(
      { items: [capture()], payouts: [{ ...two, parts: 1 }] },
      decision('item:i1', 'receivable', 1_000n, ['line:p1:1']),
    );
    expect(actions).toMatchObject([{ do: 'settle_lines', lines: [{ number: 1, items: [{ itemId: 'i1' }] }] }]);
    expect(breaks).toMatchObject([{ kind: 'duplicate', subject: 'line:p1:2' }]);
  });
});
