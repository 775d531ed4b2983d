import type { RecordedEvent } from '#libs/event-store';
import type { OrderState } from '#libs/payments';
import { compare } from './sums';
import type { Comparison } from './sums';

type Amounts = 'authorized' | 'captured' | 'refunded' | 'disputed';

/** Which events make an amount of an order, and with which sign; of a failed refund, what it leaves to disputes. */
const MADE_OF: Readonly<Record<Amounts, Readonly<Record<string, bigint>>>> = {
  authorized: { Authorized: 1n },
  captured: { Captured: 1n },
  refunded: { Refunded: 1n, CaptureReversedByProvider: 1n, RefundFailedAfterAcceptance: -1n },
  disputed: { DisputeOpened: 1n, DisputeWon: -1n, RefundFailed: 1n, RefundFailedAfterAcceptance: 1n },
};

export interface ExplainedAmount extends Comparison {
  readonly positions: readonly string[];
}

/** The amounts of an order, each added up again from its events. */
export const explainAmounts = (state: OrderState, events: readonly RecordedEvent[]): ExplainedAmount[] =>
  (Object.keys(MADE_OF) as Amounts[]).map((name) => {
    const signs = MADE_OF[name];
    const amountOf = name === 'disputed' ? disputedBy : minorOf;
    const makers = events.filter(({ type, data }) => Object.hasOwn(signs, type) && amountOf(data, type) !== undefined);
    const sum = makers.reduce((total, { type, data }) => total + signs[type]! * (amountOf(data, type) ?? 0n), 0n);
    return {
      ...compare(name, state.amounts[name], sum, state.currency),
      positions: makers.map(({ position }) => String(position)),
    };
  });

const minorOf = (data: unknown): bigint => BigInt((data as { amount: { minor: string } }).amount.minor);

function disputedBy(data: unknown, type: string): bigint | undefined {
  if (!type.startsWith('RefundFailed')) return minorOf(data);
  const { contested = [], lost = [] } = data as Record<string, readonly unknown[] | undefined>;
  const left = [...contested, ...lost];
  return left.length === 0 ? undefined : left.reduce<bigint>((sum, one) => sum + minorOf(one), 0n);
}
