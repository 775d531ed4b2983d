import { dueAndUncharged } from '#libs/schedules';
import { comingPeriod } from '../due';
import type { EndReason, PeriodJson } from '../events';
import { periodJson } from '../period-json';
import type { AgreementState } from '../state';
import type { Steps } from '../steps';

/** Nothing is charged any more. A charge whose outcome is not known stays open until it is. */
export function endAgreement(steps: Steps, reason: EndReason, at: string, detail?: string): void {
  const { open, held } = steps.state;
  const unpaid = open.filter(({ inFlight }) => !inFlight).map(({ period }) => period);
  const given = [...unpaid, ...held, ...begunBy(steps.state, at)];
  for (const period of given.toSorted((a, b) => a.index - b.index)) {
    steps.add({ type: 'PeriodSkipped', data: { period, reason: 'agreement_ended', at } });
  }
  steps.add({ type: 'AgreementEnded', data: { reason, ...(detail !== undefined && { detail }), at } });
}

/** Nobody has come to them yet: a scheduler was late, or the outcome of a charge was waited for. */
function begunBy({ schedule, activatedAt, nextPeriod, endsAt }: AgreementState, at: string): PeriodJson[] {
  if (!schedule || activatedAt === undefined) return [];
  const begun = dueAndUncharged(schedule, new Date(at), new Set(), nextPeriod).map(periodJson);
  return endsAt === undefined ? begun : begun.filter(({ start }) => start < endsAt);
}

/** The last period of the schedule is dealt with. */
export function completeIfDone(steps: Steps, at: string): void {
  const { state } = steps;
  if (state.ended || !state.activatedAt || state.endsAt || state.open.length > 0 || state.held.length > 0) return;
  if (!comingPeriod(state)) endAgreement(steps, 'completed', at);
}
