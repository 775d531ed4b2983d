import { localDateOf } from '../calendar/local-time';
import type { ChargeAttempt } from './attempt';
import { later, seenByScheme } from './charge';
import type { DunningCase } from './charge';
import type { Candidate } from './limits';
import { withinLimits } from './limits';
import type { ClassRule } from './rules';
import { standing } from './standing';
import type { DunningStep } from './step';
import type { Timetable } from './timetable';

type RetryRule = Extract<ClassRule, { next: 'retry' }>;

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** After a decline that may not be the last word: soon, or on the next day of the ladder, or not any more. */
export function retry(charge: DunningCase, times: Timetable, now: Date, rule: RetryRule): DunningStep {
  if (now >= times.suspendAt) return standing(times, now, 'suspended', 'ladder_over');
  if (seenByScheme(charge).length >= (rule.maxAttempts ?? Infinity)) {
    return standing(times, now, 'past_due', 'class_limit');
  }
  const candidates = [soon(charge, rule), nextRung(charge, times, rule)].filter((one) => one !== undefined);
  const [first] = candidates.sort((a, b) => a.at.getTime() - b.at.getTime());
  return first ? withinLimits(charge, times, now, first) : standing(times, now, 'past_due', 'ladder_over');
}

/** Between the days of the ladder: nobody was at home, and somebody may be in a few minutes. */
function soon({ attempts }: DunningCase, rule: RetryRule): Candidate | undefined {
  const last = attempts.at(-1);
  const inARow = attempts.length - 1 - attempts.findLastIndex((one) => !foundNobody(one));
  if (!last || !rule.soon || inARow > rule.soon.most) return undefined;
  const wait = rule.soon.minutes * MINUTE * 2 ** (inARow - 1);
  const reason = last.result.kind === 'not_sent' ? 'not_sent' : 'issuer_unavailable';
  return { at: new Date(last.at.getTime() + wait), reason };
}

const foundNobody = ({ result }: ChargeAttempt): boolean =>
  result.kind === 'not_sent' || (result.kind === 'declined' && result.class === 'issuer_unavailable');

/** The first rung on a later day than the last attempt: what we missed is not made up for in a burst. */
function nextRung({ attempts, zone }: DunningCase, times: Timetable, rule: RetryRule): Candidate | undefined {
  const last = attempts.at(-1);
  if (!last) return undefined;
  const lastDay = localDateOf(last.at, zone);
  const rung = times.rungs(rule.laterByMinutes).find((at) => localDateOf(at, zone) > lastDay);
  if (!rung) return undefined;
  const earliest = new Date(last.at.getTime() + (rule.minHours ?? 0) * HOUR);
  return { at: later(rung, earliest), reason: 'ladder', isDelayedByClass: earliest > rung };
}
