import type { CrashPoint } from '#libs/crash-points';
import type { Fault } from '#libs/simulators/trustpay-eu';

/**
 * The seven places around a call to a provider where a process can die (practice sheet "eventsourcing" 3.4). Two of
 * them lie outside our code: the request got lost on its way, or it took effect and the answer never came back.
 */
export const POINTS = [
  'before-intent',
  'after-intent',
  'request-lost',
  'answer-lost',
  'after-answer',
  'after-outcome',
  'none',
] as const;

export const ANSWERS = ['answer lost', 'slow', '5xx after the effect', '5xx without effect'] as const;

/**
 * The answer is lost and no notification follows either: whether TrustPay notifies these calls is not documented (U7).
 */
const NEVER_TOLD = 'answer lost, never notified';

export const OPERATIONS = ['capture', 'refund', 'void', 'charge'] as const;

export type Point = (typeof POINTS)[number];
export type ProviderAnswer = (typeof ANSWERS)[number] | typeof NEVER_TOLD;
export type CalledOperation = (typeof OPERATIONS)[number];

export interface CallCase {
  readonly operation: CalledOperation;
  readonly point: Point;
  readonly answer: ProviderAnswer;
}

export const DEADLINE_MS = 500;

const FAULTS: Readonly<Record<ProviderAnswer, readonly Fault[]>> = {
  'answer lost': [{ kind: 'answerLost' }],
  slow: [{ kind: 'slow', ms: 3 * DEADLINE_MS }],
  '5xx after the effect': [{ kind: 'serverError', executed: true }],
  '5xx without effect': [{ kind: 'serverError', executed: false }],
  [NEVER_TOLD]: [{ kind: 'answerLost' }, { kind: 'noNotification' }],
};

/** What the provider does to the first call of a case, and to a second one, which must never come. */
export function faultsOf({ point, answer }: CallCase): Fault[] {
  if (point === 'request-lost') return [{ kind: 'silent', executed: false }, ...FAULTS[answer]];
  if (point === 'answer-lost') return [{ kind: 'silent', executed: true }, ...FAULTS[answer]];
  return [...FAULTS[answer]];
}

/**
 * How many of these faults must be left over at the end. TrustPay has no idempotency key, so nothing may be called
 * twice.
 */
export function faultsLeft({ point }: CallCase): number {
  return ['after-intent', 'request-lost', 'answer-lost'].includes(point) ? 1 : 0;
}

/** Whether the provider's book must hold the operation at the end: once, or never. */
export function takesEffect({ point, answer }: CallCase): boolean {
  if (point === 'after-intent' || point === 'request-lost') return false;
  return point === 'answer-lost' || answer !== '5xx without effect';
}

/** Where the process ends itself; undefined when it is killed from outside, or not at all. */
export const ownCrashPoint = ({ point }: CallCase): CrashPoint | undefined =>
  point === 'request-lost' || point === 'answer-lost' || point === 'none' ? undefined : point;

export const isKilledInFlight = ({ point }: CallCase): boolean => point === 'request-lost' || point === 'answer-lost';

export const ALL_CASES: readonly CallCase[] = [
  ...POINTS.flatMap((point) =>
    ANSWERS.flatMap((answer) => OPERATIONS.map((operation) => ({ point, answer, operation }))),
  ),
  ...OPERATIONS.map((operation) => ({ point: 'none', answer: NEVER_TOLD, operation }) as const),
];

export const nameOf = ({ operation, point, answer }: CallCase): string => `${operation} / ${point} / ${answer}`;
