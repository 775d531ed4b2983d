import { fromMoneyJson, money } from '#libs/money';
import type { Money } from '#libs/money';
import type { FollowUp } from '../../spi';
import type { CoboConfig } from '../config';
import { downToCents, withDecimals } from '../wire/amounts';
import { oldNameOf, PAY_IN_ASSETS } from '../wire/tokens';

/**
 * What goes back for a refund in the order's currency: that share of the coins that were due, rounded down to two
 * decimals, the finest that the provider takes. The quote of the payment counts, not the rate of today. Where the order
 * is in the coins themselves the amount is what goes back: the books count it in that unit, and a share of what was due
 * would take the developer's fee along. Text where there is nothing to take a share of.
 */
export function coinsFor({ amount, payment }: FollowUp): Money | string {
  if (!payment?.receipt) {
    return PAY_IN_ASSETS.includes(amount.currency) ? downToCents(amount) : 'no coins are known for this payment';
  }
  const due = fromMoneyJson(payment.receipt.due);
  if (due.currency === amount.currency) return downToCents(amount);
  if (payment.amount.currency !== amount.currency || payment.amount.minor <= 0n) {
    return 'the refund is in another currency than the payment';
  }
  if (!PAY_IN_ASSETS.includes(due.currency)) return 'the coins of this payment are none that it takes';
  return downToCents(money((due.minor * amount.minor) / payment.amount.minor, due.currency));
}

/** Fact sheet 7. The order is named for reconciliation only; the provider binds a refund to an account. */
export function refundRequest(refund: FollowUp, coins: Money, { merchantId, refundType }: CoboConfig) {
  return {
    request_id: refund.reference,
    payable_amount: withDecimals(coins, 2),
    token_id: oldNameOf(coins.currency),
    refund_type: refundType,
    ...(refundType === 'Merchant' && { merchant_id: merchantId }),
    ...(refund.destination !== undefined && { to_address: refund.destination }),
    order_id: refund.providerReference,
  };
}
