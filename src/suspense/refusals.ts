import { formatAmount } from '#libs/money';
import type { SuspenseRefusal } from '#libs/settlements';
import { Problem } from '../common/problems';

/** Why a command on money in suspense was refused, for the caller. */
export function refusedPlacing(refusal: SuspenseRefusal): Problem {
  switch (refusal.code) {
    case 'nothing_in_suspense':
      return new Problem('nothing_in_suspense', 'All of it is placed: nothing is left to decide.');
    case 'amount_not_positive':
      return new Problem('amount_not_positive', 'The amount must be more than zero.');
    case 'amount_exceeds_suspense': {
      const open = formatAmount({ minor: refusal.open, currency: refusal.currency });
      const detail = `At most ${open.value} ${open.currency} can be placed so.`;
      return new Problem('amount_exceeds_suspense', detail, { members: { remaining: open } });
    }
    case 'placing_not_possible':
      return new Problem('placing_not_possible', `The money cannot be placed like this: ${refusal.detail}.`);
  }
}
