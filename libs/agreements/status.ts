import type { AgreementState } from './state';

/**
 * `pending`: waits for the first payment; `incomplete`: that failed, another may be started. `past_due`: a charge has
 * failed and is not paid yet. `parked`: what was due failed for a reason of ours, and a person has to let it go on.
 */
export const AGREEMENT_STATUSES = [
  'pending',
  'incomplete',
  'active',
  'parked',
  'paused',
  'past_due',
  'suspended',
  'ended',
] as const;
export type AgreementStatus = (typeof AGREEMENT_STATUSES)[number];

export function agreementStatus(state: AgreementState): AgreementStatus {
  if (state.ended) return 'ended';
  if (state.parked) return 'parked';
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

/** A charge is under way: its outcome comes first. */
export const isBusy = ({ open, prorationCharge }: AgreementState): boolean =>
  prorationCharge !== undefined || open.some(({ inFlight }) => inFlight);
