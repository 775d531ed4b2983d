import type { Chain } from '../chains';
import { truncate } from '../decimal';
import type { SimulatedApplication } from '../options';

/** The rate moved, so that what was paid could not be converted (sheet 4.1). */
export const FLUCTUATION = 'PAY_EXPIRED_IN_EXCHANGE_FLUCTUATION';

export type OrderStatus = 'PENDING' | 'PROCESS' | 'PAID' | 'EXPIRED' | 'CLOSED' | 'CANCELLED' | typeof FLUCTUATION;

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

/** With the provider's own page to pay on, or an address alone (sheet 8). */
export type Product = 'CHECKOUT' | 'ADDRESS';

export interface Order {
  readonly product: Product;
  readonly prepayId: string;
  readonly application: SimulatedApplication;
  readonly subAccount: string;
  readonly merchantTradeNo: string;
  /** What was sent, for echoes. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** As text: it may exceed 2^53. */
  readonly merchantUserId: string;
  /** What the order is over. */
  readonly coin: string;
  /** Of the coin that is paid: another one than the order's where it is converted. */
  readonly chain: Chain;
  readonly address: string;
  readonly amount: bigint;
  /** The amount with its surcharge, in the coin that is paid (sheet 3.3). */
  readonly due: bigint;
  /** Of an order that is paid in another coin: what is to be paid for one of the order's coins. */
  readonly rate?: string;
  /** Of an order in a fiat currency, when it was created. */
  readonly fiatRate?: string;
  readonly surcharge: bigint;
  /** In the coin that is paid (sheet 3.4). */
  readonly tolerance: bigint;
  readonly createdAt: number;
  readonly expireTime: number;
  status: OrderStatus;
  transactionId?: string;
  paidAt?: number;
  /** Paid from a Gate account: then no transfer completed it. */
  gatePaid: bigint;
  /** What it had come to when it was complete. */
  paid?: bigint;
  /** What came of the conversion, in the order's coin. */
  converted?: { readonly paid: bigint; readonly value: bigint };
  /** In the coin that was credited for the order. */
  fees: bigint;
  readonly transfers: Transfer[];
  readonly refunds: Refund[];
}

/** Amount and surcharge in the order's own coin. */
export const chargedOf = ({ amount, surcharge }: Pick<Order, 'amount' | 'surcharge'>): bigint => amount + surcharge;

export const isConverting = ({ coin, chain }: Order): boolean => coin !== chain.coin;

/** What paid coins are worth in the order's coin by its rate: what is due is worth what is charged. */
export const valueOf = (order: Order, paid: bigint): bigint =>
  isConverting(order) ? truncate((paid * chargedOf(order)) / order.due) : paid;

/** What an amount of the order is in the coin that is paid, cut as balances are. */
export const paidFor = (order: Order, amount: bigint): bigint =>
  isConverting(order) ? truncate((amount * order.due) / chargedOf(order)) : amount;

const sum = (amounts: readonly Transfer[]): bigint => amounts.reduce((total, { amount }) => total + amount, 0n);

/** Valid payments inside the life time, confirmed or not. */
export const seenInTime = ({ transfers }: Order): bigint =>
  sum(transfers.filter(({ isLate, trouble }) => !isLate && !trouble));

export const creditedInTime = ({ transfers }: Order): bigint =>
  sum(transfers.filter(({ isLate, isCredited }) => !isLate && isCredited));

export const creditedInAll = ({ transfers }: Order): bigint => sum(transfers.filter(({ isCredited }) => isCredited));

/** Complete when the rest is at most the tolerance (sheet 3.4). */
export const completes = (order: Order, received: bigint): boolean => order.due - received <= order.tolerance;

/** What is still unpaid, never less than nothing; stays as a trace when the tolerance let it go (sheet 3.4). */
export function restOf(order: Order): bigint {
  const rest = order.due - seenInTime(order) - order.gatePaid;
  return rest > 0n ? rest : 0n;
}

export const refundedOf = ({ refunds }: Order): bigint =>
  refunds.reduce((total, { amount, status }) => total + (status === 'FAIL' ? 0n : amount), 0n);

/** The receiver pays the network fee and gets less; the provider's clients send such choices as number or text. */
export const receiverBearsFee = ({ fields }: Refund): boolean => isChoice(fields.refundBearType, 2);

export const isChoice = (value: unknown, choice: number): boolean => value === choice || value === String(choice);
