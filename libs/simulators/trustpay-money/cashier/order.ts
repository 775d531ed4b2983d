import { randomBytes } from 'node:crypto';
import { BoundedMap } from '#libs/simulators/kit';
import type { Merchant } from '../merchants';
import type { Quirks } from '../quirks';

/** States of an order (sheet 5). */
export const STATUS = {
  pending: 1,
  failed: 3,
  timedOut: 4,
  unliquidated: 5,
  settled: 6,
  refunded: 7,
  partlyRefunded: 8,
  refunding: 9,
} as const;
export type Status = (typeof STATUS)[keyof typeof STATUS];

export interface Refund {
  readonly number: string;
  readonly amount: bigint;
  readonly acceptedAt: number;
  state: 'running' | 'done' | 'rejected';
  rejectedBecause?: string;
}

/** A payin; amounts in cents. */
export interface Order {
  readonly merchant: Merchant;
  readonly orderNo: string;
  readonly platformOrderNo: string;
  /** Opens the payer's page. */
  readonly token: string;
  readonly currency: string;
  readonly amount: bigint;
  readonly notifyUrl: string;
  readonly createdAt: number;
  status: Status;
  reason: string;
  fee: bigint;
  paid: bigint;
  paidAt?: number;
  isSettled: boolean;
  readonly refunds: Refund[];
}

/** Numbers of good form: the length is not published, 64 is the sheet's guess. */
export const isNumber = (text: string | undefined): text is string => /^[^\s\u0000-\u001f]{1,64}$/.test(text ?? '');

/** Whether rejected ones are still named is not published (sheet 6). */
export const refundNumbersOf = ({ refunds }: Order, { nameRejectedRefunds }: Quirks): string[] =>
  refunds.flatMap(({ number, state }) => (state !== 'rejected' || nameRejectedRefunds ? [number] : []));

export const refundedOf = ({ refunds }: Order): bigint => sum(refunds.filter(({ state }) => state === 'done'));
export const claimedOf = ({ refunds }: Order): bigint => sum(refunds.filter(({ state }) => state !== 'rejected'));
const sum = (refunds: readonly Refund[]): bigint => refunds.reduce((total, { amount }) => total + amount, 0n);

/** By number and by the token of the page. An order number is unique per merchant (sheet 4.1). */
export class OrderStore {
  private readonly byKey: BoundedMap<string, Order>;
  private readonly byToken = new Map<string, Order>();

  constructor(capacity: number) {
    this.byKey = new BoundedMap(capacity, (order) => this.byToken.delete(order.token));
  }

  add(order: Order): void {
    this.byKey.set(keyOf(order.merchant, order.orderNo), order);
    this.byToken.set(order.token, order);
  }

  find(merchant: Merchant, orderNo: string): Order | undefined {
    return this.byKey.get(keyOf(merchant, orderNo));
  }

  ofToken(token: string): Order | undefined {
    return this.byToken.get(token);
  }

  /** Oldest first. */
  all(): readonly Order[] {
    return [...this.byKey.values()];
  }

  get size(): number {
    return this.byKey.size;
  }
}

const keyOf = ({ merchantId }: Merchant, orderNo: string): string => `${merchantId}/${orderNo}`;

/** 24 characters, as in all examples of numbers and of tokens (sheet 4.1). */
export const newToken = (): string => randomBytes(12).toString('hex');
export const newPlatformNumber = (): string => randomBytes(12).toString('hex').toUpperCase();
