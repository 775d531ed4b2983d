import type { AnswerFault, FaultPlan } from '#libs/simulators/kit';

/** What can happen to a webhook; several can strike one. */
export type WebhookFault =
  | { readonly kind: 'wrongSignature' }
  /** One byte of the body is altered after signing. */
  | { readonly kind: 'tamperedBody' }
  /** So many more times; default 1. */
  | { readonly kind: 'duplicate'; readonly copies?: number }
  | { readonly kind: 'delayed'; readonly ms: number }
  /** After the next webhook about the same order or refund. */
  | { readonly kind: 'reordered' }
  | { readonly kind: 'noNotification' };

/** What can happen to the content or the signature of an answer. */
export type ContentFault =
  /** 429 of the gateway, unsigned; nothing executed. */
  | { readonly kind: 'tooMany' }
  | { readonly kind: 'unsignedAnswer' }
  | { readonly kind: 'wrongAnswerSignature' }
  /** Every `payable_amount`, `amount` and `received_token_amount` of the answer is another one. */
  | { readonly kind: 'wrongAmount' }
  /** `psp_order_code` or `request_id` of the answer is another one. */
  | { readonly kind: 'wrongReference' };

/** What can happen to money on its way out. */
export type MoneyFault =
  /** The refund or payout fails on chain, and the account gets the money back. */
  | { readonly kind: 'transferFails' }
  /** No fee can be paid for the transfer (sheet, 5.4). */
  | { readonly kind: 'feeStationEmpty' };

export type Fault = AnswerFault | WebhookFault | ContentFault | MoneyFault;
export type Faults = FaultPlan<Fault>;

export const WEBHOOK_FAULTS = [
  'wrongSignature',
  'tamperedBody',
  'duplicate',
  'delayed',
  'reordered',
  'noNotification',
] as const;
export const CONTENT_FAULTS = [
  'tooMany',
  'unsignedAnswer',
  'wrongAnswerSignature',
  'wrongAmount',
  'wrongReference',
] as const;
export const MONEY_FAULTS = ['transferFails', 'feeStationEmpty'] as const;
