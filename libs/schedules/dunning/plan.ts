import type { AttemptResult, ChargeAttempt } from './attempt';
import { isDead, isRevoked, later } from './charge';
import type { DunningCase } from './charge';
import type { Candidate } from './limits';
import { withinLimits } from './limits';
import { retry } from './retry';
import type { ClassRule } from './rules';
import { NOT_SENT_RULE } from './rules';
import { over, standing } from './standing';
import type { DunningStep } from './step';
import type { Timetable } from './timetable';
import { timetableOf } from './timetable';

/**
 * When to try a charge next, or what has become of it, and why (practice sheet 5.4). A function of what it is given, so
 * that it can be asked again at any time: after each outcome, at each time it named, after a change of card.
 */
export function planDunning(charge: DunningCase, now: Date): DunningStep {
  const { attempts, rules, zone, dueAt, outages } = charge;
  const results = attempts.map(({ result }) => result.kind);
  const last = attempts.at(-1);
  if (charge.settled || results.includes('succeeded')) return over('settled', 'paid');
  // Before the outcome is known neither a second attempt nor a punishment is right.
  if (results.includes('uncertain') || results.includes('pending')) return over('resolving', 'outcome_unknown');
  if (isRevoked(charge)) return over('ended', 'consent_revoked');

  // Nobody is behind with a charge that we did not try.
  const begun = later(dueAt, attempts[0]?.at ?? now);
  const times = timetableOf(rules.ladder, begun, zone, outages);
  if (!last) return withinLimits(charge, times, now, { at: dueAt, reason: 'first_attempt' });
  if (now >= times.endAt) return over('ended', 'ladder_over');
  if (isDead(charge)) return standing(times, now, 'past_due', 'hard_decline', 'give_new_card');
  const wanted = unplanned(charge, last, now);
  return wanted ? withinLimits(charge, times, now, wanted) : afterResult(charge, times, now, last.result);
}

/** An attempt that no ladder gives: something has changed since the last one. */
function unplanned({ card, retryAskedAt }: DunningCase, last: ChargeAttempt, now: Date): Candidate | undefined {
  if (retryAskedAt && retryAskedAt > last.at) return { at: now, reason: 'asked_for' };
  return last.cardId === card.id ? undefined : { at: now, reason: 'new_card' };
}

function afterResult(charge: DunningCase, times: Timetable, now: Date, result: AttemptResult): DunningStep {
  if (result.kind === 'failed') return over('held', 'request_refused');
  const rule: ClassRule = result.kind === 'declined' ? charge.rules.classes[result.class] : NOT_SENT_RULE;
  switch (rule.next) {
    case 'stop':
      return standing(times, now, 'past_due', 'hard_decline', 'give_new_card');
    case 'person':
      return over('held', 'risk');
    case 'customer':
      return standing(times, now, 'awaiting_customer', 'customer_action', 'act');
    case 'retry':
      return retry(charge, times, now, rule);
  }
}
