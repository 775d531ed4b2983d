import type { Delivery } from '#libs/simulators/kit';
import type { Balance } from './accounts/accounts';
import type { Link } from './links/links';
import type { Deposit, PayInOrder } from './orders/order';
import type { Payout } from './payouts/payout';
import { accountsOf } from './payouts/payout';
import type { Refund } from './refunds/refund';
import { fixed, trimmed } from './wire/decimal';

/** What the simulator knows, for people and tests: amounts as decimal texts, times as ISO 8601. */
export interface BookedOrder {
  readonly orderId: string;
  readonly reference: string;
  readonly merchantId: string;
  readonly status: PayInOrder['status'];
  readonly pricing?: string;
  readonly fee: string;
  readonly token: string;
  readonly payable: string;
  readonly tolerance: string;
  readonly received: string;
  readonly address: string;
  readonly expiresAt: string;
  readonly settlement: PayInOrder['settlementStatus'];
  readonly deposits: readonly BookedDeposit[];
}

export interface BookedDeposit {
  readonly txId: string;
  readonly token: string;
  readonly amount: string;
  readonly state: Deposit['state'];
  readonly effect?: Deposit['effect'];
}

export interface BookedRefund {
  readonly refundId: string;
  readonly reference: string;
  readonly orderId?: string;
  readonly status: Refund['status'];
  readonly type: Refund['refundType'];
  readonly token: string;
  readonly amount: string;
  readonly toAddress?: string;
  readonly failedReason?: string;
}

export interface BookedPayout {
  readonly payoutId: string;
  readonly reference: string;
  readonly kind: Payout['kind'];
  readonly status: Payout['status'];
  readonly account: string;
  readonly items: readonly string[];
}

/** Of the provider's own pages. */
export interface BookedLink {
  readonly reference: string;
  readonly kind: Link['kind'];
  /** Id of the order or refund that came of it. */
  readonly result?: string;
}

export interface BookedBalance {
  readonly account: string;
  readonly token: string;
  readonly total: string;
}

export interface BookedDelivery {
  readonly id: number;
  readonly key: string;
  readonly state: Delivery['state'];
  readonly attempts: number;
  readonly lastResult?: number | string;
  readonly createdAt: string;
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

const priceOf = ({ terms }: PayInOrder): string | undefined =>
  terms.pricingAmount === undefined
    ? undefined
    : `${fixed(terms.pricingAmount, 2)} ${terms.pricingCurrency ?? terms.token.id}`;

export const bookOrder = (order: PayInOrder): BookedOrder => ({
  ...{ orderId: order.orderId, reference: order.terms.pspOrderCode, merchantId: order.terms.merchantId },
  ...{ status: order.status, token: order.terms.token.id, address: order.address },
  pricing: priceOf(order),
  fee: fixed(order.terms.feeAmount, 2),
  payable: fixed(order.payable, 2),
  tolerance: trimmed(order.terms.tolerance ?? 0n),
  received: trimmed(order.received),
  expiresAt: iso(order.expiresAt),
  settlement: order.settlementStatus,
  deposits: order.deposits.map(({ txId, token, amount, state, effect }) => ({
    ...{ txId, state, effect, token: token.id, amount: trimmed(amount) },
  })),
});

export const bookRefund = (refund: Refund): BookedRefund => ({
  ...{ refundId: refund.refundId, reference: refund.requestId, orderId: refund.orderId, status: refund.status },
  ...{ type: refund.refundType, token: refund.token.id, amount: trimmed(refund.amount) },
  ...{ toAddress: refund.toAddress, failedReason: refund.failedReason },
});

export const bookPayout = (payout: Payout): BookedPayout => ({
  ...{ payoutId: payout.payoutId, reference: payout.requestId, kind: payout.kind, status: payout.status },
  account: accountsOf(payout).join(', '),
  items: payout.items.map(({ token, amount }) => `${trimmed(amount)} ${token.id}`),
});

export const bookLink = ({ requestId, kind, resultId }: Link): BookedLink => ({
  ...{ reference: requestId, kind, result: resultId },
});

export const bookBalance = ({ account, token, total }: Balance): BookedBalance => ({
  ...{ account, token: token.id, total: trimmed(total) },
});

export const bookDelivery = ({ id, message, state, attempts, lastResult, createdAt }: Delivery): BookedDelivery => ({
  ...{ id, key: message.key, state, attempts, lastResult, createdAt: iso(createdAt) },
});
