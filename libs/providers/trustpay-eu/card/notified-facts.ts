import type { CardDetails, NotifiedFact } from '../../spi';
import { formatCardToken } from './card-token';
import type { CardNotification } from './notification';
import { declineOf, verdictOf } from './verdict';

/**
 * Card results of a credit: 3 is captured, and so is 0, which the manual prints in the same place (fact sheet 7.3,
 * 12).
 */
const CAPTURED = [3, 0];
const AUTHORIZED_ONLY = 5;
const DEBITED = 0;

/**
 * What a verified notification says. No fact at all for results that move no money: they are kept with the raw
 * message.
 *
 * A debit with result 0 means that money left. Nothing in it tells a refund from a chargeback or from a cancelled hold
 * except the reference: that of our own refund or cancel call, or that of the original payment when the issuer took
 * the money back (fact sheet U16). So it is reported as `refunded` with the reference; where that names no call of ours
 * it is a dispute. A bank transfer has no issuer who could take it back.
 */
export function factsOf(notification: CardNotification): readonly NotifiedFact[] {
  const { type, resultCode, reference, amount } = notification;
  const common = {
    reference,
    amount,
    providerReference: notification.paymentRequestId,
    code: String(resultCode),
  };
  if (type === 'DBIT') return resultCode === DEBITED ? [{ kind: 'refunded', ...common, unasked: 'disputed' }] : [];
  const card = cardOf(notification);
  if (CAPTURED.includes(resultCode)) return [{ kind: 'captured', ...common, ...card }];
  if (resultCode === AUTHORIZED_ONLY) return [{ kind: 'authorized', ...common, ...card }];
  if (verdictOf({ resultCode }) === 'declined')
    return [{ kind: 'declined', ...common, decline: declineOf({ resultCode }) }];
  return [];
}

/** The brand is not told and cannot be derived from the mask, which may be four digits. */
function cardOf(notification: CardNotification): { card?: CardDetails; cardToken?: string } {
  const { cardId, paymentRequestId, cardMask, cardExpiration } = notification;
  const card = { ...(cardMask && { mask: masked(cardMask) }), ...(cardExpiration && { expiry: cardExpiration }) };
  // Without a payment request id the signed text could be its digits under the name of the card id: then there is no
  // token.
  const cardToken = paymentRequestId === undefined ? undefined : formatCardToken({ cardId, mandate: paymentRequestId });
  return { ...(Object.keys(card).length > 0 && { card }), ...(cardToken && { cardToken }) };
}

/** The provider's mask, or its last four digits where it shows more of the number than first six and last four. */
const masked = (mask: string): string => (mask.replace(/\D/g, '').length > 10 ? mask.slice(-4) : mask);
