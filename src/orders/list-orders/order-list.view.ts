import { formatAmount } from '#libs/money';
import type { Amount } from '#libs/money';
import { awaitsPayer, orderStatus } from '#libs/payments';
import { ApiProperty, OmitType } from '@nestjs/swagger';
import type { FoldedOrder } from '../order-aggregate';
import { presentDispute } from '../view/dispute.view';
import { OrderView } from '../view/order.view';
import { presentAttempt, presentAmounts, presentCrypto, presentOperation, presentSplits } from '../view/present-parts';

/** An order in a list: everything but personal data and the address of the payment page. */
export class OrderSummaryView extends OmitType(OrderView, [
  'customer',
  'description',
  'metadata',
  'next_action',
] as const) {}

export class OrderListView {
  @ApiProperty({ type: [OrderSummaryView] })
  data: OrderSummaryView[];

  @ApiProperty({ type: String, nullable: true, description: 'For the next page; null at the end' })
  next_cursor: string | null;
}

export function summarizeOrder(folded: FoldedOrder): OrderSummaryView {
  const { state } = folded;
  const order = state.order!;
  const attempt = state.attempts.at(-1);
  const amount = (minor: bigint): Amount => formatAmount({ minor, currency: state.currency });
  return {
    id: order.orderId,
    merchant_id: order.merchantId,
    reference: order.reference,
    amount: amount(state.requested),
    method: order.method,
    provider: attempt?.provider ?? '',
    capture: order.captureMode,
    capture_after: order.captureAfter,
    at_deadline: order.captureMode === 'manual' ? (order.atDeadline ?? 'release') : undefined,
    status: orderStatus(state),
    ...presentAmounts(state, amount),
    attempts: state.attempts.map(presentAttempt),
    operations: state.operations.map((operation) => presentOperation(order.orderId, operation, amount)),
    disputes: state.disputes.map((dispute) => presentDispute(dispute, amount)),
    crypto: order.crypto && presentCrypto(order.crypto),
    splits: presentSplits(state),
    card_id: state.keptCardId,
    agreement_id: order.agreement?.agreementId,
    agreement_period: order.agreement?.period,
    return_url: order.returnUrl,
    expires_at: attempt && awaitsPayer(attempt) ? attempt.expiresAt : undefined,
    capture_before: attempt?.captureBefore,
    created_at: folded.createdAt!,
    updated_at: folded.updatedAt!,
    revision: folded.revision,
    position: String(folded.position),
  };
}
