import type { FaultRule } from '#libs/simulators/kit';
import type { Fault } from '../faults';

export interface FaultChoice {
  readonly name: string;
  readonly title: string;
  readonly fault: (ms: number) => Fault;
}

const simple = (kind: Exclude<Fault['kind'], 'slow' | 'delayed' | 'differentAnswer'>, title: string): FaultChoice => ({
  ...{ name: kind, title },
  fault: () => ({ kind }),
});

/** What a person can plan on the page; the JSON interface has more parameters. */
export const FAULT_CHOICES: readonly FaultChoice[] = [
  { name: 'slow', title: 'Answer slowly', fault: (ms) => ({ kind: 'slow', ms }) },
  simple('silent', 'Execute, never answer'),
  simple('serverError', 'Answer 500, nothing executed'),
  { name: 'executed', title: 'Execute, answer 500', fault: () => ({ kind: 'serverError', executed: true }) },
  simple('cut', 'Execute, cut the answer in the middle'),
  simple('answerLost', 'Execute, lose the answer'),
  simple('requestLost', 'Lose the request, nothing executed'),
  simple('garbage', 'Execute, answer garbage'),
  {
    name: 'differentAnswer',
    title: 'Answer with an amount of 0.01',
    fault: () => ({ kind: 'differentAnswer', field: 'amount', value: '0.01' }),
  },
  simple('wrongSignature', 'Callback with a wrong signature'),
  simple('staleTimestamp', 'Callback dated yesterday'),
  simple('wrongAmount', 'Callback with a wrong amount'),
  simple('duplicate', 'Callback twice'),
  { name: 'delayed', title: 'Callback late', fault: (ms) => ({ kind: 'delayed', ms }) },
  simple('reordered', 'Callback after the next one'),
  simple('noCallback', 'No callback'),
];

/** Throws RangeError with a message for the person. */
export function readFaultForm(form: URLSearchParams): FaultRule<Fault> {
  const choice = FAULT_CHOICES.find(({ name }) => name === form.get('kind'));
  if (!choice) throw new RangeError('Choose a fault.');
  const times = natural(form.get('times') ?? '1', 'Times');
  if (times === 0) throw new RangeError('Times: at least 1.');
  const externalId = form.get('externalId')?.trim();
  const fault = choice.fault(natural(form.get('ms') ?? '0', 'Milliseconds'));
  return { fault, match: externalId ? { externalId } : undefined, times };
}

function natural(text: string, name: string): number {
  if (!/^\d{1,9}$/.test(text.trim())) throw new RangeError(`${name}: a whole number.`);
  return Number(text);
}
