import { accept, reject } from '#libs/decider';
import type { AgreementCommandOf } from '../commands';
import { priceOf } from '../period-json';
import type { AgreementState } from '../state';
import type { AgreementDecision } from './decision';
import { priceRefusal } from './price';

/**
 * A charge above the ceiling needs another consent (practice sheet 5.1). It must allow every price that is agreed
 * already, also one that holds from a later period on.
 */
export function giveConsent(
  state: AgreementState,
  { consent }: AgreementCommandOf<'GiveConsent'>,
  now: Date,
): AgreementDecision {
  const { agreement, ended, nextPeriod } = state;
  if (!agreement) return reject({ code: 'not_found' });
  if (ended) return reject({ code: 'agreement_ended' });
  const later = state.prices.filter(({ fromPeriod }) => fromPeriod > nextPeriod).map(({ amount }) => amount);
  const refusal = [priceOf(state, nextPeriod), ...later]
    .map((price) => priceRefusal({ amount: agreement.amount, consent }, price))
    .find((one) => one !== undefined);
  return refusal ? reject(refusal) : accept({ type: 'ConsentGiven', data: { consent, at: now.toISOString() } });
}
