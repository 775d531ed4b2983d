/**
 * What we keep on file for a card. The provider has two names for it: a CardId, by which a present payer pays again
 * without typing the card (payment types 2 and 9), and a mandate, the PaymentRequestId of an initial recurring
 * payment, by which we charge without the payer (type 4). A notification does not tell its payment type, so a token
 * carries what it brought: `card:<CardId>`, `mandate:<PaymentRequestId>`, or both as
 * `card:<CardId>;mandate:<PaymentRequestId>`.
 */
export interface CardToken {
  readonly cardId?: string;
  readonly mandate?: string;
}

const SHAPE = /^(?:card:([^;:]{1,576})(?:;mandate:(\d{1,10}))?|mandate:(\d{1,10}))$/;

export function formatCardToken({ cardId, mandate }: CardToken): string {
  const parts = [
    cardId === undefined ? undefined : `card:${encodeURIComponent(cardId)}`,
    mandate === undefined ? undefined : `mandate:${mandate}`,
  ];
  return parts.filter((part) => part !== undefined).join(';');
}

/** An empty object for a text that is no token of this provider. */
export function parseCardToken(token: string): CardToken {
  const [, card, mandateOfCard, mandateAlone] = SHAPE.exec(token) ?? [];
  const mandate = mandateOfCard ?? mandateAlone;
  try {
    return { ...(card && { cardId: decodeURIComponent(card) }), ...(mandate && { mandate }) };
  } catch {
    return {};
  }
}
