import type { FaultForm } from '#libs/simulators/kit';
import { ANSWER_CHOICES, messageChoices, plain } from '#libs/simulators/kit';
import type { Fault } from '../faults';

export const FAULT_FORM: FaultForm<Fault> = {
  choices: [
    ...ANSWER_CHOICES,
    plain('systemError', 'Answer 500 with code 300000'),
    {
      name: 'businessError',
      title: 'Answer FAIL with code 400001',
      fault: () => ({ kind: 'businessError', code: 400001 }),
    },
    plain('wrongAmount', 'Answer with a wrong amount'),
    plain('wrongChain', 'Answer with another chain'),
    plain('wrongReference', 'Answer about another order'),
    plain('rotatedKey', 'Callback signed with another key'),
    plain('staleTimestamp', 'Callback with an old time'),
    ...messageChoices('Callback'),
    plain('noNotification', 'No callback'),
  ],
  aim: { field: 'merchantTradeNo', label: 'Only this merchantTradeNo' },
};
