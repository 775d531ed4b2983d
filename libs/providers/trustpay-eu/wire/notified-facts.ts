import type { NotifiedFact } from '../../spi';
import { declineOf, verdictOf } from '../card/verdict';
import { orderReference, wireReference } from '../provider-reference';
import type { WireNotification } from './notification';

const CREDITED = 0;
/** The payer placed an order: no guarantee (fact sheet 8.1). */
const ANNOUNCED = 2;
/** Authorized, processing: a 0 will follow, and until then it is not money (fact sheet 8.1, 10). */
const GUARANTEED: readonly number[] = [3, 4];
const DEBITED = 0;

/**
 * What a verified wire notification says. A guarantee is `authorized`: the ledger takes it for pending where a payment
 * is captured at once. A debit is a refund, whichever of our references it bears: that of the refund by a background
 * call, that of the payment where API Banking made it; its order tells which one. A debit that was refused took
 * nothing. No fact at all for results that move no money: they are kept with the raw message.
 */
export function factsOfWire(notification: WireNotification): readonly NotifiedFact[] {
  const { type, resultCode, reference, amount, paymentId, orderId, refused } = notification;
  const common = {
    ...(reference !== undefined && { reference }),
    amount,
    providerReference: type === 'DBIT' && orderId ? orderReference(orderId) : wireReference(paymentId),
    code: String(resultCode),
  };
  if (type === 'DBIT') {
    if (refused) return [{ kind: 'refund_failed', ...common, decline: refusal(resultCode) }];
    return resultCode === DEBITED ? [{ kind: 'refunded', ...common }] : [];
  }
  if (resultCode === CREDITED) return [{ kind: 'captured', ...common }];
  if (resultCode === ANNOUNCED) return [{ kind: 'announced', ...common }];
  if (GUARANTEED.includes(resultCode)) return [{ kind: 'authorized', ...common }];
  if (verdictOf({ resultCode }) === 'declined')
    return [{ kind: 'declined', ...common, decline: declineOf({ resultCode }) }];
  return [];
}

/** The reason itself is free text of somebody's bank and may name a person; it stays with the raw message. */
const refusal = (resultCode: number) =>
  ({ code: String(resultCode), class: 'generic', message: 'the refund order was refused' }) as const;
