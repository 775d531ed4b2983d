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
  { kind: 'cut', title: 'Execute, cut the answer in the middle' },
  { kind: 'answerLost', title: 'Execute, lose the answer' },
  { kind: 'requestLost', title: 'Lose the request, nothing executed' },
  { kind: 'garbage', title: 'Execute, answer garbage' },
  { kind: 'tooMany', title: 'Answer 429, nothing executed' },
  { kind: 'unsignedAnswer', title: 'Answer without a signature' },
  { kind: 'wrongAnswerSignature', title: 'Answer with a wrong signature' },
  { kind: 'wrongAmount', title: 'Answer with another amount' },
  { kind: 'wrongReference', title: 'Answer with another reference' },
  { kind: 'wrongSignature', title: 'Webhook with a wrong signature' },
  { kind: 'tamperedBody', title: 'Webhook altered after signing' },
  { kind: 'duplicate', title: 'Webhook twice' },
  { kind: 'delayed', title: 'Webhook late' },
  { kind: 'reordered', title: 'Webhook after the next one' },
  { kind: 'noNotification', title: 'No webhook' },
  { kind: 'transferFails', title: 'Refund or payout fails on chain' },
  { kind: 'feeStationEmpty', title: 'Refund or payout fails for want of a fee' },
];

/** Throws RangeError with a message for the person. */
export function readFaultForm(form: URLSearchParams): FaultRule<Fault> {
  const choice = FAULT_CHOICES.find(({ kind }) => kind === form.get('kind'));
  if (!choice) throw new RangeError('Choose a fault.');
  const times = natural(form.get('times') ?? '1', 'Times');
  if (times === 0) throw new RangeError('Times: at least 1.');
  const reference = form.get('reference')?.trim();
  return { fault: toFault(choice.kind, form), match: reference ? { reference } : undefined, times };
}

function toFault(kind: Fault['kind'], form: URLSearchParams): Fault {
  const isTimed = kind === 'slow' || kind === 'delayed';
  return isTimed ? { kind, ms: natural(form.get('ms') ?? '', 'Milliseconds') } : { kind };
}

function natural(text: string, name: string): number {
  if (!/^\d{1,9}$/.test(text.trim())) throw new RangeError(`${name}: a whole number.`);
  return Number(text);
}
