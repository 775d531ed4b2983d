import { isCurrency } from '#libs/money';
import type { HeldBalance, HeldBalances } from '../../spi';
import type { CoboConfig } from '../config';
import { readAmount } from '../wire/amounts';
import type { ApiResult } from '../wire/answer';
import type { CoboApi } from '../wire/api';
import type { JsonObject } from '../wire/json';
import { asObject, listIn, textIn } from '../wire/json';
import { assetOf, oldNameOf } from '../wire/tokens';
import { DEVELOPER } from './stray-money';

/** A part of an answer: what is held, what the ledger has no unit for, or why it cannot be read. */
type Part = { readonly held: HeldBalance } | { readonly unread: string } | { readonly problem: string };

/**
 * Custody is what lies on our merchant's account and on the developer's together: an order brings its developer fee to
 * the latter, and late coins, coins of another token and parts of top-ups lie there as well (sheet 5, 8). An allocation
 * moves coins from one to the other, and neither comes nor goes. Fees of other merchants of the organisation lie on the
 * developer's account too, and Cobo does not tell them apart.
 */
export async function balances(api: CoboApi, config: CoboConfig, units: readonly string[]): Promise<HeldBalances> {
  const merchants = await api.get('balance/merchants', { merchant_ids: config.merchantId });
  const rows = rowsOf(merchants);
  if (typeof rows === 'string') return { kind: 'unknown', reason: rows };
  const parts = rows.map((row) => merchantPart(row, config.merchantId));
  const known = [...units, ...parts.flatMap((part) => ('held' in part ? [part.held.amount.currency] : []))];
  for (const unit of new Set(known)) {
    const answer = await api.get('balance/psp', { token_id: oldNameOf(unit) });
    parts.push(developerPart(answer, unit));
  }
  const problem = parts.find((part) => 'problem' in part);
  if (problem) return { kind: 'unknown', reason: problem.problem };
  const unread = parts.flatMap((part) => ('unread' in part ? [part.unread] : []));
  return {
    kind: 'told',
    held: parts.flatMap((part) => ('held' in part ? [part.held] : [])),
    ...(unread.length > 0 && { unread }),
  };
}

function rowsOf(answer: ApiResult): readonly unknown[] | string {
  if (answer.kind !== 'answered') return answer.reason;
  const page = asObject(answer.data);
  return page && Array.isArray(page['data']) ? listIn(page, 'data') : 'the answer is no list of balances';
}

function merchantPart(row: unknown, merchantId: string): Part {
  const balance = asObject(row) ?? {};
  if (textIn(balance, 'merchant_id') !== merchantId) return { problem: 'the answer is about another merchant' };
  const token = textIn(balance, 'token_id');
  if (token === undefined) return { problem: 'a balance of the merchant names no token' };
  const unit = assetOf(token);
  if (!isCurrency(unit)) return { unread: `${textIn(balance, 'total_balance') ?? 'no amount'} of ${token}` };
  return heldIn(balance, `merchant ${merchantId}`, unit);
}

function developerPart(answer: ApiResult, unit: string): Part {
  if (answer.kind !== 'answered') return { problem: answer.reason };
  const balance = asObject(answer.data) ?? {};
  if (assetOf(textIn(balance, 'token_id') ?? '') !== unit) return { problem: 'the answer is about another token' };
  return heldIn(balance, DEVELOPER, unit);
}

function heldIn(balance: JsonObject, account: string, unit: string): Part {
  const amount = readAmount(textIn(balance, 'total_balance'), unit);
  return amount ? { held: { account, amount } } : { problem: `the balance in ${unit} cannot be read` };
}
