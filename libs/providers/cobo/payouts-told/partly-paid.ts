import { formatAmount } from '#libs/money';
import type { MoneyOut, UntoldMoney } from '../../spi';
import { assetOf } from '../wire/tokens';
import { sent, tokenAmount, withReference } from './payouts';
import { ENDED_WITH_MONEY } from './rows';
import type { CoboPayout, Item } from './rows';

/**
 * What a payout that ended in part comes to (fact sheet 8). What arrived is booked where it is told; of the rest
 * nothing says what the network took and what came back, so a cost would be a guess. Others are left to a person,
 * under the names that payouts of them would have: a token of several has no status of its own, and what arrived at a
 * bank does not tell how many coins were sold. So are those of any end that name no coins, which the sheet does not
 * rule out.
 * @throws InvalidAmountError, InvalidRateError
 */
export function partlyPaid(row: CoboPayout): MoneyOut {
  const { payout_id: id, payout_items: items, payout_channel: channel, status } = row;
  const isOne = items.length > 0 ? status === 'PartiallyCompleted' : ENDED_WITH_MONEY.includes(status);
  if (!isOne) return { payouts: [], untold: [] };
  if (channel !== 'Crypto' || items.length === 0) return { payouts: [], untold: [untoldOf(row, id, items)] };
  const parts = items.map((item): MoneyOut => {
    const amount = leftBy(row, item);
    if (amount !== undefined) return { payouts: [withReference(row, sent(row, { ...item, amount }))], untold: [] };
    const name = items.length > 1 ? `${id}.${assetOf(item.token_id)}` : id;
    return { payouts: [], untold: [untoldOf(row, name, [item])] };
  });
  return { payouts: parts.flatMap(({ payouts }) => payouts), untold: parts.flatMap(({ untold }) => untold) };
}

/**
 * What left the account of one token, a decimal text; undefined where that is not told. As much as was asked for is no
 * part: then it is what was to arrive. Coins that arrive as another token are as many, less the bridge's fee [G].
 */
function leftBy(row: CoboPayout, { token_id, amount, bridging_fee: bridge }: Item): string | undefined {
  const currency = assetOf(token_id);
  const alone = row.payout_items.length === 1 ? row.actual_payout_amount : undefined;
  const [arrived, cost] = bridge ? [bridge.received_amount, bridge.fee_amount] : [alone, '0'];
  if (!arrived || !cost) return undefined;
  const came = tokenAmount(arrived, currency).minor;
  const left = came + tokenAmount(cost, currency).minor;
  const isPart = came > 0n && left < tokenAmount(amount, currency).minor;
  return isPart ? formatAmount({ minor: left, currency }).value : undefined;
}

const untoldOf = ({ status }: CoboPayout, id: string, items: readonly Item[]): UntoldMoney => ({
  what: 'payout',
  id,
  says: `${status}, of ${items.map(({ amount, token_id }) => `${amount} ${token_id}`).join(' and ') || 'no coins'}`,
});
