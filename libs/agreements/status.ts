import type { AgreementState } from './state';

/**
 * `pending`: waits for the first payment; `incomplete`: that failed, another may be started. `past_due`: a charge has
 * failed and is not paid yet.
 */
export type AgreementStatus = 'pending' | 'incomplete' | 'active' | 'paused' | 'past_due' | 'suspended' | 'ended';

export function agreementStatus(state: AgreementState): AgreementStatus {
  if (state.ended) return 'ended';
  if (state.activatedAt === undefined) return state.cardPayment ? 'pending' : 'incomplete';
  if (state.paused) return 'paused';
  const first = state.open[0];
  if (first?.standing?.state === 'suspended') return 'suspended';
  return first && (first.attempts.length > 0 || first.standing) ? 'past_due' : 'active';
}

/** What the customer has to do. */
export type NextStep = 'first_payment' | 'authenticate' | 'new_card' | 'nothing';

export function nextStep(state: AgreementState): NextStep {
  if (state.ended) return 'nothing';
  if (state.activatedAt === undefined) return 'first_payment';
  return state.customerStep?.step ?? 'nothing';
}
