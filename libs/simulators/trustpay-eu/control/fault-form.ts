import type { FaultForm } from '#libs/simulators/kit';
import { ANSWER_CHOICES, messageChoices, plain } from '#libs/simulators/kit';
import type { Fault } from '../faults';

export const FAULT_FORM: FaultForm<Fault> = {
  choices: [
    ...ANSWER_CHOICES,
    plain('decline', 'Decline: insufficient funds'),
    plain('wrongAmount', 'Notification with a wrong amount'),
    plain('rotatedKey', 'Notification signed with another key'),
    ...messageChoices('Notification'),
    plain('noNotification', 'No notification'),
    plain('notificationFirst', 'Notification before the redirect'),
    plain('redirectLost', 'Browser does not come back'),
    plain('chargeback', 'Chargeback'),
    plain('refundRefused', 'Refund refused by the bank'),
  ],
  aim: { field: 'reference', label: 'Only this Reference' },
};
