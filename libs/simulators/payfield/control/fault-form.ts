import type { FaultForm } from '#libs/simulators/kit';
import { ANSWER_CHOICES, messageChoices, plain } from '#libs/simulators/kit';
import type { Fault } from '../faults';

export const FAULT_FORM: FaultForm<Fault> = {
  choices: [
    ...ANSWER_CHOICES,
    { name: 'executed', title: 'Execute, answer 500', fault: () => ({ kind: 'serverError', executed: true }) },
    {
      name: 'differentAnswer',
      title: 'Answer with an amount of 0.01',
      fault: () => ({ kind: 'differentAnswer', field: 'amount', value: '0.01' }),
    },
    plain('staleTimestamp', 'Callback dated yesterday'),
    plain('wrongAmount', 'Callback with a wrong amount'),
    ...messageChoices('Callback'),
    plain('noCallback', 'No callback'),
  ],
  aim: { field: 'externalId', label: 'Only this external id' },
};
