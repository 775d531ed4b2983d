import type { Quirks } from '../quirks';
import { fixed, trimmed } from '../wire/decimal';
import type { Deposit, PayInOrder } from './order';

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

const SUB_STATUS = {
  Confirming: 'PendingBlockConfirmations',
  PendingScreening: 'PendingCoboKYTCheck',
  Completed: '',
  Rejected: 'RejectedByCoboKYT',
} as const;

/** An `Order` as the provider writes it (sheet, 3.2). */
export function orderJson(order: PayInOrder, quirks: Quirks): Record<string, unknown> {
  const { terms, deposits } = order;
  const isRateShown = quirks.rateAlways || terms.payableAmount === undefined;
  const pricingAmount = terms.pricingAmount && fixed(terms.pricingAmount, 2);
  return {
    order_id: order.orderId,
    merchant_id: terms.merchantId,
    merchant_order_code: terms.merchantOrderCode ?? '',
    psp_order_code: terms.pspOrderCode,
    pricing_currency: terms.pricingCurrency ?? '',
    ...(pricingAmount && { pricing_amount: pricingAmount }),
    fee_amount: fixed(terms.feeAmount, 2),
    payable_currency: terms.token.id,
    chain_id: terms.token.chain,
    payable_amount: fixed(order.payable, 2),
    ...(isRateShown && { exchange_rate: terms.pricingCurrency ? order.rate : '1' }),
    ...(quirks.echoTolerance && terms.tolerance !== undefined && { amount_tolerance: fixed(terms.tolerance, 1) }),
    receive_address: order.address,
    status: order.status,
    received_token_amount: trimmed(order.received),
    expired_at: seconds(order.expiresAt),
    created_timestamp: seconds(order.createdAt),
    updated_timestamp: seconds(order.updatedAt),
    ...(quirks.listTransactions && {
      transactions: deposits
        .filter(({ token }) => token === terms.token)
        .map((deposit) => transactionOf(deposit, order.address)),
    }),
    settlement_status: order.settlementStatus,
    ...(terms.oldNames && {
      currency: terms.pricingCurrency ?? '',
      order_amount: pricingAmount ?? '',
      token_id: terms.token.oldId,
    }),
  };
}

/** What a deposit to any address tells of itself. */
export type SeenDeposit = Pick<
  Deposit,
  'txId' | 'hash' | 'from' | 'token' | 'amount' | 'state' | 'createdAt' | 'updatedAt'
>;

/** Its times are in milliseconds, unlike the order's (sheet, 3.3). */
export const transactionOf = (deposit: SeenDeposit, address: string): Record<string, unknown> => ({
  tx_id: deposit.txId,
  tx_hash: deposit.hash,
  token_id: deposit.token.id,
  from_address: deposit.from,
  to_address: address,
  amount: trimmed(deposit.amount),
  status: deposit.state,
  sub_status: SUB_STATUS[deposit.state],
  created_timestamp: deposit.createdAt,
  updated_timestamp: deposit.updatedAt,
});

/** The platform's part of a `PaymentTransaction`: the amount stands in its destination alone (sheet, 9). */
export const depositEvent = (deposit: SeenDeposit, address: string): Record<string, unknown> => ({
  transaction_id: deposit.txId,
  wallet_id: 'simulated-wallet',
  type: 'Deposit',
  status: deposit.state,
  sub_status: SUB_STATUS[deposit.state],
  chain_id: deposit.token.chain,
  token_id: deposit.token.id,
  source: { source_type: 'DepositFromAddress', addresses: [deposit.from] },
  destination: {
    destination_type: 'DepositToAddress',
    wallet_id: 'simulated-wallet',
    wallet_type: 'Custodial',
    address,
    amount: trimmed(deposit.amount),
  },
  initiator_type: 'External',
  transaction_hash: deposit.hash,
  created_timestamp: deposit.createdAt,
  updated_timestamp: deposit.updatedAt,
});

export const depositEventJson = (order: PayInOrder, deposit: Deposit): Record<string, unknown> => ({
  ...depositEvent(deposit, order.address),
  acquiring_type: 'Order',
  order_id: order.orderId,
  psp_order_code: order.terms.pspOrderCode,
  merchant_id: order.terms.merchantId,
});
