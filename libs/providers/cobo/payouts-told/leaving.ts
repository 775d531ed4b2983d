import type { LeavingMoney } from '../../spi';
import { assetOf } from '../wire/tokens';
import { tokenAmount } from './payouts';
import type { CoboPayout } from './payouts';
import { besidesSettlements } from './settlement-requests';
import type { SettlementRequest } from './settlement-requests';

const CAME_BACK = ['Failed', 'RejectedByBank', 'Canceled'];

/**
 * Cobo takes the coins when a payout or a settlement request is made, long before it is completed and can be booked
 * [G: the sheet does not say when]; what ended without money has come back (fact sheet 8). At most that much: a
 * part of one may have come back, and what was settled may be less than was asked for.
 * @throws InvalidAmountError
 */
export function coinsLeaving(payouts: readonly unknown[], settlements: readonly unknown[]): LeavingMoney[] {
  const paidOut = besidesSettlements(payouts, settlements) as readonly CoboPayout[];
  const requests = settlements as readonly SettlementRequest[];
  return [
    ...paidOut
      .filter(({ status }) => !CAME_BACK.includes(status))
      .flatMap(({ payout_id: id, payout_items: items }) =>
        items.map((item) => ({ id, amount: tokenAmount(item.amount, assetOf(item.token_id)) })),
      ),
    ...requests
      .filter(({ status }) => !CAME_BACK.includes(status))
      .flatMap(({ settlement_request_id: id, settlements: parts }) =>
        parts.flatMap(({ token_id: token, settled_amount: settled, amount = settled }) =>
          token === undefined || amount === undefined ? [] : [{ id, amount: tokenAmount(amount, assetOf(token)) }],
        ),
      ),
  ];
}
