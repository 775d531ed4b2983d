import { currencyOf } from '#libs/money';
import type { HeldBalance, HeldBalances } from '../../spi';
import { COINS } from '../assets';
import type { GatePayClient } from '../client';
import type { GatePayConfig } from '../config';
import { fromDecimal } from '../decimal';
import { asObject, textOf } from '../json';

export const BALANCE = '/v1/pay/balance';

/** The provider shows six decimals and cuts off the rest (fact sheet 3.3). */
const DECIMALS_TOLD = 6;

/** Custody is what the sub-account has, a coin at a time, over whatever chain it came (fact sheet 8). */
export async function balances(
  client: GatePayClient,
  { onBehalfOf }: Pick<GatePayConfig, 'onBehalfOf'>,
): Promise<HeldBalances> {
  const reply = await client.get(BALANCE);
  if (reply.kind !== 'data') return unknown(reply.reason);
  // The provider writes null for an account without any coins (8).
  const rows = reply.data ?? [];
  if (!Array.isArray(rows)) return unknown('the answer is no list of balances');
  const held: HeldBalance[] = [];
  const unread: string[] = [];
  for (const row of rows.map((each) => asObject(each) ?? {})) {
    const coin = textOf(row.currency, 20);
    if (coin === undefined) return unknown('a balance names no coin');
    const amount = COINS.includes(coin) ? fromDecimal(row.amount, coin) : undefined;
    if (COINS.includes(coin) && !amount) return unknown(`the balance in ${coin} cannot be read`);
    if (amount) held.push({ account: `sub-account ${onBehalfOf}`, amount, ...stepOf(coin) });
    else unread.push(`${textOf(row.amount, 40) ?? 'no amount'} of ${coin}`);
  }
  return { kind: 'told', held, ...(unread.length > 0 && { unread }) };
}

const unknown = (reason: string): HeldBalances => ({ kind: 'unknown', reason });

function stepOf(coin: string): Pick<HeldBalance, 'step'> {
  const { scale } = currencyOf(coin);
  return scale > DECIMALS_TOLD ? { step: 10n ** BigInt(scale - DECIMALS_TOLD) } : {};
}
