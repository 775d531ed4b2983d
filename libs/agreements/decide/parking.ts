import { accept, reject } from '#libs/decider';
import type { AgreementCommandOf } from '../commands';
import { nextDue } from '../due';
import type { AgreementState } from '../state';
import type { AgreementDecision } from './decision';

/** Practice sheet "payments" 5.3: never loop. An agreement that has moved on since the failures is not parked. */
export function park(state: AgreementState, command: AgreementCommandOf<'Park'>, now: Date): AgreementDecision {
  const { dueAt, failures, error } = command;
  const due = nextDue(state);
  if (due?.at !== dueAt) return accept();
  return accept({ type: 'BillingParked', data: { dueAt, kind: due.kind, failures, error, at: now.toISOString() } });
}

export function resumeBilling(
  state: AgreementState,
  { reason }: AgreementCommandOf<'ResumeBilling'>,
  now: Date,
): AgreementDecision {
  if (!state.agreement) return reject({ code: 'not_found' });
  if (state.ended) return reject({ code: 'agreement_ended' });
  if (!state.parked) return reject({ code: 'agreement_not_parked' });
  return accept({ type: 'BillingResumed', data: { reason, at: now.toISOString() } });
}
