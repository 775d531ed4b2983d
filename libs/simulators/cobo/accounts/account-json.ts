import type { Balance, Change } from './accounts';
import type { Atto } from '../wire/decimal';
import { fixed, trimmed } from '../wire/decimal';

/** Cut to two decimals, and in full beside it (sheet, 8). */
const both = (name: string, amount: Atto) => ({ [name]: fixed(amount, 2), [`${name}_raw`]: trimmed(amount) });

const positive = (amount: Atto): Atto => (amount < 0n ? -amount : amount);

export const changeJson = (change: Change) => ({
  source_id: change.sourceId,
  source_type: change.sourceType,
  token_id: change.token.oldId,
  ...both('amount', positive(change.amount)),
  ...both('balance_before', change.before),
  ...both('balance_after', change.before + change.amount),
  flow_direction: change.amount < 0n ? 'out' : 'in',
  created_timestamp: Math.floor(change.at / 1000),
});

export const merchantBalanceJson = (balance: Balance) => ({
  merchant_id: balance.account,
  token_id: balance.token.oldId,
  acquiring_type: 'Order',
  total_received_amount: trimmed(balance.received),
  settled_amount: trimmed(balance.settled),
  refunded_amount: trimmed(balance.refunded),
  total_balance: trimmed(balance.total),
});

export const developerBalanceJson = (balance: Balance) => ({
  token_id: balance.token.oldId,
  developer_fee_amount: trimmed(balance.received),
  settled_amount: trimmed(balance.settled),
  refunded_amount: trimmed(balance.refunded),
  total_balance: trimmed(balance.total),
});
