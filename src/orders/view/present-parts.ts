import { formatAmount, fromMoneyJson } from '#libs/money';
import type { Amount } from '#libs/money';
import {
  capturable,
  earned,
  operationReference,
  partsOf,
  refundable,
  settledOf,
  surplusOf,
  unexpectedByUnit,
} from '#libs/payments';
import type { Attempt, Operation, OrderCreated, OrderState, Receipt } from '#libs/payments';
import type { CryptoDto } from '../create-order/create-order.dto';
import type { AttemptView, OperationView, ReceiptView, SplitView } from './order.view';
import { presentDecline } from './present-decline';

type CryptoTerms = NonNullable<OrderCreated['data']['crypto']>;

export function presentAmounts(state: OrderState, amount: (minor: bigint) => Amount) {
  return {
    authorized: amount(state.amounts.authorized),
    captured: amount(state.amounts.captured),
    refunded: amount(state.amounts.refunded),
    voided: amount(state.amounts.voided),
    capturable: amount(capturable(state)),
    refundable: amount(refundable(state)),
    in_doubt: amount(state.amounts.inDoubt),
    unexpected: amount(state.amounts.unexpected),
    unexpected_assets: unexpectedAssets(state),
    overpaid: amount(surplusOf(state)),
    settled: amount(settledOf(state)),
    fees: amount(state.attempts.reduce((sum, { fees }) => sum + (fees ?? 0n), 0n)),
  };
}

const unexpectedAssets = (state: OrderState): Amount[] =>
  [...unexpectedByUnit(state)]
    .filter(([unit]) => unit !== state.currency)
    .map(([currency, minor]) => formatAmount({ minor, currency }));

const presentReceipt = ({ due, received }: Receipt): ReceiptView => ({
  due: formatAmount(fromMoneyJson(due)),
  received: formatAmount(fromMoneyJson(received)),
});

/** As it was asked for. */
export const presentCrypto = ({ asset, tolerance, developerFee }: CryptoTerms): CryptoDto => ({
  asset,
  tolerance: tolerance && formatAmount(fromMoneyJson(tolerance)).value,
  developer_fee: developerFee && formatAmount(fromMoneyJson(developerFee)),
});

/** What each party has of the order now, beside its part of the whole. */
export const presentSplits = (state: OrderState): SplitView[] | undefined => {
  const earnedParts = partsOf(state, earned(state));
  return state.order?.splits?.map(({ party, amount, settledIn }) => ({
    party,
    settled_in: settledIn,
    amount: formatAmount(fromMoneyJson(amount)),
    earned: formatAmount({ minor: earnedParts.get(party) ?? 0n, currency: state.currency }),
  }));
};

export function presentAttempt(attempt: Attempt): AttemptView {
  return {
    id: attempt.id,
    provider: attempt.provider,
    flow: attempt.flow,
    status: attempt.status,
    provider_reference: attempt.providerReference,
    card_id: attempt.cardId,
    card: attempt.card,
    decline: attempt.decline && presentDecline(attempt.decline),
    receipt: attempt.receipt && presentReceipt(attempt.receipt),
    reported: attempt.reported,
    expires_at: attempt.expiresAt,
  };
}

export function presentOperation(
  orderId: string,
  operation: Operation,
  amount: (minor: bigint) => Amount,
): OperationView {
  return {
    id: operation.id,
    type: operation.type,
    status: operation.status,
    amount: amount(operation.amount),
    reference: operationReference(orderId, operation.id),
    provider_reference: operation.providerReference,
    bank_order_id: operation.bankOrderId,
    decline: operation.decline && presentDecline(operation.decline),
    failure: operation.failure,
    late: operation.late,
    requested_at: operation.requestedAt,
  };
}
