import type { CatchUpResult, Period } from '#libs/schedules';
import { accept } from '#libs/decider';
import { dueAndUncharged, planCatchUp } from '#libs/schedules';
import { isPausedAt, workableFrom } from '../breaks';
import type { AgreementCommandOf } from '../commands';
import { comingPeriod, nextDue } from '../due';
import type { AgreementEvent } from '../events';
import { periodJson, priceOfAll } from '../period-json';
import type { AgreementState } from '../state';
import { Steps } from '../steps';
import { carryInto } from './carry';
import { done } from './decision';
import type { AgreementDecision } from './decision';
import { pursue } from './dunning';
import { completeIfDone, endAgreement } from './end';

/**
 * One due thing, as of the instant at which it was due and not as of now: so a scheduler that comes late, or a clock
 * that is moved by a year, writes what one would have written that came at every instant. A time in which no scheduler
 * ran is another matter: what fell due in it was missed, and is dealt with as of its end.
 */
export function runDue(state: AgreementState, command: AgreementCommandOf<'RunDue'>, now: Date): AgreementDecision {
  const due = nextDue(state);
  if (!due || new Date(due.at) > now) return accept();
  const steps = new Steps(state);
  noteOutage(steps, command.outage, due.at);
  switch (due.kind) {
    case 'give_up':
      endAgreement(steps, 'never_activated', due.at);
      break;
    case 'resume':
      steps.add({ type: 'AgreementResumed', data: { at: due.at, reason: 'time_is_over' } });
      break;
    case 'end':
      endAgreement(steps, 'cancelled', due.at);
      break;
    case 'period':
      openPeriods(steps, due.at);
      break;
    case 'charge':
      pursue(steps, state.open[0]!.period.index, workableFrom(steps.state, due.at));
      break;
  }
  completeIfDone(steps, due.at);
  return done(steps);
}

function noteOutage(steps: Steps, outage: AgreementCommandOf<'RunDue'>['outage'], due: string): void {
  if (!outage || due < outage.from || due >= outage.to || workableFrom(steps.state, due) !== due) return;
  steps.add({ type: 'OutageNoted', data: { ...outage, reason: 'scheduler' } });
}

/** The period that begins, and those that were missed with it. */
function openPeriods(steps: Steps, due: string): void {
  const { state } = steps;
  const first = comingPeriod(state)!;
  if (isPausedAt(state, due)) {
    const data = { period: periodJson(first), reason: 'paused', at: due } as const;
    return steps.add({ type: 'PeriodSkipped', data });
  }
  const at = workableFrom(state, due);
  const missed = missedBy(state, new Date(at));
  const { agreement, lastChargeAt } = state;
  const rules = agreement!.missedPeriods;
  const indexes = missed.map(({ index }) => index);
  const policy = rules.policy === 'merge' && exceedsConsent(state, indexes) ? 'bill_each' : rules.policy;
  const last = lastChargeAt === undefined ? undefined : new Date(lastChargeAt);
  for (const result of planCatchUp(missed, { ...rules, policy }, new Date(at), last)) {
    steps.add(eventOf(state, result, at));
    if (result.result === 'charge') carryInto(steps, result.period.index, at);
  }
  const charge = steps.state.open[0];
  const isFree = charge && charge.attempts.length === 0 && !charge.retry && !charge.standing;
  const isDue = nextDue(steps.state);
  if (isFree && isDue?.kind === 'charge' && isDue.at <= at) pursue(steps, charge.period.index, at);
}

/** Without those that a pause or the end of the agreement takes away. */
function missedBy(state: AgreementState, at: Date): Period[] {
  const due = dueAndUncharged(state.schedule!, at, new Set(), state.nextPeriod);
  const stop = due.findIndex(({ start }) => {
    const begins = start.toISOString();
    return (state.endsAt !== undefined && begins >= state.endsAt) || isPausedAt(state, begins);
  });
  return stop < 0 ? due : due.slice(0, stop);
}

const exceedsConsent = (state: AgreementState, indexes: readonly number[]): boolean => {
  const ceiling = state.agreement?.consent?.ceiling;
  return ceiling !== undefined && BigInt(priceOfAll(state, indexes).minor) > BigInt(ceiling.minor);
};

function eventOf(state: AgreementState, result: CatchUpResult, at: string): AgreementEvent {
  const period = periodJson(result.period);
  switch (result.result) {
    case 'charge': {
      const { covers, reason, notBefore } = result;
      const amount = priceOfAll(state, covers);
      return { type: 'PeriodOpened', data: { period, amount, covers, dueAt: notBefore.toISOString(), reason } };
    }
    case 'merged':
      return { type: 'PeriodMerged', data: { period, into: result.into, reason: result.reason } };
    case 'skipped':
      return { type: 'PeriodSkipped', data: { period, reason: result.reason, at } };
    case 'held': {
      const { reason, due, maxPeriods } = result;
      return { type: 'PeriodHeld', data: { period, reason, due, maxPeriods } };
    }
  }
}
