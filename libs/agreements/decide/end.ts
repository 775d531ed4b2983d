import type { EndReason } from '../events';
import { comingPeriod } from '../due';
import type { Steps } from '../steps';

/** Nothing is charged any more. A charge whose outcome is not known stays open until it is. */
export function endAgreement(steps: Steps, reason: EndReason, at: string, detail?: string): void {
  const { open, held } = steps.state;
  const given = [...open.filter(({ inFlight }) => !inFlight).map(({ period }) => period), ...held];
  for (const period of given.toSorted((a, b) => a.index - b.index)) {
    steps.add({ type: 'PeriodSkipped', data: { period, reason: 'agreement_ended', at } });
  }
  steps.add({ type: 'AgreementEnded', data: { reason, ...(detail !== undefined && { detail }), at } });
}

/** The last period of the schedule is dealt with. */
export function completeIfDone(steps: Steps, at: string): void {
  const { state } = steps;
  if (state.ended || !state.activatedAt || state.endsAt || state.open.length > 0 || state.held.length > 0) return;
  if (!comingPeriod(state)) endAgreement(steps, 'completed', at);
}
