import type { Atto } from '../wire/decimal';
import { sumOf, trimmed } from '../wire/decimal';
import { findToken } from '../wire/tokens';
import { transferJson } from '../wire/transfer-json';
import { DEVELOPER } from '../accounts/accounts';
import type { Quirks } from '../quirks';
import { comingBack, endOf } from './payout';
import type { Payout, PayoutItem } from './payout';

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

const times = ({ createdAt, updatedAt }: Payout) => ({
  created_timestamp: seconds(createdAt),
  updated_timestamp: seconds(updatedAt),
});

const itemJson = ({ token, amount }: PayoutItem) => ({ token_id: token.oldId, amount: trimmed(amount) });

/** Of a part that left, the chain takes no more than there is. */
function arrived({ status }: Payout, { amount, networkFee }: PayoutItem): Atto {
  const left = status === 'PartiallyCompleted' ? amount - comingBack(amount, status) : amount;
  return left > networkFee ? left - networkFee : 0n;
}

/** Of a token that is to arrive as another: the same number of it, less what the way costs. */
function bridging(payout: Payout, item: PayoutItem, isTold: boolean): object {
  const { channel, recipient, status } = payout;
  const name = recipient['token_id'];
  const wanted = typeof name === 'string' ? findToken(name) : undefined;
  if (channel !== 'Crypto' || !wanted || wanted === item.token) return {};
  const received = isTold && { received_amount: trimmed(arrived(payout, item)) };
  const as = { received_token_id: wanted.oldId, ...received };
  return { bridging_fee: { fee_amount: trimmed(item.networkFee), ...as, bridge_status: status } };
}

/** [G] Their members are not published: as a refund has its own, with the token that it is for. */
const commissions = ({ items, status }: Payout): object[] =>
  ['Transferring', 'Completed', 'PartiallyCompleted'].includes(status)
    ? items
        .filter(({ commission }) => commission > 0n)
        .map(({ token, commission }) => ({ token_id: token.oldId, fee_amount: trimmed(commission) }))
    : [];

export function payoutJson(payout: Payout, { tellPartlyPaid }: Quirks): Record<string, unknown> {
  const { status, items } = payout;
  const isTold = status !== 'PartiallyCompleted' || tellPartlyPaid;
  const hasArrived = status === 'Completed' || status === 'PartiallyCompleted';
  return {
    payout_id: payout.payoutId,
    request_id: payout.requestId,
    payout_channel: payout.channel,
    source_account: items[0]?.account,
    payout_items: items.map((item) => ({ ...itemJson(item), ...bridging(payout, item, isTold) })),
    recipient_info: payout.recipient,
    initiator: payout.initiator,
    ...(isTold && hasArrived && { actual_payout_amount: trimmed(allThatArrived(payout)) }),
    commission_fees: commissions(payout),
    remark: payout.remark ?? '',
    status,
    ...(payout.failedReason && { failed_reason: payout.failedReason }),
    ...times(payout),
  };
}

/** Money at a bank, else coins, of all tokens together. */
function allThatArrived(payout: Payout): Atto {
  const { fiat, status, items } = payout;
  if (fiat === undefined) return sumOf(items.map((item) => arrived(payout, item)));
  return status === 'PartiallyCompleted' ? fiat - comingBack(fiat, status) : fiat;
}

/** Read by its id it tells its transactions as well: one for each token, once it is on its way to an address. */
export function payoutWithTransactionsJson(payout: Payout, quirks: Quirks): Record<string, unknown> {
  const { payoutId, recipient, channel, status, items } = payout;
  const isSent = channel === 'Crypto' && !['Pending', 'Preparing', 'Failed'].includes(status);
  const sent = isSent ? items : [];
  const transactions = sent.map((item, index) =>
    transferJson({
      ...{ ...payout, txId: `${payoutId}-${index + 1}`, toAddress: String(recipient['address']) },
      amount: trimmed(arrived(payout, item)),
      status: status === 'Transferring' ? 'Confirming' : 'Completed',
    }),
  );
  return { ...payoutJson(payout, quirks), transactions };
}

/**
 * Beside what was asked for, the orders that it came to, and at the end what left the account for good. [G] Whether
 * `settled_amount` is that or what arrived is not published; it is the word that balances have for the former.
 */
const settledJson = (payout: Payout, item: PayoutItem, { tellSettled }: Quirks): Record<string, unknown> => {
  const end = endOf(payout);
  return {
    ...(item.account !== DEVELOPER && { merchant_id: item.account }),
    ...itemJson(item),
    ...(tellSettled && end && { settled_amount: trimmed(item.amount - comingBack(item.amount, end)) }),
    ...(item.address && { crypto_address: item.address }),
    ...(item.addressId && { crypto_address_id: item.addressId }),
    ...(item.orders.length > 0 && { order_ids: item.orders.map(({ orderId }) => orderId) }),
    status: payout.status,
  };
};

export const settlementJson = (payout: Payout, quirks: Quirks): Record<string, unknown> => ({
  settlement_request_id: payout.payoutId,
  request_id: payout.requestId,
  payout_channel: payout.channel,
  ...(payout.channel === 'OffRamp' && { currency: payout.recipient['currency'] ?? 'USD' }),
  ...(payout.status === 'Completed' && payout.fiat && { received_amount_fiat: trimmed(payout.fiat) }),
  status: payout.status,
  settlements: payout.items.map((item) => settledJson(payout, item, quirks)),
  ...times(payout),
});

/** [G] The fields of `settlement_details` are not published; these are this simulator's own. */
export const settlementDetailJson = (payout: Payout, item: PayoutItem, quirks: Quirks): Record<string, unknown> => ({
  settlement_request_id: payout.payoutId,
  request_id: payout.requestId,
  ...settledJson(payout, item, quirks),
  ...times(payout),
});
