import type { AgreementRefusal } from '#libs/agreements';
import { formatAmount, fromMoneyJson } from '#libs/money';
import { Problem } from '../common/problems';

const NOT_PRORATED = {
  not_charged: 'No charge pays for the days from now on: there is nothing to prorate. Leave proration out.',
  not_paid: 'The period that runs is not paid yet. Have it paid first, or take the difference into the next charge.',
  no_next_charge: 'No period follows whose charge could take it in. Use proration charge_now for a dearer price.',
} as const;

/** What a refusal of the decider means to a caller, and what to do next. */
export function problemFromRefusal(refusal: AgreementRefusal): Problem {
  switch (refusal.code) {
    case 'not_found':
      return new Problem('not_found', 'There is no such agreement.');
    case 'agreement_exists':
      return new Problem('conflict', 'The agreement exists already. Use a new Idempotency-Key for another one.');
    case 'agreement_ended':
      return new Problem('agreement_ended', 'The agreement has ended. Create another one with the customer.');
    case 'agreement_not_active':
      return new Problem(
        'agreement_not_active',
        'The first payment is not made yet: the customer has to make it first.',
      );
    case 'agreement_paused':
      return new Problem('agreement_paused', 'The agreement is paused. Resume it first.');
    case 'agreement_not_paused':
      return new Problem('agreement_not_paused', 'The agreement is not paused: there is nothing to resume.');
    case 'agreement_parked':
      return new Problem(
        'agreement_parked',
        'The agreement is parked: it is charged again after POST …/resume-billing.',
      );
    case 'agreement_not_parked':
      return new Problem('agreement_not_parked', 'The agreement is not parked: its billing goes on.');
    case 'attempt_in_progress':
      return new Problem('attempt_in_progress', 'A payment of this agreement is under way. Wait until it is over.');
    case 'new_card_required':
      return new Problem(
        'new_card_required',
        'The issuer will never approve this card. Ask the customer for another one.',
      );
    case 'nothing_to_retry':
      return new Problem('nothing_to_retry', 'No charge of this agreement has failed.');
    case 'nothing_to_prorate':
      return new Problem('nothing_to_prorate', NOT_PRORATED[refusal.why]);
    case 'nothing_to_review':
      return new Problem('nothing_to_review', 'No period of this agreement is held for review.');
    case 'period_closed':
      return new Problem(
        'period_closed',
        `A price can change from period ${refusal.nextPeriod} on: those before it are asked for already.`,
        { errors: [{ pointer: '/from_period', message: `must be ${refusal.nextPeriod} or later` }] },
      );
    case 'currency_mismatch':
      return new Problem('currency_mismatch', `The agreement is in ${refusal.expected}.`);
    case 'amount_not_positive':
      return new Problem('amount_not_positive', 'Send an amount above zero.');
    case 'amount_exceeds_consent': {
      const { value, currency } = formatAmount(fromMoneyJson(refusal.ceiling));
      return new Problem(
        'amount_exceeds_consent',
        `The customer agreed to at most ${value} ${currency} in one charge.`,
      );
    }
    case 'invalid_zone':
      return new Problem('invalid_request', 'The zone must be one of the IANA database, such as Europe/Bratislava.', {
        errors: [{ pointer: '/zone', message: 'must be a zone of the IANA database' }],
      });
    case 'invalid_until':
      return new Problem('invalid_request', 'A pause ends in the future.', {
        errors: [{ pointer: '/until', message: 'must be in the future' }],
      });
  }
}
