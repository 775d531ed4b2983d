import type { AnswerFault, FaultPlan } from '#libs/simulators/kit';

/** What can happen to a callback; several can strike one message. */
export type CallbackFault =
  | { readonly kind: 'wrongSignature' }
  /** Signed with the given secret, or one that nobody has. */
  | { readonly kind: 'rotatedKey'; readonly secret?: string }
  /** Signed rightly, with a time so far in the past; default a minute. */
  | { readonly kind: 'staleTimestamp'; readonly ms?: number }
  | { readonly kind: 'duplicate'; readonly copies?: number }
  | { readonly kind: 'delayed'; readonly ms: number }
  /** After the next callback of the same order. */
  | { readonly kind: 'reordered' }
  | { readonly kind: 'noNotification' };

/** What the provider itself can answer wrongly. */
export type ApiFault =
  /** HTTP 500 with code 300000. */
  | { readonly kind: 'systemError'; readonly executed?: boolean }
  /** HTTP 200 with `FAIL` and this code; nothing executed. */
  | { readonly kind: 'businessError'; readonly code: number }
  /** One unit more in the amounts of the answer. */
  | { readonly kind: 'wrongAmount' }
  /** The answer to a new order names another chain, as the source's own example does (3.2). */
  | { readonly kind: 'wrongChain' }
  /** The answer names another order number or refund. */
  | { readonly kind: 'wrongReference' };

export type Fault = AnswerFault | CallbackFault | ApiFault;
export type Faults = FaultPlan<Fault>;

export const CALLBACK_FAULTS = [
  'wrongSignature',
  'rotatedKey',
  'staleTimestamp',
  'duplicate',
  'delayed',
  'reordered',
  'noNotification',
] as const;
