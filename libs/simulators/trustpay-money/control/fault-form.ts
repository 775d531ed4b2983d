import type { FaultForm } from '#libs/simulators/kit';
import { ANSWER_CHOICES, messageChoices, plain } from '#libs/simulators/kit';
import type { Fault } from '../faults';

export const FAULT_FORM: FaultForm<Fault> = {
  choices: [
    ...ANSWER_CHOICES,
    plain('channelsFailed', 'Refuse: all channels failed (880014)'),
    plain('otherAmount', 'Answer another amount than asked'),
    plain('wrongAmount', 'Callback with a wrong amount'),
    plain('rotatedKey', 'Callback signed with another secret'),
    plain('signedZero', 'Callback whose zero was signed'),
    ...messageChoices('Callback'),
    plain('noCallback', 'No callback'),
  ],
  aim: { field: 'orderNo', label: 'Only this order' },
};
