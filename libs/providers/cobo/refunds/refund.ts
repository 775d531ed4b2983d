import type { Money } from '#libs/money';
import { readAmount } from '../wire/amounts';
import type { JsonObject } from '../wire/json';
import { asObject, textIn } from '../wire/json';
import { assetOf } from '../wire/tokens';

const STATUSES = [
  'AddressPending',
  'AddressSubmitted',
  'PendingConfirmation',
  'Pending',
  'Processing',
  'Completed',
  'PartiallyCompleted',
  'Failed',
] as const;
export type RefundStatus = (typeof STATUSES)[number];

/** A refund as the provider tells it (fact sheet 7). */
export interface CoboRefund {
  readonly refundId: string;
  /** Our reference. */
  readonly requestId?: string;
  readonly orderId?: string;
  readonly status: RefundStatus;
  /** In coins. */
  readonly amount: Money;
  /** Of it, in the same coins: what stays with the developer, which the ledger never asks for. Absent where nothing. */
  readonly kept?: Money;
  readonly failedReason?: string;
  /** Who made it; by a call it is `api_key_` and the key. */
  readonly initiator?: string;
}

/** What a refund is asked by that tells no reference: its own id behind this. */
export const BY_ID = 'refund/';

/** Text where the answer is no refund that can be understood: what is wrong with it. */
export function readRefund(data: unknown): CoboRefund | string {
  const object = asObject(data);
  const refundId = object && textIn(object, 'refund_id');
  if (!object || refundId === undefined) return 'the answer is no refund';
  const status = STATUSES.find((each) => each === object['status']);
  if (status === undefined) return 'the refund has no status that is known';
  const amount = readAmount(textIn(object, 'amount'), assetOf(textIn(object, 'token_id') ?? ''));
  if (!amount || amount.minor === 0n) return 'the refund has no amount that can be read';
  const kept = keptOf(object, amount);
  if (kept === undefined) return 'the refund has a fee that cannot be read';
  const [requestId, orderId, failedReason, initiator] = ['request_id', 'order_id', 'failed_reason', 'initiator'].map(
    (name) => textIn(object, name),
  );
  return { refundId, requestId, orderId, status, amount, ...(kept.minor > 0n && { kept }), failedReason, initiator };
}

/** What goes to the payer. */
export const sentBy = ({ amount, kept }: CoboRefund): Money => ({
  ...amount,
  minor: amount.minor - (kept?.minor ?? 0n),
});

/** The merchant's fee, which is less than the refund (fact sheet 7). [G] In another token nothing says what is sent. */
function keptOf(object: JsonObject, { currency, minor }: Money): Money | undefined {
  if (object['charge_merchant_fee'] !== true) return { currency, minor: 0n };
  const token = assetOf(textIn(object, 'merchant_fee_token_id') ?? '');
  const kept = token === currency ? readAmount(textIn(object, 'merchant_fee_amount'), token) : undefined;
  return kept && kept.minor < minor ? kept : undefined;
}
