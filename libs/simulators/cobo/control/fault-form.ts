import type { FaultForm } from '#libs/simulators/kit';
import { ANSWER_CHOICES, messageChoices, plain } from '#libs/simulators/kit';
import type { Fault } from '../faults';

export const FAULT_FORM: FaultForm<Fault> = {
  choices: [
    ...ANSWER_CHOICES,
    plain('tooMany', 'Answer 429, nothing executed'),
    plain('unsignedAnswer', 'Answer without a signature'),
    plain('wrongAnswerSignature', 'Answer with a wrong signature'),
    plain('wrongAmount', 'Answer with another amount'),
    plain('wrongReference', 'Answer with another reference'),
    plain('tamperedBody', 'Webhook altered after signing'),
    ...messageChoices('Webhook'),
    plain('noNotification', 'No webhook'),
    plain('transferFails', 'Refund or payout fails on chain'),
    plain('feeStationEmpty', 'Refund or payout fails for want of a fee'),
  ],
  aim: { field: 'reference', label: 'Only this reference' },
};
