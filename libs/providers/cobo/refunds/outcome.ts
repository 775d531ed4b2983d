import { toMoneyJson } from '#libs/money';
import type { Money } from '#libs/money';
import { unclearOutcome } from '../../spi';
import type { Evidence, Outcome } from '../../spi';
import type { CoboRefund } from './refund';

/** What a refund's status means for the amount that was asked for in the order's currency (fact sheet 7). */
export function refundOutcome(refund: CoboRefund, asked: Money, source: Evidence['source']): Outcome {
  const { refundId: providerReference, status } = refund;
  const evidence = { source, code: status };
  switch (status) {
    case 'AddressPending':
    case 'AddressSubmitted':
    case 'PendingConfirmation':
    case 'Pending':
    case 'Processing':
      return { kind: 'pending', providerReference, evidence };
    case 'Completed': {
      if (refund.kept) return unclearOutcome('the payer got less than all of the refund', evidence);
      const coins = toMoneyJson(refund.amount);
      const receipt = { due: coins, received: coins };
      return { kind: 'succeeded', amount: toMoneyJson(asked), providerReference, receipt, evidence };
    }
    case 'PartiallyCompleted':
      // Neither all of it nor nothing: how much in the order's currency nobody can say without looking.
      return unclearOutcome('a part of the refund was sent and a part was not', evidence);
    case 'Failed':
      return { kind: 'failed', ...failureOf(refund.failedReason ?? ''), evidence };
  }
}

/** The status of a cancelled refund is not published; its reason tells (fact sheet 7). */
const failureOf = (reason: string): { code: string; reason: string } =>
  /cancel/i.test(reason)
    ? { code: 'cancelled', reason: 'the refund was cancelled' }
    : { code: 'refund_failed', reason: 'the provider could not send the refund' };
