import type { FaultRule } from '#libs/simulators/kit';
import type { Fault } from '../faults';

export interface FaultChoice {
  readonly kind: Fault['kind'];
  readonly title: string;
}

/** What a person can plan on the page; the JSON interface has more parameters. */
export const FAULT_CHOICES: readonly FaultChoice[] = [
  { kind: 'slow', title: 'Answer slowly' },
  { kind: 'silent', title: 'Execute, never answer' },
  { kind: 'serverError', title: 'Answer 500, nothing executed' },
  { kind: 'systemError', title: 'Answer 500 with code 300000' },
  { kind: 'businessError', title: 'Answer FAIL with code 400001' },
  { kind: 'cut', title: 'Execute, cut the answer in the middle' },
  { kind: 'answerLost', title: 'Execute, lose the answer' },
  { kind: 'requestLost', title: 'Lose the request, nothing executed' },
  { kind: 'garbage', title: 'Execute, answer garbage' },
  { kind: 'wrongAmount', title: 'Answer with a wrong amount' },
  { kind: 'wrongChain', title: 'Answer with another chain' },
  { kind: 'wrongReference', title: 'Answer about another order' },
  { kind: 'wrongSignature', title: 'Callback with a wrong signature' },
  { kind: 'rotatedKey', title: 'Callback signed with another key' },
  { kind: 'staleTimestamp', title: 'Callback with an old time' },
  { kind: 'duplicate', title: 'Callback twice' },
  { kind: 'delayed', title: 'Callback late' },
  { kind: 'reordered', title: 'Callback after the next one' },
  { kind: 'noNotification', title: 'No callback' },
];

/** Throws RangeError with a message for the person. */
export function readFaultForm(form: URLSearchParams): FaultRule<Fault> {
  const choice = FAULT_CHOICES.find(({ kind }) => kind === form.get('kind'));
  if (!choice) throw new RangeError('Choose a fault.');
  const times = natural(form.get('times') ?? '1', 'Times');
  if (times === 0) throw new RangeError('Times: at least 1.');
  const merchantTradeNo = form.get('merchantTradeNo')?.trim();
  return { fault: toFault(choice.kind, form), match: merchantTradeNo ? { merchantTradeNo } : undefined, times };
}

function toFault(kind: Fault['kind'], form: URLSearchParams): Fault {
  if (kind === 'businessError') return { kind, code: 400001 };
  const isTimed = kind === 'slow' || kind === 'delayed';
  return isTimed ? { kind, ms: natural(form.get('ms') ?? '', 'Milliseconds') } : { kind };
}

function natural(text: string, name: string): number {
  if (!/^\d{1,9}$/.test(text.trim())) throw new RangeError(`${name}: a whole number.`);
  return Number(text);
}
