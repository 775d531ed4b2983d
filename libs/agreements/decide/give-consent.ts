import { accept, reject } from '#libs/decider';
import type { AgreementCommandOf } from '../commands';
import { priceOf } from '../period-json';
import type { AgreementState } from '../state';
import type { AgreementDecision } from './decision';
import { priceRefusal } from './price';

/** A charge above the ceiling needs another consent (practice sheet 5.1). It must allow what is charged already. */
export function giveConsent(
  state: AgreementState,
  { consent }: AgreementCommandOf<'GiveConsent'>,
  now: Date,
): AgreementDecision {
  const { agreement, ended, nextPeriod } = state;
  if (!agreement) return reject({ code: 'not_found' });
  if (ended) return reject({ code: 'agreement_ended' });
  const refusal = priceRefusal({ amount: agreement.amount, consent }, priceOf(state, nextPeriod));
  return refusal ? reject(refusal) : accept({ type: 'ConsentGiven', data: { consent, at: now.toISOString() } });
}
