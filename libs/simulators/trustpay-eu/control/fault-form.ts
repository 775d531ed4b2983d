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
  { kind: 'decline', title: 'Decline: insufficient funds' },
  { kind: 'wrongAmount', title: 'Notification with a wrong amount' },
  { kind: 'wrongSignature', title: 'Notification with a wrong signature' },
  { kind: 'rotatedKey', title: 'Notification signed with another key' },
  { kind: 'duplicate', title: 'Notification twice' },
  { kind: 'delayed', title: 'Notification late' },
  { kind: 'reordered', title: 'Notification after the next one' },
  { kind: 'noNotification', title: 'No notification' },
  { kind: 'notificationFirst', title: 'Notification before the redirect' },
  { kind: 'redirectLost', title: 'Browser does not come back' },
  { kind: 'chargeback', title: 'Chargeback' },
  { kind: 'refundRefused', title: 'Refund refused by the bank' },
];

/** Throws RangeError with a message for the person. */
export function readFaultForm(form: URLSearchParams): FaultRule<Fault> {
  const choice = FAULT_CHOICES.find(({ kind }) => kind === form.get('kind'));
  if (!choice) throw new RangeError('Choose a fault.');
  const times = natural(form.get('times') ?? '1', 'Times');
  if (times === 0) throw new RangeError('Times: at least 1.');
  const reference = form.get('reference')?.trim();
  const match = reference ? { reference } : undefined;
  return { fault: toFault(choice.kind, form), match, times };
}

function toFault(kind: Fault['kind'], form: URLSearchParams): Fault {
  const isTimed = kind === 'slow' || kind === 'delayed';
  return isTimed ? { kind, ms: natural(form.get('ms') ?? '', 'Milliseconds') } : { kind };
}

function natural(text: string, name: string): number {
  if (!/^\d{1,9}$/.test(text.trim())) throw new RangeError(`${name}: a whole number.`);
  return Number(text);
}
