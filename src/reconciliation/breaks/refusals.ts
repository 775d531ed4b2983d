import { NOTES_MAX } from '#libs/settlements';
import type { BreakRefusal } from '#libs/settlements';
import { Problem } from '../../common/problems';

/** Why a command on a break was refused, for the caller. */
export function refusedBreak(refusal: BreakRefusal): Problem {
  switch (refusal.code) {
    case 'not_found':
      return new Problem('not_found', 'There is no such break.');
    case 'break_closed':
      return new Problem('break_closed', `The break is ${refusal.status}: nothing is left to decide.`);
    case 'note_limit_reached':
      return new Problem('note_limit_reached', `A break takes ${NOTES_MAX} notes.`);
    case 'treatment_not_possible':
      return new Problem('treatment_not_possible', `The break cannot be resolved like this: ${refusal.detail}.`);
  }
}
