import { availableOf } from '../accounts';
import type { Accounts } from '../accounts';
import { CHAINS, COINS } from '../chains';
import { formatDecimal, truncate } from '../decimal';
import { refuse } from '../refusal';
import type { Call } from './call';

/** @throws Refusal 400205 */
export function chainsOf({ input }: Call, forRefunds?: { readonly fee: string }) {
  const currency = input.text('currency', 16);
  if (!COINS.includes(currency)) throw refuse(400205, 'currency is unknown');
  const chains = CHAINS.filter(({ coin }) => coin === currency).map((each) => ({
    chain: each.chain,
    currency,
    full_curr_type: each.fullCurrType,
    symbol: currency,
    explorer_url: each.explorer,
    show_chain_name_en: each.name,
    ...(forRefunds && { hasWithdrawMemo: 0, withdrawPercent: '0', withdrawFix: forRefunds.fee }),
  }));
  return { currency, chains };
}

export const currencies = () => ({ currencies: COINS });

/** Cut to six decimals; `null` for an account that has nothing (sheet 8). */
export function balancesOf(accounts: Accounts, { subAccount }: Call) {
  const own = accounts.all().filter((balance) => balance.subAccount === subAccount);
  if (own.length === 0) return null;
  return own.map((balance) => ({ currency: balance.coin, amount: formatDecimal(truncate(availableOf(balance))) }));
}
