import type { Chain } from '../chains';
import type { SimulatedApplication } from '../options';

export type OrderStatus = 'PENDING' | 'PROCESS' | 'PAID' | 'EXPIRED' | 'CLOSED' | 'CANCELLED';

/** Why money at the address of an order is not credited (sheet 4.1). */
export type Trouble = 'wrongCoin' | 'wrongChain' | 'risk';

/** One payment to the address of an order. */
export interface Transfer {
  readonly txId: string;
  readonly fromAddress: string;
  readonly amount: bigint;
  /** When it was seen on the chain: that is the moment of payment. */
  readonly seenAt: number;
  /** Seen after the order was complete or over. */
  readonly isLate: boolean;
  readonly trouble?: Trouble;
  confirmations: number;
  isCredited: boolean;
}

export interface Refund {
  readonly refundRequestId: string;
  readonly refundGateId: string;
  readonly amount: bigint;
  readonly createdAt: number;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Reserved in the account until it is decided. */
  status: 'PENDING' | 'SUCCESS' | 'FAIL';
  decidedAt?: number;
  gas: bigint;
  reason?: string;
}

export interface Order {
  readonly prepayId: string;
  readonly application: SimulatedApplication;
  readonly subAccount: string;
  readonly merchantTradeNo: string;
  /** What was sent, for echoes. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** As text: it may exceed 2^53. */
  readonly merchantUserId: string;
  readonly chain: Chain;
  readonly address: string;
  readonly amount: bigint;
  /** Of an order in a fiat currency, when it was created. */
  readonly fiatRate?: string;
  readonly surcharge: bigint;
  readonly tolerance: bigint;
  readonly createdAt: number;
  readonly expireTime: number;
  status: OrderStatus;
  transactionId?: string;
  paidAt?: number;
  /** Paid from a Gate account: then no transfer completed it. */
  gatePaid: bigint;
  fees: bigint;
  readonly transfers: Transfer[];
  readonly refunds: Refund[];
}

/** Amount to pay (sheet 3.3). */
export const dueOf = ({ amount, surcharge }: Order): bigint => amount + surcharge;

const sum = (amounts: readonly Transfer[]): bigint => amounts.reduce((total, { amount }) => total + amount, 0n);

/** Valid payments inside the life time, confirmed or not. */
export const seenInTime = ({ transfers }: Order): bigint =>
  sum(transfers.filter(({ isLate, trouble }) => !isLate && !trouble));

export const creditedInTime = ({ transfers }: Order): bigint =>
  sum(transfers.filter(({ isLate, isCredited }) => !isLate && isCredited));

export const creditedInAll = ({ transfers }: Order): bigint => sum(transfers.filter(({ isCredited }) => isCredited));

/** Complete when the rest is at most the tolerance (sheet 3.4). */
export const completes = (order: Order, received: bigint): boolean => dueOf(order) - received <= order.tolerance;

/** What is still unpaid, never less than nothing; stays as a trace when the tolerance let it go (sheet 3.4). */
export function restOf(order: Order): bigint {
  const rest = dueOf(order) - seenInTime(order) - order.gatePaid;
  return rest > 0n ? rest : 0n;
}

export const refundedOf = ({ refunds }: Order): bigint =>
  refunds.reduce((total, { amount, status }) => total + (status === 'FAIL' ? 0n : amount), 0n);

/** The receiver pays the network fee and gets less; the provider's clients send such choices as number or text. */
export const receiverBearsFee = ({ fields }: Refund): boolean => isChoice(fields.refundBearType, 2);

export const isChoice = (value: unknown, choice: number): boolean => value === choice || value === String(choice);
