import type { RecordedEvent } from '#libs/event-store';
import type { MoneyJson } from '#libs/money';
import type { Posting } from '#libs/ledger';
import { operationReference } from '#libs/payments';
import { postingsOf } from '../journal/booked-streams';

/** One event of an order that changed what a provider owes us. */
export interface ReceivableItem {
  readonly event: RecordedEvent;
  readonly orderId: string;
  readonly operationId: number;
  readonly attemptId: number;
  readonly provider: string;
  readonly currency: string;
  readonly gross: bigint;
  readonly knownFee: bigint;
  /** By what was agreed; the payout tells the exact one. */
  readonly feeEstimated: boolean;
  /** What coins were taken in at, in the order's currency. */
  readonly bookedValue?: bigint;
  /** The order's and the provider's word, where they differ. */
  readonly developerFee?: { readonly ordered: MoneyJson; readonly told: MoneyJson };
  readonly earned: bigint;
  readonly orderCurrency: string;
  readonly reference: string;
  readonly providerReference?: string;
}

interface OrderEventData {
  readonly provider: string;
  readonly attemptId: number;
  readonly operationId?: number;
  readonly amount: MoneyJson;
  readonly providerReference?: string;
  readonly developerFee?: MoneyJson;
  readonly developerFeeTold?: MoneyJson;
}

const RECEIVABLE = /^(psp:.*:receivable|custody:.*)$/;

/** What the service earns or gives back with an event; other events change suspense only. */
const EARNED: Readonly<Record<string, bigint>> = {
  Captured: 1n,
  Refunded: -1n,
  RefundFailedAfterAcceptance: 1n,
  CaptureReversedByProvider: -1n,
  DisputeOpened: -1n,
  DisputeWon: 1n,
};

/**
 * Taken from the postings themselves: whatever moves the receivable is something that a payout must bring or take, and
 * what a fee took of it is known already. A settlement books against it, so it is none; nor is what takes an item back.
 */
export function itemOf(event: RecordedEvent): ReceivableItem | undefined {
  if (event.type === 'SettlementRecorded' || event.type === 'UnexpectedMoneyExplained') return undefined;
  const postings = postingsOf(event);
  const legs = postings.flatMap(({ rule, legs: all }) =>
    all.filter(({ account }) => RECEIVABLE.test(account)).map((leg) => ({ ...leg, isFee: rule.includes('fee') })),
  );
  const [first] = legs;
  if (!first) return undefined;
  const sum = (isFee: boolean): bigint =>
    legs
      .filter((leg) => leg.isFee === isFee && leg.currency === first.currency)
      .reduce((all, leg) => all + leg.minor, 0n);
  const data = event.data as OrderEventData;
  const orderId = event.stream.slice('order-'.length);
  const operationId = data.operationId ?? 1;
  return {
    event,
    orderId,
    operationId,
    attemptId: data.attemptId,
    provider: data.provider,
    currency: first.currency,
    gross: sum(false),
    knownFee: -sum(true),
    feeEstimated: postings.some(({ rule }) => rule === 'fee.estimate'),
    ...(first.currency !== data.amount.currency && { bookedValue: valueIn(postings, data.amount.currency) }),
    ...(data.developerFeeTold && {
      developerFee: { ordered: data.developerFee ?? { ...data.amount, minor: '0' }, told: data.developerFeeTold },
    }),
    earned: (EARNED[event.type] ?? 0n) * BigInt(data.amount.minor),
    orderCurrency: data.amount.currency,
    reference: operationReference(orderId, operationId),
    providerReference: data.providerReference,
  };
}

/** The side of an exchange that stands in the order's currency. */
const valueIn = (postings: readonly Posting[], currency: string): bigint =>
  postings
    .flatMap(({ legs }) => legs)
    .filter(({ account }) => account === `fx:${currency}`)
    .reduce((sum, { minor }) => sum + minor, 0n);
