import { accept } from '#libs/decider';
import type { AgreementCommandOf } from '../commands';
import type { AgreementState } from '../state';
import { Steps } from '../steps';
import { done } from './decision';
import type { AgreementDecision } from './decision';
import { pursue } from './dunning';

/** The try that was asked for is not made now. It was none: it gets its number and its time again. */
export function holdBackCharge(
  state: AgreementState,
  { period, attempt, reason, until, limit }: AgreementCommandOf<'HoldBackCharge'>,
): AgreementDecision {
  const charge = state.open.find((one) => one.period.index === period);
  if (!charge?.inFlight || charge.inFlight.attempt !== attempt) return accept();
  const { cardId, at } = charge.inFlight;
  const steps = new Steps(state);
  const data = { period, attempt, cardId, reason, until, ...(limit && { limit }), at };
  steps.add({ type: 'ChargeHeldBack', data });
  if (state.ended) {
    steps.add({ type: 'PeriodSkipped', data: { period: charge.period, reason: 'agreement_ended', at } });
  } else if (!state.paused) {
    pursue(steps, period, at);
  }
  return done(steps);
}
