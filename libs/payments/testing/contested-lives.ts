import * as fc from 'fast-check';
import type { Outcome } from '../outcome';
import { first, step, unevenSplits } from './life-cycles';
import type { Life, Step } from './life-cycles';
import { allowed, create } from './orders';

/** Steps in which payouts, refunds and disputes meet. */
const contestedStep = fc
  .tuple(
    step,
    fc.constantFrom<Step['verb']>('settle', 'refund', 'outcome', 'fact', 'fact', 'capture'),
    fc.constantFrom<Step['fact']>('disputed', 'disputed', 'dispute_won', 'dispute_lost', 'refunded', 'refunded'),
    fc.constantFrom<Outcome['kind']>('succeeded', 'failed'),
  )
  .map(([one, verb, fact, outcome]): Step => ({ ...one, verb, fact, outcome, rules: allowed }));

/** Lives that are paid for at once and then contested: by chance alone too few come that far. */
export const contestedLives = (length: number): fc.Arbitrary<Life> =>
  fc.record({ first, paid: fc.constant(true), steps: fc.array(contestedStep, { minLength: 8, maxLength: length }) });

/** Lives in which some refunds are paid by bank orders, beside those of the provider, payouts and disputes. */
export const bankLives = (length: number): fc.Arbitrary<Life> => {
  const bankStep = fc
    .tuple(step, fc.constantFrom<Step['verb']>('refund by bank', 'bank says', 'bank says'), fc.nat(1))
    .map(([one, verb, operation]): Step => ({ ...one, verb, operation, hours: 0 }));
  const steps = fc.array(fc.oneof(bankStep, contestedStep), { minLength: 8, maxLength: length });
  return fc.record({ first, paid: fc.constant(true), steps });
};

const opening = (id: string, change: Partial<Step>): fc.Arbitrary<Step> =>
  step.map((one) => ({
    ...{ ...one, operation: 0, final: true, reference: undefined, rules: allowed, hours: 0 },
    evidence: { source: 'person', id },
    ...change,
  }));

/** Lives that are paid out and then disputed in part: what follows meets a block of what is available. */
export const blockedLives = (length: number): fc.Arbitrary<Life> =>
  fc.record({
    first: fc.constantFrom(
      create({ captureMode: 'automatic' }),
      create({ captureMode: 'automatic', splits: unevenSplits }),
    ),
    paid: fc.constant(true),
    steps: fc
      .tuple(
        opening('paid-out', { verb: 'settle', amount: 'exact' }),
        opening('disputed', { verb: 'fact', fact: 'disputed', amount: 3_000 }),
        fc.oneof(fc.tuple(), fc.tuple(opening('reversed', { verb: 'fact', fact: 'refunded', amount: 2_000 }))),
        fc.array(contestedStep, { minLength: 2, maxLength: length }),
      )
      .map(([settled, disputed, reversed, rest]) => [settled, disputed, ...reversed, ...rest]),
  });

/** Lives that are charged back in whole after a refund, done, under way or taken back: what follows meets a claim. */
export const claimedLives = (length: number): fc.Arbitrary<Life> =>
  fc.record({
    first: fc.constantFrom(
      create({ captureMode: 'automatic' }),
      create({ captureMode: 'automatic', splits: unevenSplits }),
    ),
    paid: fc.constant(true),
    steps: fc
      .tuple(
        fc.oneof(fc.tuple(), fc.tuple(opening('paid-out', { verb: 'settle', amount: 'exact' }))),
        fc.oneof(refundedAndDisputed(3_000, [10_000]), refundedAndDisputed(10_000, [4_000, 6_000])),
        fc.oneof(fc.tuple(), fc.tuple(debited(7_000))),
        fc.array(contestedStep, { minLength: 2, maxLength: length }),
      )
      .map(([settled, disputed, debit, rest]) => [...settled, ...disputed, ...debit, ...rest]),
  });

/** The refund may be under way still, done, or taken back. */
const refundedAndDisputed = (amount: number, disputes: readonly number[]): fc.Arbitrary<Step[]> =>
  fc
    .tuple(
      opening('refund', { verb: 'refund', amount }),
      fc.oneof(fc.tuple(), fc.tuple(answered('succeeded')), fc.tuple(answered('succeeded'), answered('failed'))),
      fc.tuple(
        ...disputes.map((part) => opening(`disputed ${part}`, { verb: 'fact', fact: 'disputed', amount: part })),
      ),
    )
    .map(([asked, answers, disputed]) => [asked, ...answers, ...disputed]);

/** A payout takes what a dispute took of the capture. */
const debited = (amount: number): fc.Arbitrary<Step> =>
  opening('debited', { verb: 'settle', operation: 1, amount, final: false });

/** Lives that are paid too much for, of which some of that goes back. */
export const overpaidLives = (length: number): fc.Arbitrary<Life> =>
  fc.record({
    first: fc.constantFrom(
      create({ captureMode: 'automatic' }),
      create({ captureMode: 'automatic', splits: unevenSplits }),
    ),
    paid: fc.constant(false),
    steps: fc
      .tuple(
        opening('paid', { verb: 'outcome', outcome: 'succeeded', amount: 'exact', reference: 'ref-1', named: true }),
        fc.oneof(fc.tuple(), fc.tuple(opening('again', { verb: 'fact', fact: 'received', amount: 3_000 }))),
        fc.oneof(...[200, 500, 3_200, 10_500].map((amount) => givenBack(amount))),
        fc.array(contestedStep, { minLength: 2, maxLength: length }),
      )
      .map(([paid, again, back, rest]) => [paid, ...again, back, ...rest]),
  });

const givenBack = (amount: number): fc.Arbitrary<Step> =>
  fc.oneof(
    opening(`back ${amount}`, { verb: 'fact', fact: 'refunded', amount }),
    opening(`back ${amount}`, { verb: 'give back', amount }),
  );

const answered = (outcome: Outcome['kind']): fc.Arbitrary<Step> =>
  opening(outcome, { verb: 'outcome', outcome, amount: 'exact' });
