import * as fc from 'fast-check';
import type { Evidence, Outcome } from '../outcome';
import type { OperationRules, OrderCommand } from '../order/commands';
import type { OrderEvent } from '../order/events';
import { orderDecider } from '../order/order-decider';
import type { OrderState } from '../order/state';
import { outcomeOf } from './life-step';
import type { Step } from './life-step';
import { NOON, allowed, charge, create, eur, keptCard, page } from './orders';

export type { Step } from './life-step';

export interface Life {
  readonly first: ReturnType<typeof create>;
  /** The first operation succeeds at once, so that half of the lives get to the later chapters. */
  readonly paid: boolean;
  readonly steps: readonly Step[];
}

const strict: OperationRules = {
  ...allowed,
  partialCapture: false,
  multipleCaptures: false,
  partialRefund: false,
  multipleRefunds: false,
};

/** A provider whose fee is known by agreement only. */
const estimated = (billed: 'netted' | 'invoiced' = 'netted'): OperationRules => ({
  ...allowed,
  agreedFees: [{ currency: 'EUR', percent: '2.9', fixed: '25', billed }],
});

export const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<Step['verb']>('capture', 'refund') },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Step['verb']>(
        ...(['void', 'cancel', 'attempt', 'return', 'expire', 'notice', 'settle', 'give back'] as const),
      ),
    },
    { weight: 5, arbitrary: fc.constantFrom<Step['verb']>('outcome', 'fact') },
  ),
  operation: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(4) }),
  outcome: fc.oneof(
    { weight: 3, arbitrary: fc.constant<Outcome['kind']>('succeeded') },
    {
      weight: 2,
      arbitrary: fc.constantFrom<Outcome['kind']>('declined', 'failed', 'pending', 'underpaid', 'unknown', 'not_sent'),
    },
  ),
  fact: fc.constantFrom(
    'announced',
    'authorized',
    'captured',
    'voided',
    'refunded',
    'declined',
    'refund_failed',
    'disputed',
    'dispute_won',
    'dispute_lost',
    'received',
  ),
  amount: fc.oneof(
    { weight: 3, arbitrary: fc.constant('exact' as const) },
    { weight: 2, arbitrary: fc.constantFrom(1, 2_000, 3_000, 10_000, 10_001) },
  ),
  evidence: fc.oneof(
    fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8).map((id): Evidence => ({ source: 'notification', id: `n-${id}` })),
    fc.constantFrom<Evidence>({ source: 'answer' }, { source: 'query' }, { source: 'person', id: 'case-1' }),
  ),
  reference: fc.option(fc.constantFrom('pay-1', 'pay-2', 'ref-1'), { nil: undefined }),
  named: fc.boolean(),
  final: fc.boolean(),
  rules: fc.constantFrom(allowed, { ...allowed, voidAfterCapture: true }, strict, estimated(), estimated('invoiced')),
  hours: fc.constantFrom(0, 0, 0, 1, 200),
});

/**
 * Three that share 70.01 of 100.00 unevenly, so that every partial amount leaves cents over. Two of them follow the
 * money into the currency of a payout.
 */
export const unevenSplits = [
  { party: 'dev-1', amount: eur(3_333), settledIn: 'paid_currency' as const },
  { party: 'dev-2', amount: eur(3_334) },
  { party: 'platform', amount: eur(334), settledIn: 'paid_currency' as const },
];

export const first = fc.constantFrom(
  create(),
  create({ captureMode: 'automatic' }),
  create({}, charge),
  create({ captureMode: 'automatic', crypto: { asset: 'USDT', developerFee: eur(200) } }),
  create({ captureMode: 'automatic' }, charge),
  create({ amount: eur(0), saveCard: 'merchant' }),
  create({ captureMode: 'automatic', method: 'payin' }),
  create({ captureMode: 'automatic', splits: unevenSplits }),
  create({ splits: unevenSplits }, charge),
);

export const lives = (length: number): fc.Arbitrary<Life> =>
  fc.record({ first, paid: fc.boolean(), steps: fc.array(step, { maxLength: length }) });

/** What happened in a life: each command with the state before and the events it was answered with. */
export interface Lived {
  readonly before: OrderState;
  readonly command: OrderCommand;
  readonly events: readonly OrderEvent[];
  readonly after: OrderState;
}

/** Lives it: refused commands leave no trace. */
export function live({ first: command, paid, steps }: Life): Lived[] {
  const lived: Lived[] = [];
  const { amount } = command.order;
  let state = orderDecider.initial;
  let now = NOON;
  const take = (next: OrderCommand): void => {
    const decision = orderDecider.decide(state, next, { now });
    const events = 'accept' in decision ? decision.accept : [];
    const before = state;
    for (const event of events) {
      state = orderDecider.evolve(state, event);
      orderDecider.assertInvariants(state);
    }
    lived.push({ before, command: next, events, after: state });
  };
  take(command);
  if (paid)
    take({
      type: 'RecordOutcome',
      operationId: 1,
      outcome: { kind: 'succeeded', amount, evidence: { source: 'answer' } },
    });
  for (const one of steps) {
    now = new Date(now.getTime() + one.hours * 3_600_000);
    take(commandOf(one, state));
  }
  return lived;
}

function commandOf(one: Step, state: OrderState): OrderCommand {
  const { verb, rules, final, evidence } = one;
  const operation = state.operations.at(-1 - one.operation) ?? state.operations.at(-1)!;
  const dispute = one.verb === 'fact' && one.fact.startsWith('dispute_') ? state.disputes.at(-1) : undefined;
  const fitting = dispute ? dispute.amount + (dispute.beyond ?? 0n) : operation.amount;
  const amount = eur(one.amount === 'exact' ? fitting : BigInt(one.amount));
  switch (verb) {
    case 'capture':
      return { type: 'Capture', amount: one.amount === 'exact' ? undefined : amount, final, rules };
    case 'refund':
      return { type: 'Refund', amount: one.amount === 'exact' ? undefined : amount, rules };
    case 'refund by bank':
      return { type: 'RefundByBank', bankOrderId: bankOrderOf(one), amount };
    case 'bank says':
      return {
        ...{ type: 'RecordBankRefund', bankOrderId: bankOrderOf(one), code: 'refused', reason: 'not possible' },
        result: one.outcome === 'failed' ? 'failed' : one.final ? 'executed' : 'returned',
      };
    case 'give back':
      return {
        type: 'ReturnUnexpected',
        amount: one.amount === 'exact' ? undefined : amount,
        reason: 'by hand',
        evidence,
      };
    case 'void':
      return { type: 'Void', rules };
    case 'cancel':
      return { type: 'Cancel', reason: 'requested' };
    case 'attempt':
      return { type: 'StartAttempt', attempt: one.named ? { ...page, provider: 'other' } : charge };
    case 'outcome':
      return { type: 'RecordOutcome', operationId: operation.id, outcome: outcomeOf(one, amount), keptCard, rules };
    case 'fact':
      return {
        type: 'RecordFact',
        rules,
        fact: {
          kind: one.fact,
          provider: 'acme',
          operationId: one.named ? operation.id : undefined,
          amount,
          providerReference: one.reference,
          evidence,
          keptCard,
          ...(one.fact.startsWith('dispute') && one.final && { fee: eur(1_500) }),
        },
      };
    case 'return':
      return { type: 'RecordReturn', operationId: operation.id, claims: one.final ? 'declined' : 'success', code: '0' };
    case 'expire':
      return { type: one.named ? 'ExpirePayment' : 'ExpireAuthorization', attemptId: operation.attemptId, evidence };
    case 'settle':
      return {
        type: 'RecordSettlement',
        attemptId: operation.attemptId,
        operationId: operation.id,
        amount: one.final ? amount : eur(-BigInt(amount.minor)),
        settlementId: one.named ? '0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10' : undefined,
        ...paidAs(one, amount),
        evidence,
      };
    case 'notice':
      return one.named
        ? { type: 'NoteAuthorizationEnding', attemptId: operation.attemptId }
        : { type: 'NoteSettlementOverdue', attemptId: operation.attemptId, expectedBy: NOON.toISOString() };
  }
}

/** One of a few, so that orders and words about them meet. */
const bankOrderOf = ({ operation }: Step): string => `bank-order-${operation}`;

/** Some payouts are in another currency, at a rate that does not quite give what is paid; some correct an estimate. */
function paidAs({ named, reference, final }: Step, { minor }: { minor: string }) {
  const signed = BigInt(minor) * (final ? 1n : -1n);
  const czk = (value: bigint) => ({ minor: String(value), currency: 'CZK' });
  const fee = named ? 3 : -1;
  if (reference !== 'pay-1') return { fee: eur(fee), ...(reference === 'pay-2' && { feeCorrects: true as const }) };
  const rate = { rate: '25.01', source: 'report' };
  const exchange = { charged: eur(signed), settled: czk(signed * 25n), value: czk((signed * 2_501n) / 100n), ...rate };
  return { fee: { minor: String(fee), currency: 'CZK' }, exchange };
}
