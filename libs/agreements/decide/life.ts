import { accept, reject } from '#libs/decider';
import { changeZone, InvalidScheduleError, periodAt } from '#libs/schedules';
import type { AgreementCommandOf, AgreementRefusal } from '../commands';
import { priceOf } from '../period-json';
import type { AgreementState } from '../state';
import { Steps } from '../steps';
import { carryInto } from './carry';
import { creditUnused } from './credit-unused';
import { done } from './decision';
import type { AgreementDecision } from './decision';
import { completeIfDone, endAgreement } from './end';

const HOUR = 3_600_000;

/** What a command on a running agreement needs. */
export function liveRefusal({ agreement, ended, activatedAt }: AgreementState): AgreementRefusal | undefined {
  if (!agreement) return { code: 'not_found' };
  if (ended) return { code: 'agreement_ended' };
  return activatedAt === undefined ? { code: 'agreement_not_active' } : undefined;
}

export function pause(
  state: AgreementState,
  { until, reason }: AgreementCommandOf<'Pause'>,
  now: Date,
): AgreementDecision {
  const refusal = liveRefusal(state);
  if (refusal) return reject(refusal);
  if (state.paused) return reject({ code: 'agreement_paused' });
  const at = now.toISOString();
  if (until !== undefined && until <= at) return reject({ code: 'invalid_until' });
  return accept({ type: 'AgreementPaused', data: { at, ...(until !== undefined && { until }), reason } });
}

/** A pause whose time is over ended then: it takes no period after that because nobody has looked since. */
export function resume(state: AgreementState, now: Date): AgreementDecision {
  const refusal = liveRefusal(state);
  if (refusal) return reject(refusal);
  if (!state.paused) return reject({ code: 'agreement_not_paused' });
  const at = now.toISOString();
  const { until = at } = state.paused;
  const data = until < at ? { at: until, reason: 'time_is_over' as const } : { at, reason: 'asked' as const };
  return accept({ type: 'AgreementResumed', data });
}

export function cancel(
  state: AgreementState,
  { when, reason, refundsUnused }: AgreementCommandOf<'Cancel'>,
  now: Date,
): AgreementDecision {
  if (!state.agreement) return reject({ code: 'not_found' });
  if (state.ended) return reject({ code: 'agreement_ended' });
  const current = when === 'period_end' && state.activatedAt ? periodAt(state.schedule!, now) : undefined;
  if (current && state.endsAt === undefined) {
    const data = { endsAt: current.end.toISOString(), lastPeriod: current.index, reason };
    return accept({ type: 'CancellationScheduled', data });
  }
  if (current) return accept();
  const steps = new Steps(state);
  const refusal = refundsUnused && creditUnused(steps, now);
  if (refusal) return reject(refusal);
  endAgreement(steps, 'cancelled', now.toISOString(), reason);
  return done(steps);
}

export function moveZone(
  state: AgreementState,
  { zone }: AgreementCommandOf<'ChangeZone'>,
  now: Date,
): AgreementDecision {
  if (!state.agreement) return reject({ code: 'not_found' });
  if (state.ended) return reject({ code: 'agreement_ended' });
  try {
    const schedule = changeZone(state.schedule!, zone, now);
    return accept({ type: 'ZoneChanged', data: { zone, schedule, at: now.toISOString() } });
  } catch (error) {
    if (error instanceof InvalidScheduleError) return reject({ code: 'invalid_zone' });
    throw error;
  }
}

/** Held periods are charged one after the other, as far apart as the consent wants, or given up. */
export function reviewHeld(
  state: AgreementState,
  { decision }: AgreementCommandOf<'ReviewHeld'>,
  now: Date,
): AgreementDecision {
  const refusal = liveRefusal(state);
  if (refusal) return reject(refusal);
  if (state.held.length === 0) return reject({ code: 'nothing_to_review' });
  const steps = new Steps(state);
  const gap = state.agreement!.missedPeriods.hoursBetween * HOUR;
  const at = now.toISOString();
  for (const [n, period] of state.held.entries()) {
    if (decision === 'waive') {
      steps.add({ type: 'PeriodSkipped', data: { period, reason: 'waived', at } });
    } else {
      const amount = priceOf(state, period.index);
      const dueAt = new Date(now.getTime() + n * gap).toISOString();
      const data = { period, amount, covers: [period.index], dueAt, reason: 'released' } as const;
      steps.add({ type: 'PeriodOpened', data });
      carryInto(steps, period.index, at);
    }
  }
  completeIfDone(steps, at);
  return done(steps);
}
