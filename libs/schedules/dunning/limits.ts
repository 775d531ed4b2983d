import { allowedFrom } from './caps';
import { capsOf, later, seenByScheme } from './charge';
import type { DunningCase } from './charge';
import { intoWindow } from './ladder';
import { standing } from './standing';
import type { AttemptReason, Delay, DunningStep } from './step';
import type { Timetable } from './timetable';

/** An attempt as it is wished for. */
export interface Candidate {
  readonly at: Date;
  readonly reason: AttemptReason;
  readonly isDelayedByClass?: boolean;
}

/** The window is for the tries of which the customer knows nothing: not for the agreed one, nor for the asked one. */
const ANY_TIME: ReadonlySet<AttemptReason> = new Set(['first_attempt', 'asked_for']);
/** What the customer does about it counts to the end of the agreement. */
const TO_THE_END: ReadonlySet<AttemptReason> = new Set(['new_card', 'asked_for']);

/** Moves an attempt into the window and under the caps. What would come too late for the ladder does not come. */
export function withinLimits(charge: DunningCase, times: Timetable, now: Date, wanted: Candidate): DunningStep {
  const { rules, zone, attempts, heldBack } = charge;
  const { reason } = wanted;
  const open = (at: Date): Date => (ANY_TIME.has(reason) ? at : intoWindow(at, rules.ladder.window, zone));
  const wish = later(wanted.at, now);
  const opened = open(wish);
  const capped = allowedFrom(capsOf(charge), seenByScheme(charge), opened);
  const isHeldBack = heldBack !== undefined && heldBack.until > capped;
  const allowed = isHeldBack ? heldBack.until : capped;
  const at = open(allowed);
  const hold = isHeldBack ? heldBack.reason : 'scheme_cap';
  if (at >= (TO_THE_END.has(reason) ? times.endAt : times.suspendAt)) {
    return standing(times, now, 'past_due', allowed > opened ? hold : 'ladder_over');
  }
  const delayedBy: Delay[] = [];
  if (wanted.isDelayedByClass) delayedBy.push('class');
  if (opened > wish || at > allowed) delayedBy.push('window');
  if (allowed > opened) delayedBy.push(hold);
  return { kind: 'attempt', at, number: attempts.length + 1, reason, delayedBy };
}
