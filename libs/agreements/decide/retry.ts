import { reject } from '#libs/decider';
import { isBusy } from '../status';
import type { AgreementState } from '../state';
import { Steps } from '../steps';
import { done } from './decision';
import type { AgreementDecision } from './decision';
import { planOf, pursue } from './dunning';
import { liveRefusal } from './life';

/** Somebody wants the open charge tried now: what was scheduled is off. Caps of the scheme hold all the same. */
export function retry(state: AgreementState, now: Date): AgreementDecision {
  const refusal = liveRefusal(state);
  if (refusal) return reject(refusal);
  if (state.paused) return reject({ code: 'agreement_paused' });
  if (state.parked) return reject({ code: 'agreement_parked' });
  const charge = state.open[0];
  if (isBusy(state)) return reject({ code: 'attempt_in_progress' });
  if (!charge || charge.attempts.length === 0) return reject({ code: 'nothing_to_retry' });
  const at = now.toISOString();
  const steps = new Steps(state);
  const { index: period } = charge.period;
  const cancels = charge.retry && { cancels: charge.retry.at };
  steps.add({ type: 'RetryRequested', data: { period, ...cancels, at } });
  const step = planOf(steps.state, steps.state.open[0]!, at);
  if (step.kind === 'state' && step.reason === 'hard_decline') return reject({ code: 'new_card_required' });
  pursue(steps, period, at);
  return done(steps);
}
