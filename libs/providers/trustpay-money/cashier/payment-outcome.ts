import { toMoneyJson } from '#libs/money';
import type { Outcome, QueryOperation } from '../../spi';
import { declineOf } from './decline';
import { evidenceOf, unclear, unknown } from './evidence';
import type { Order } from './order';
import { PAID, STATUS } from './status';

/**
 * What the order says of its payment (fact sheet 5). Money that came counts as it came, not as it was ordered, and it
 * counts also when the order had timed out before: whether it is late is the ledger's to see. Refunds do not undo it.
 */
export function outcomeOfPayment({ reference, amount }: QueryOperation, order: Order): Outcome {
  const { status, ordered, platform } = order;
  if (ordered !== undefined && ordered.minor !== amount.minor) {
    return unclear('the answer names another order_amount', status);
  }
  if (PAID.includes(status)) return paid(reference, order);
  const evidence = evidenceOf('query', status, platform);
  switch (status) {
    case STATUS.pending:
      // Pending, but "pending" without a next action would say that the payer has acted: the address of the page is
      // told once, when the order is opened. Until it is paid or over, the query tells the ledger nothing new.
      return unknown('query', 'not paid yet; the page is not named again', status);
    case STATUS.failed:
      return {
        kind: 'declined',
        decline: declineOf(order.reason),
        providerReference: reference,
        evidence: said(order),
      };
    case STATUS.timedOut:
      return { kind: 'failed', code: 'expired', reason: 'nobody paid in time', evidence };
    default:
      return unclear('a status that a payin cannot have', status);
  }
}

function paid(reference: string, { status, paid: amount, fee, platform }: Order): Outcome {
  if (amount === undefined || amount.minor <= 0n) return unclear('paid, but not how much', status);
  return {
    kind: 'succeeded',
    amount: toMoneyJson(amount),
    providerReference: reference,
    ...(fee !== undefined && { fee: toMoneyJson(fee) }),
    evidence: evidenceOf('query', status, platform),
  };
}

const said = ({ status, platform, reason }: Order) =>
  evidenceOf('query', status, [platform, reason].filter(Boolean).join(': '));
