import { trimmed } from '../wire/decimal';
import type { Payout } from './payout';

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

const times = ({ createdAt, updatedAt }: Payout) => ({
  created_timestamp: seconds(createdAt),
  updated_timestamp: seconds(updatedAt),
});

const itemsOf = ({ items }: Payout) =>
  items.map(({ token, amount }) => ({ token_id: token.oldId, amount: trimmed(amount) }));

export const payoutJson = (payout: Payout): Record<string, unknown> => ({
  payout_id: payout.payoutId,
  request_id: payout.requestId,
  payout_channel: payout.channel,
  source_account: payout.account,
  payout_items: itemsOf(payout),
  recipient_info: payout.recipient,
  initiator: payout.initiator,
  ...(payout.status === 'Completed' && { actual_payout_amount: trimmed(sumOf(payout)) }),
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
  settlements: itemsOf(payout).map((item) => ({ merchant_id: payout.account, ...item, status: payout.status })),
  ...times(payout),
});

const sumOf = ({ items }: Payout): bigint => items.reduce((sum, { amount }) => sum + amount, 0n);
