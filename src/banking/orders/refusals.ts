import type { BankOrderRefusal } from '#libs/banking';
import { Problem } from '../../common/problems';

export function problemFromRefusal(refusal: BankOrderRefusal): Problem {
  switch (refusal.code) {
    case 'not_found':
      return new Problem('not_found', 'There is no such bank order.');
    case 'same_person':
      return new Problem('second_person_required', 'Whoever asked for it does not approve it. Use another API key.');
    case 'not_waiting_for_approval':
      return new Problem('not_waiting_for_approval', 'The order was approved or rejected already, or needs nobody.');
    case 'execution_date_passed':
      return new Problem(
        'execution_date_passed',
        `It was asked for ${refusal.executionDate}, which is over at the bank. Reject it, and ask again with a later day or none.`,
      );
    case 'not_in_doubt':
      return new Problem('operation_final', 'The order is not in doubt, or parts of it were found at the bank.');
    case 'numbers_do_not_fit':
      return new Problem(
        'invalid_request',
        `Give ${refusal.expected} different numbers, one for each instruction without one.`,
        { errors: [{ pointer: '/bank_order_numbers', message: `must be ${refusal.expected} different numbers` }] },
      );
  }
}
