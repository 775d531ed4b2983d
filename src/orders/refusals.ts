import { formatAmount, fromMoneyJson } from '#libs/money';
import type { OrderRefusal } from '#libs/payments';
import { Problem } from '../common/problems';

/** What a refusal of the decider means to a caller, and what to do next. */
export function problemFromRefusal(refusal: OrderRefusal): Problem {
  switch (refusal.code) {
    case 'not_found':
      return new Problem('not_found', 'There is no such order.');
    case 'order_exists':
      return new Problem(
        'conflict',
        'The order exists already. Read it, or use a new Idempotency-Key for another one.',
      );
    case 'attempt_in_progress':
      return new Problem(
        'attempt_in_progress',
        `Attempt ${refusal.attemptId} may still be paid${refusal.until ? ` until ${refusal.until}` : ''}, or holds money: void that, or wait until it is over.`,
      );
    case 'outcome_unknown':
      return new Problem(
        'outcome_unknown',
        `Operation ${refusal.operationIds.join(', ')} has an unknown outcome. It is being resolved; read the order and try again later.`,
        { retryAfterS: 30 },
      );
    case 'already_paid':
      return new Problem('already_paid', 'The order is paid. Create another order for another payment.');
    case 'not_authorized':
      return new Problem('not_authorized', 'Nothing is authorised yet. Wait for the payer, then try again.');
    case 'amount_not_positive':
      return new Problem('amount_not_positive', 'Send an amount above zero.');
    case 'splits_do_not_fit':
      return new Problem('invalid_request', 'The splits do not fit the order.', {
        errors: [{ pointer: '/splits', message: refusal.detail }],
      });
    case 'currency_mismatch':
      return new Problem('currency_mismatch', `The order is in ${refusal.expected}.`);
    case 'amount_exceeds_capturable':
    case 'amount_exceeds_refundable': {
      const remaining = formatAmount(fromMoneyJson(refusal.remaining));
      return new Problem(
        refusal.code,
        `At most ${remaining.value} ${remaining.currency} is left, operations under way counted.`,
        {
          members: { remaining },
        },
      );
    }
    case 'nothing_to_capture':
      return new Problem(
        'nothing_to_capture',
        'All of the hold is captured, voided or reserved by an operation under way.',
      );
    case 'nothing_to_refund':
      return new Problem(
        'nothing_to_refund',
        'All that was captured is refunded or reserved by an operation under way.',
      );
    case 'nothing_to_return':
      return new Problem('nothing_to_return', 'No money that nothing explains stands in suspense for this order.');
    case 'nothing_to_void':
      return new Problem('nothing_to_void', 'There is no hold left to give back.');
    case 'void_in_progress':
      return new Problem('void_in_progress', 'A void of this hold is under way. Read the order for its outcome.');
    case 'capture_in_progress':
      return new Problem('capture_in_progress', 'A capture of this hold is under way. Read the order for its outcome.');
    case 'use_refund':
      return new Problem('use_refund', 'Money is captured already; POST …/refunds gives it back.');
    case 'order_closed':
      return new Problem('order_closed', `The order is ${refusal.status}.`);
    case 'unsupported_by_provider':
      return new Problem('unsupported_by_provider', refusal.detail);
    case 'operation_not_found':
      return new Problem('not_found', `The order has no operation ${refusal.operationId}.`);
    case 'operation_final':
      return new Problem('operation_final', `Operation ${refusal.operationId} is ${refusal.status}.`);
  }
}
