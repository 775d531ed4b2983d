import type { AnswerFault } from './answer';
import type { FaultRule } from './fault-plan';

/** A fault that a person can plan on the page; the JSON interface has more parameters. */
export interface FaultChoice<F> {
  readonly name: string;
  readonly title: string;
  /** `delayMs` reads the form's delay. */
  readonly fault: (delayMs: () => number) => F;
}

export interface FaultForm<F> {
  readonly choices: readonly FaultChoice<F>[];
  /** The field by which a fault is aimed at one payment, e.g. `orderNo`, and how the page calls it. */
  readonly aim: { readonly field: string; readonly label: string };
}

/** A fault that needs nothing beside its kind. */
export const plain = <K extends string>(kind: K, title: string): FaultChoice<{ readonly kind: K }> => ({
  ...{ name: kind, title },
  fault: () => ({ kind }),
});

const delaying = <K extends string>(
  kind: K,
  title: string,
): FaultChoice<{ readonly kind: K; readonly ms: number }> => ({
  ...{ name: kind, title },
  fault: (delayMs) => ({ kind, ms: delayMs() }),
});

/** What can happen to the answer of every provider. */
export const ANSWER_CHOICES: readonly FaultChoice<AnswerFault>[] = [
  delaying('slow', 'Answer slowly'),
  plain('silent', 'Execute, never answer'),
  plain('serverError', 'Answer 500, nothing executed'),
  plain('cut', 'Execute, cut the answer in the middle'),
  plain('answerLost', 'Execute, lose the answer'),
  plain('requestLost', 'Lose the request, nothing executed'),
  plain('garbage', 'Execute, answer garbage'),
];

/** What can happen to the messages of every provider. `message`: its word for them, e.g. Callback. */
export const messageChoices = (message: string) => [
  plain('wrongSignature', `${message} with a wrong signature`),
  plain('duplicate', `${message} twice`),
  delaying('delayed', `${message} late`),
  plain('reordered', `${message} after the next one`),
];

/** @throws RangeError with a message for the person */
export function readFaultForm<F extends { kind: string }>(
  { choices, aim }: FaultForm<F>,
  form: URLSearchParams,
): FaultRule<F> {
  const choice = choices.find(({ name }) => name === form.get('kind'));
  if (!choice) throw new RangeError('Choose a fault.');
  const times = whole(form.get('times') ?? '1', 'Times');
  if (times === 0) throw new RangeError('Times: at least 1.');
  const aimedAt = form.get(aim.field)?.trim();
  const fault = choice.fault(() => whole(form.get('ms') ?? '', 'Milliseconds'));
  return { fault, match: aimedAt ? { [aim.field]: aimedAt } : undefined, times };
}

function whole(text: string, name: string): number {
  if (!/^\d{1,9}$/.test(text.trim())) throw new RangeError(`${name}: a whole number.`);
  return Number(text);
}
