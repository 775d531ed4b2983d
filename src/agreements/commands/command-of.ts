import type { AgreementCommand } from '#libs/agreements';
import { Problem } from '../../common/problems';
import { consentOf, moneyOf } from '../create-agreement/agreement-terms';
import type { ConsentDto } from '../create-agreement/create-agreement.dto';
import type { CancelDto, ChangeAmountDto, PauseDto } from './commands.dto';

const ASKED = 'not_given';

export const pauseOf = ({ until, reason }: PauseDto): AgreementCommand => ({
  type: 'Pause',
  ...(until && { until: until.toISOString() }),
  reason: reason ?? ASKED,
});

/** @throws Problem for words that contradict each other */
export function cancelOf({ when, reason, unused_days: unused }: CancelDto): AgreementCommand {
  if (unused === 'refund' && when === 'period_end') {
    throw contradiction('/unused_days', 'needs when "now": at the end of the period no day is left');
  }
  return {
    type: 'Cancel',
    when: when ?? 'now',
    reason: reason ?? ASKED,
    ...(unused === 'refund' && { refundsUnused: true as const }),
  };
}

/** @throws Problem for words that contradict each other */
export function changeAmountOf({ amount, from_period: from, effective, proration }: ChangeAmountDto): AgreementCommand {
  const isNow = effective === 'immediately';
  if (isNow && from !== undefined) throw contradiction('/from_period', 'cannot stand with effective "immediately"');
  if (!isNow && proration !== undefined) throw contradiction('/proration', 'needs effective "immediately"');
  const settled = isNow && proration !== 'none' && { proration: proration ?? ('next_charge' as const) };
  return { type: 'ChangeAmount', amount: moneyOf(amount), ...(from !== undefined && { fromPeriod: from }), ...settled };
}

/** @throws Problem where nothing says by what the merchant can prove it */
export function giveConsentOf(consent: ConsentDto): AgreementCommand {
  if (consent.reference !== undefined) return { type: 'GiveConsent', consent: consentOf(consent) };
  throw new Problem('invalid_request', 'A new consent is one that you can prove.', {
    errors: [{ pointer: '/reference', message: 'is required' }],
  });
}

const contradiction = (pointer: string, message: string): Problem =>
  new Problem('invalid_request', 'The words of the request contradict each other.', { errors: [{ pointer, message }] });
