import { toMoneyJson } from '#libs/money';
import type { Money } from '#libs/money';
import { unclearOutcome } from '../../spi';
import type { Evidence, NotifiedFact, Outcome, ProviderResult, Receipt } from '../../spi';
import { sortDeposits } from './deposits';
import type { Extra } from './deposits';
import type { CoboOrder } from './order';

export const unknown = (reason: string, source: Evidence['source'] = 'answer'): ProviderResult => ({
  outcome: { kind: 'unknown', reason, evidence: { source } },
});

/** What the order says of the payment that was asked for, and of money that came beside it. */
export function paymentResult(order: CoboOrder, asked: Money, source: Evidence['source']): ProviderResult {
  const sorted = sortDeposits(order);
  const receipt: Receipt = { due: toMoneyJson(order.due), received: toMoneyJson(sorted.received) };
  const also = sorted.extra.map((deposit) => received(order, deposit));
  return {
    outcome: outcomeOf(order, asked, receipt, { source, code: order.status, ...rateOf(order, asked) }),
    ...(also.length > 0 && { also }),
  };
}

/** Of an order that is priced in its own coins there is none to speak of. */
function rateOf({ rate, asset, price }: CoboOrder, asked: Money): Pick<Evidence, 'detail'> {
  const { currency } = price ?? asked;
  return rate === undefined || currency === asset ? {} : { detail: `at the rate ${rate} ${currency} for one ${asset}` };
}

function outcomeOf(order: CoboOrder, asked: Money, receipt: Receipt, evidence: Evidence): Outcome {
  const { orderId: providerReference, status } = order;
  switch (status) {
    case 'Pending':
    case 'Processing':
      return waiting(order, evidence);
    case 'Completed':
      if (isContradictory(order)) {
        return unclearOutcome('the order is completed with less than its tolerance allows', evidence);
      }
      // As the provider echoes them: the ledger sees for itself where that is not what it asked.
      return {
        kind: 'succeeded',
        amount: toMoneyJson(order.price ?? asked),
        providerReference,
        receipt,
        isSum: true,
        ...(order.fee && { developerFee: toMoneyJson(order.fee) }),
        evidence,
      };
    case 'Underpaid':
      return { kind: 'underpaid', receipt, providerReference, evidence };
    case 'Expired':
      return order.received.minor === 0n
        ? ended(order, evidence)
        : unclearOutcome('the order ended unpaid and says that money was received', evidence);
  }
}

function waiting(order: CoboOrder, evidence: Evidence): Outcome {
  const { orderId: providerReference, address, chain, due, expiredAt } = order;
  return {
    kind: 'pending',
    providerReference,
    nextAction: { type: 'pay_to_address', address, chain, amount: toMoneyJson(due) },
    ...(expiredAt !== undefined && { expiresAt: isoTime(expiredAt) }),
    evidence,
  };
}

/** One status for both ends (fact sheet 4): what ended before its time was cancelled. */
function ended({ updatedAt, expiredAt }: CoboOrder, evidence: Evidence): Outcome {
  const isEarly = updatedAt !== undefined && expiredAt !== undefined && updatedAt < expiredAt;
  return isEarly
    ? { kind: 'failed', code: 'cancelled', reason: 'the order was closed before anything was paid', evidence }
    : { kind: 'failed', code: 'expired', reason: 'nothing was paid in time', evidence };
}

/** Nothing came, or less than the tolerance that the order itself names. */
function isContradictory({ due, received, tolerance }: CoboOrder): boolean {
  if (received.minor === 0n) return true;
  return tolerance !== undefined && due.minor - received.minor > tolerance.minor;
}

/** Money that pays nothing which is open; the ledger books it once, by the id of the transaction. */
const received = (order: CoboOrder, { txId, amount, inSum }: Extra): NotifiedFact => ({
  kind: 'received',
  reference: order.code,
  providerReference: txId,
  code: order.status,
  amount,
  ...(inSum && { inSum }),
});

function isoTime(seconds: number): string | undefined {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
