import { formatAmount, fromMoneyJson } from '#libs/money';
import type { MoneyJson } from '#libs/money';
import type { OrderRefusal } from '#libs/payments';
import type { ProblemCode } from '../common/problems';
import { Problem } from '../common/problems';

/** Refusals of which the code says all; what to do next is the same every time. */
const SAID = {
  not_found: ['not_found', 'There is no such order.'],
  order_exists: ['conflict', 'The order exists already. Read it, or use a new Idempotency-Key for another one.'],
  already_paid: ['already_paid', 'The order is paid. Create another order for another payment.'],
  not_authorized: ['not_authorized', 'Nothing is authorised yet. Wait for the payer, then try again.'],
  amount_not_positive: ['amount_not_positive', 'Send an amount above zero.'],
  nothing_to_capture: [
    'nothing_to_capture',
    'All of the hold is captured, voided or reserved by an operation under way.',
  ],
  nothing_to_refund: ['nothing_to_refund', 'All that was captured is refunded or reserved by an operation under way.'],
  nothing_to_return: ['nothing_to_return', 'No money that nothing explains stands in suspense for this order.'],
  nothing_to_void: ['nothing_to_void', 'There is no hold left to give back.'],
  void_in_progress: ['void_in_progress', 'A void of this hold is under way. Read the order for its outcome.'],
  capture_in_progress: ['capture_in_progress', 'A capture of this hold is under way. Read the order for its outcome.'],
  use_refund: ['use_refund', 'Money is captured already; POST …/refunds gives it back.'],
} as const satisfies Partial<Record<OrderRefusal['code'], readonly [ProblemCode, string]>>;

type Telling = Exclude<OrderRefusal, { code: keyof typeof SAID }>;

const isSaid = (refusal: OrderRefusal): refusal is Exclude<OrderRefusal, Telling> => Object.hasOwn(SAID, refusal.code);

/** What a refusal of the decider means to a caller, and what to do next. */
export function problemFromRefusal(refusal: OrderRefusal): Problem {
  if (!isSaid(refusal)) return problemWithDetails(refusal);
  const [code, detail] = SAID[refusal.code];
  return new Problem(code, detail);
}

function problemWithDetails(refusal: Telling): Problem {
  switch (refusal.code) {
    case 'attempt_in_progress': {
      const until = refusal.until ? ` until ${refusal.until}` : '';
      const next = 'or holds money: void that, or wait until it is over.';
      return new Problem('attempt_in_progress', `Attempt ${refusal.attemptId} may still be paid${until}, ${next}`);
    }
    case 'outcome_unknown': {
      const next = 'It is being resolved; read the order and try again later.';
      const detail = `Operation ${refusal.operationIds.join(', ')} has an unknown outcome. ${next}`;
      return new Problem('outcome_unknown', detail, { retryAfterS: 30 });
    }
    case 'splits_do_not_fit':
      return new Problem('invalid_request', 'The splits do not fit the order.', {
        errors: [{ pointer: '/splits', message: refusal.detail }],
      });
    case 'currency_mismatch':
      return new Problem('currency_mismatch', `The order is in ${refusal.expected}.`);
    case 'amount_exceeds_capturable':
    case 'amount_exceeds_refundable':
      return exceeded(refusal.code, refusal.remaining);
    case 'order_closed':
      return new Problem('order_closed', `The order is ${refusal.status}.`);
    case 'unsupported_by_provider':
      return new Problem('unsupported_by_provider', refusal.detail);
    case 'operation_not_found':
      return new Problem('not_found', `The order has no operation ${refusal.operationId}.`);
    case 'dispute_not_found':
      return new Problem('not_found', `The order has no dispute ${refusal.disputeId}.`);
    case 'dispute_over':
      return new Problem('operation_final', `Dispute ${refusal.disputeId} is ${refusal.status} already.`);
    case 'suspense_moved':
      return new Problem(
        'suspense_moved',
        `What came for operation ${refusal.operationId} was returned or paid out already as something else than was asked ` +
          'for. Resolve it as failed; what is left in suspense can be returned.',
      );
    case 'paid_by_bank_order':
      return new Problem(
        'paid_by_bank_order',
        `Bank order ${refusal.bankOrderId} pays operation ${refusal.operationId}, so it ends with that. ` +
          'One in doubt is resolved there.',
      );
    case 'bank_order_over':
      return new Problem('operation_final', `Bank order ${refusal.bankOrderId} is over, and pays nothing any more.`);
    case 'operation_final':
      return new Problem('operation_final', `Operation ${refusal.operationId} is ${refusal.status}.`);
  }
}

function exceeded(code: ProblemCode, left: MoneyJson): Problem {
  const remaining = formatAmount(fromMoneyJson(left));
  const detail = `At most ${remaining.value} ${remaining.currency} is left, operations under way counted.`;
  return new Problem(code, detail, { members: { remaining } });
}
