import type { AnswerFault, FaultPlan } from '#libs/simulators/kit';

/** What can happen to a signed callback; several can strike one message. */
export type CallbackFault =
  /** Other amounts, correctly signed: one cent more. */
  | { readonly kind: 'wrongAmount' }
  | { readonly kind: 'wrongSignature' }
  /** Signed with a former secret, or with the given one. */
  | { readonly kind: 'rotatedKey'; readonly secret?: string }
  /** Zero members are signed although they must be left out (sheet 2.1, vector T4x). */
  | { readonly kind: 'signedZero' }
  | { readonly kind: 'duplicate'; readonly copies?: number }
  | { readonly kind: 'delayed'; readonly ms: number }
  /** After the next callback of the same order. */
  | { readonly kind: 'reordered' }
  | { readonly kind: 'noCallback' };

/** What can happen to a request itself. */
export type RequestFault =
  /** 880014 with the text of a channel; nothing is created. */
  | { readonly kind: 'channelsFailed'; readonly text?: string }
  /** Any code instead of executing. */
  | { readonly kind: 'refuse'; readonly code: number }
  /** The answer names one cent more than was asked. */
  | { readonly kind: 'otherAmount' };

export type Fault = AnswerFault | CallbackFault | RequestFault;
export type Faults = FaultPlan<Fault>;

export const CALLBACK_FAULTS = [
  ...(['wrongAmount', 'wrongSignature', 'rotatedKey', 'signedZero'] as const),
  ...(['duplicate', 'delayed', 'reordered', 'noCallback'] as const),
] as const;

export const REQUEST_FAULTS = ['channelsFailed', 'refuse', 'otherAmount'] as const;
