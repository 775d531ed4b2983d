import type { LeavingMoney } from '../../spi';
import { readAmount } from '../wire/amounts';
import { assetOf } from '../wire/tokens';
import type { Requests } from './read-rows';
import type { CoboPayout, SettlementRequest } from './rows';
import { besidesSettlements } from './settlement-requests';

const CAME_BACK = ['Failed', 'RejectedByBank', 'Canceled'];

/**
 * Cobo takes the coins when a payout or a settlement request is made, long before it is completed and can be booked
 * [G: the sheet does not say when]; what ended without money has come back (fact sheet 8). At most that much: a
 * part of one may have come back, and what was settled may be less than was asked for.
 * What cannot be read explains no difference.
 */
export function coinsLeaving(payouts: readonly CoboPayout[], requests: Requests): LeavingMoney[] {
  const leaving = ({ status }: CoboPayout | SettlementRequest): boolean => !CAME_BACK.includes(status);
  return [
    ...besidesSettlements(payouts, requests).filter(leaving).flatMap(paidOut),
    ...requests.rows.filter(leaving).flatMap(settledBy),
  ];
}

const paidOut = ({ payout_id: id, payout_items: items }: CoboPayout): LeavingMoney[] =>
  items.flatMap(({ amount, token_id }) => leavingBy(id, amount, token_id));

const settledBy = ({ settlement_request_id: id, settlements: parts }: SettlementRequest): LeavingMoney[] =>
  parts.flatMap(({ token_id: token, settled_amount: settled, amount = settled }) =>
    token === undefined || amount === undefined ? [] : leavingBy(id, amount, token),
  );

function leavingBy(id: string, value: string, token: string): LeavingMoney[] {
  const amount = readAmount(value, assetOf(token));
  return amount ? [{ id, amount }] : [];
}
