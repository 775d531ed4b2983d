import { sumOf, trimmed } from '../wire/decimal';
import { findToken } from '../wire/tokens';
import type { Payout, PayoutItem } from './payout';

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

const times = ({ createdAt, updatedAt }: Payout) => ({
  created_timestamp: seconds(createdAt),
  updated_timestamp: seconds(updatedAt),
});

const itemJson = ({ token, amount }: PayoutItem) => ({ token_id: token.oldId, amount: trimmed(amount) });
const arrived = ({ amount, networkFee }: PayoutItem) => amount - networkFee;

/** Of a token that is to arrive as another: the same number of it, less what the way costs. */
function bridging({ channel, recipient, status }: Payout, item: PayoutItem): object {
  const name = recipient['token_id'];
  const wanted = typeof name === 'string' ? findToken(name) : undefined;
  if (channel !== 'Crypto' || !wanted || wanted === item.token) return {};
  const received = { received_token_id: wanted.oldId, received_amount: trimmed(arrived(item)) };
  return { bridging_fee: { fee_amount: trimmed(item.networkFee), ...received, bridge_status: status } };
}

export const payoutJson = (payout: Payout): Record<string, unknown> => ({
  payout_id: payout.payoutId,
  request_id: payout.requestId,
  payout_channel: payout.channel,
  source_account: payout.account,
  payout_items: payout.items.map((item) => ({ ...itemJson(item), ...bridging(payout, item) })),
  recipient_info: payout.recipient,
  initiator: payout.initiator,
  ...(payout.status === 'Completed' && {
    actual_payout_amount: trimmed(payout.fiat ?? sumOf(payout.items.map(arrived))),
  }),
  commission_fees: [],
  remark: payout.remark ?? '',
  status: payout.status,
  ...(payout.failedReason && { failed_reason: payout.failedReason }),
  ...times(payout),
});

export const settlementJson = (payout: Payout): Record<string, unknown> => ({
  settlement_request_id: payout.payoutId,
  request_id: payout.requestId,
  status: payout.status,
  settlements: payout.items.map((item) => ({ merchant_id: payout.account, ...itemJson(item), status: payout.status })),
  ...times(payout),
});
