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
        fc.array(contestedStep, { minLength: 2, maxLength: length }),
      )
      .map(([settled, disputed, rest]) => [settled, disputed, ...rest]),
  });
