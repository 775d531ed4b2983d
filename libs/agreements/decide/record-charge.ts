import { accept } from '#libs/decider';
import type { AgreementCommandOf } from '../commands';
import type { ChargeRequested } from '../events';
import type { AgreementState } from '../state';
import { Steps } from '../steps';
import { done } from './decision';
import type { AgreementDecision } from './decision';
import { pursue, rulesOf } from './dunning';
import { completeIfDone } from './end';

/** Quicker than that is as good as at once: the time of an answer is no part of the agreement's calendar. */
const LATE_MS = 3_600_000;

/** What the order of a charge tells. What comes for a charge that is closed changes nothing; the order holds it. */
export function recordCharge(
  state: AgreementState,
  { period, result, delayMs }: AgreementCommandOf<'RecordCharge'>,
  now: Date,
): AgreementDecision {
  const charge = state.open.find((one) => one.period.index === period);
  if (!charge) return accept();
  const { inFlight, amount } = charge;
  const steps = new Steps(state);
  if (!inFlight) {
    // The customer's own tries are no attempts of ours; only what they achieve counts.
    if (result.kind !== 'succeeded') return accept();
    const at = now.toISOString();
    steps.add({ type: 'ChargeSucceeded', data: { period, amount, by: 'customer', at } });
    completeIfDone(steps, at);
    return done(steps);
  }
  const at = concludedAt(steps, inFlight, delayMs);
  const { attempt } = inFlight;
  switch (result.kind) {
    case 'succeeded':
      steps.add({ type: 'ChargeSucceeded', data: { period, amount, by: 'charge', at } });
      break;
    case 'declined': {
      const { decline, responseCode } = result;
      const code = responseCode !== undefined && { responseCode };
      steps.add({ type: 'ChargeDeclined', data: { period, attempt, decline, ...code, at } });
      break;
    }
    default: {
      const { kind, code, reason } = result;
      steps.add({ type: 'ChargeFailed', data: { period, attempt, kind, code, reason, at } });
    }
  }
  if (result.kind !== 'succeeded') afterFailure(steps, period, at);
  completeIfDone(steps, at);
  return done(steps);
}

/** An outcome that nobody knew for long is a time in which nothing could be done. */
function concludedAt(steps: Steps, { at }: ChargeRequested['data'], delayMs: number): string {
  if (delayMs < LATE_MS) return at;
  const to = new Date(Date.parse(at) + delayMs).toISOString();
  steps.add({ type: 'OutageNoted', data: { from: at, to, reason: 'outcome_unknown' } });
  return to;
}

function afterFailure(steps: Steps, period: number, at: string): void {
  const { state } = steps;
  const charge = state.open.find((one) => one.period.index === period)!;
  if (state.ended) {
    const data = { period: charge.period, reason: 'agreement_ended', at } as const;
    return steps.add({ type: 'PeriodSkipped', data });
  }
  if (!charge.rules) steps.add({ type: 'DunningStarted', data: { period, rules: rulesOf(state, charge), at } });
  if (!state.paused && !state.parked) pursue(steps, period, at);
}
