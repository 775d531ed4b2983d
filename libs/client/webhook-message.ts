import type { Agreement, Card, OrderSummary } from './api-types';

interface Told<Type extends string, Data> {
  /** Of the message, the same at every attempt: remember it to tell a repeat. */
  readonly id: string;
  readonly type: Type;
  readonly timestamp: string;
  readonly sequence: number;
  readonly previous_sequence: number | null;
  readonly data: Data;
}

/** What the ledger tells, by the family of its type. */
export type WebhookMessage =
  | Told<`order.${string}`, { readonly order: OrderSummary }>
  | Told<`card.${string}`, { readonly card: Card }>
  | Told<`agreement.${string}`, { readonly agreement: Agreement }>
  | Told<'webhook.test', { readonly webhook_id: string }>;

export const isAboutOrder = (
  message: WebhookMessage,
): message is Extract<WebhookMessage, { type: `order.${string}` }> => message.type.startsWith('order.');

export const isAboutCard = (message: WebhookMessage): message is Extract<WebhookMessage, { type: `card.${string}` }> =>
  message.type.startsWith('card.');

export const isAboutAgreement = (
  message: WebhookMessage,
): message is Extract<WebhookMessage, { type: `agreement.${string}` }> => message.type.startsWith('agreement.');

/**
 * How a message follows what was handled before about the same order or card. At `gap` one is missing: read the thing
 * itself, or have the missing one sent again.
 *
 * `handled`: the `sequence` of the last message handled about it; undefined before the first.
 */
export function continuityOf(message: WebhookMessage, handled: number | undefined): 'next' | 'repeat' | 'gap' {
  if (handled !== undefined && message.sequence <= handled) return 'repeat';
  return message.previous_sequence === null || message.previous_sequence === handled ? 'next' : 'gap';
}
