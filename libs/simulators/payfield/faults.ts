import type { AnswerFault, FaultPlan } from '#libs/simulators/kit';

/** What can happen to a callback; several can strike one message. */
export type CallbackFault =
  | { readonly kind: 'wrongSignature' }
  /** Correctly signed, but dated so long ago; default one day. */
  | { readonly kind: 'staleTimestamp'; readonly ms?: number }
  /** Another amount, correctly signed; by default the least more. */
  | { readonly kind: 'wrongAmount'; readonly amount?: string }
  /** So many more times; default 1. */
  | { readonly kind: 'duplicate'; readonly copies?: number }
  | { readonly kind: 'delayed'; readonly ms: number }
  /** After the next callback of the same operation. */
  | { readonly kind: 'reordered' }
  | { readonly kind: 'noCallback' };

/** An answer about an operation in which one field says something else. */
export interface ContentFault {
  readonly kind: 'differentAnswer';
  readonly field: 'amount' | 'currency' | 'external_id' | 'merchant_user_id' | 'shop_code' | 'status' | 'card_number';
  readonly value: string;
}

export type Fault = AnswerFault | CallbackFault | ContentFault;
export type Faults = FaultPlan<Fault>;

export const CALLBACK_FAULTS = [
  'wrongSignature',
  'staleTimestamp',
  'wrongAmount',
  'duplicate',
  'delayed',
  'reordered',
  'noCallback',
] as const;
