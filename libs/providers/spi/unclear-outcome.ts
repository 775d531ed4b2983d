import type { Evidence, Outcome } from '#libs/payments';

/** The provider answered, and what it says cannot be booked: it is in doubt, and a person has to look. */
export const unclearOutcome = (reason: string, evidence: Evidence): Outcome => ({
  ...{ kind: 'unknown', reason, isAnswer: true, evidence },
});
