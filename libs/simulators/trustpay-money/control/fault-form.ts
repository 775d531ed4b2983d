import type { FaultRule } from '#libs/simulators/kit';
import type { Fault } from '../faults';

export interface FaultChoice {
  readonly kind: Exclude<Fault['kind'], 'refuse'>;
  readonly title: string;
}

/** What a person can plan on the page; the JSON interface has more parameters. */
export const FAULT_CHOICES: readonly FaultChoice[] = [
  { kind: 'slow', title: 'Answer slowly' },
  { kind: 'silent', title: 'Execute, never answer' },
  { kind: 'serverError', title: 'Answer 500, nothing executed' },
  { kind: 'cut', title: 'Execute, cut the answer in the middle' },
  { kind: 'answerLost', title: 'Execute, lose the answer' },
  { kind: 'requestLost', title: 'Lose the request, nothing executed' },
  { kind: 'garbage', title: 'Execute, answer garbage' },
  { kind: 'channelsFailed', title: 'Refuse: all channels failed (880014)' },
  { kind: 'otherAmount', title: 'Answer another amount than asked' },
  { kind: 'wrongAmount', title: 'Callback with a wrong amount' },
  { kind: 'wrongSignature', title: 'Callback with a wrong signature' },
  { kind: 'rotatedKey', title: 'Callback signed with another secret' },
  { kind: 'signedZero', title: 'Callback whose zero was signed' },
  { kind: 'duplicate', title: 'Callback twice' },
  { kind: 'delayed', title: 'Callback late' },
  { kind: 'reordered', title: 'Callback after the next one' },
  { kind: 'noCallback', title: 'No callback' },
];

/** Throws RangeError with a message for the person. */
export function readFaultForm(form: URLSearchParams): FaultRule<Fault> {
  const choice = FAULT_CHOICES.find(({ kind }) => kind === form.get('kind'));
  if (!choice) throw new RangeError('Choose a fault.');
  const times = natural(form.get('times') ?? '1', 'Times');
  if (times === 0) throw new RangeError('Times: at least 1.');
  const orderNo = form.get('orderNo')?.trim();
  return { fault: toFault(choice.kind, form), match: orderNo ? { orderNo } : undefined, times };
}

function toFault(kind: FaultChoice['kind'], form: URLSearchParams): Fault {
  const isTimed = kind === 'slow' || kind === 'delayed';
  return isTimed ? { kind, ms: natural(form.get('ms') ?? '', 'Milliseconds') } : { kind };
}

function natural(text: string, name: string): number {
  if (!/^\d{1,9}$/.test(text.trim())) throw new RangeError(`${name}: a whole number.`);
  return Number(text);
}
