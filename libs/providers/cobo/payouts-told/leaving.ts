import type { LeavingMoney } from '../../spi';
import { assetOf } from '../wire/tokens';
import { naming, unreadable } from './members';
import { tokenAmount } from './payouts';
import type { CoboPayout, SettlementRequest } from './rows';
import { besidesSettlements } from './settlement-requests';

const CAME_BACK = ['Failed', 'RejectedByBank', 'Canceled'];

/**
 * Cobo takes the coins when a payout or a settlement request is made, long before it is completed and can be booked
 * [G: the sheet does not say when]; what ended without money has come back (fact sheet 8). At most that much: a
 * part of one may have come back, and what was settled may be less than was asked for.
 * @throws InvalidAmountError
 */
export function coinsLeaving(
  payouts: readonly CoboPayout[],
  settlements: readonly SettlementRequest[],
): LeavingMoney[] {
  const requests = settlements.filter(({ status }) => !CAME_BACK.includes(status));
  return [
    ...besidesSettlements(payouts, settlements)
      .filter(({ status }) => !CAME_BACK.includes(status))
      .flatMap((payout) => naming('payout', payout.payout_id, () => paidOut(payout))),
    ...requests.flatMap((request) =>
      naming('settlement request', request.settlement_request_id, () => settledBy(request)),
    ),
  ];
}

function paidOut({ payout_id: id, payout_items: items }: CoboPayout): LeavingMoney[] {
  if (items.length === 0) throw unreadable('it names no coins');
  return items.map(({ amount, token_id }) => ({ id, amount: tokenAmount(amount, assetOf(token_id)) }));
}

const settledBy = ({ settlement_request_id: id, settlements: parts }: SettlementRequest): LeavingMoney[] =>
  parts.flatMap(({ token_id: token, settled_amount: settled, amount = settled }) =>
    token === undefined || amount === undefined ? [] : [{ id, amount: tokenAmount(amount, assetOf(token)) }],
  );
