import { formatAmount, toMoneyJson } from '#libs/money';
import type { Money } from '#libs/money';
import type { Outcome, ProviderResult, Receipt } from '../../spi';
import { evidenceOf, failed, unclear } from '../outcomes';
import { factsBeside, listedOf } from './beside';
import type { ProviderOrder } from './read-order';
import { FLUCTUATION } from './conversion';

/** The word for a closed order is unpublished; these are its likely ones (fact sheet 4). */
const CLOSED: ReadonlySet<string> = new Set(['CLOSED', 'CLOSE', 'CANCELLED', 'CANCELED']);

/** What an order has come to. `asked`: the amount that we know; a paid order tells its own, so that it is compared. */
export function orderResult(order: ProviderOrder, asked: Money, now: Date): ProviderResult {
  const also = factsBeside(order, isEnded(order));
  return { outcome: outcomeOf(order, asked, now), ...(also.length > 0 && { also }) };
}

function outcomeOf(order: ProviderOrder, asked: Money, now: Date): Outcome {
  const { status, prepayId, amount, expiresAt, nextAction } = order;
  if (order.isPaid) return paid(order);
  if (amount.currency !== asked.currency || amount.minor !== asked.minor) {
    const { value, currency } = formatAmount(amount);
    return unclear(`the order is over ${value} ${currency}, which was not asked`, status);
  }
  const evidence = evidenceOf('query', status, order.unexplained);
  const time = expiresAt === undefined ? {} : { expiresAt };
  if (status === 'PENDING') {
    return { kind: 'pending', providerReference: prepayId, ...(nextAction && { nextAction }), ...time, evidence };
  }
  // Enough was seen in time and is not confirmed yet: nobody has to do anything, and no time ends it.
  if (status === 'PROCESS') return { kind: 'pending', providerReference: prepayId, evidence };
  if (!isEnded(order)) return unclear('the order has a status that is not known here', status);
  if (status === FLUCTUATION) {
    const reason = 'the exchange rate moved, and what was paid was not converted';
    return { kind: 'failed', code: 'conversion_failed', reason, evidence };
  }
  // Too little was seen, and whether it comes is still open: only then is it known to be underpaid, or expired.
  return order.isConfirming ? { kind: 'pending', providerReference: prepayId, evidence } : ended(order, now);
}

/** Paid, or over without. */
export const isEnded = ({ isPaid, status }: ProviderOrder): boolean =>
  isPaid || status === 'EXPIRED' || status === FLUCTUATION || CLOSED.has(status);

function paid(order: ProviderOrder): Outcome {
  const { prepayId, amount, status, fee } = order;
  return {
    kind: 'succeeded',
    amount: toMoneyJson(amount),
    providerReference: prepayId,
    ...(order.received && { receipt: receiptOf(order, order.received) }),
    ...(fee && { fee: toMoneyJson(fee) }),
    evidence: evidenceOf('query', status, order.unexplained),
  };
}

/** Over, and not paid: with nothing, or with too little that was credited all the same (fact sheet 4.1). */
function ended(order: ProviderOrder, now: Date): Outcome {
  const { status, prepayId, received, expiresAt } = order;
  if (received && received.minor > 0n) {
    const evidence = evidenceOf('query', status, order.unexplained);
    return { kind: 'underpaid', providerReference: prepayId, receipt: receiptOf(order, received), evidence };
  }
  // A closed order may be called EXPIRED as well: then its time tells.
  const beforeItsTime = expiresAt !== undefined && Date.parse(expiresAt) > now.getTime();
  return CLOSED.has(status) || beforeItsTime
    ? failed('query', 'cancelled', 'the order was closed unpaid', status)
    : failed('query', 'expired', 'the time to pay is over and nothing came', status);
}

function receiptOf(order: ProviderOrder, received: Money): Receipt {
  const listed = listedOf(order);
  return {
    due: toMoneyJson(order.due),
    received: toMoneyJson(received),
    ...(listed && { listed: toMoneyJson(listed) }),
  };
}
