import type { Money } from '#libs/money';
import type { NotifiedFact } from '../../spi';
import { fromChain, unitsOf } from '../decimal';
import { objectsOf, textOf } from '../json';
import type { Json } from '../json';

/** Money that was credited although the order was complete or over (fact sheet 4.1). */
export interface LatePayments {
  readonly payments: readonly { readonly txId: string; readonly amount: Money }[];
  /** The answer counts late money that it does not list in a way that could be told apart. */
  readonly unexplained: boolean;
}

/**
 * Late payments of `transaction_info`. No document marks them, but `done_amount_total` counts them and `done_amount`
 * does not, and the list is in the order in which they came: what comes behind the payments that make up `done_amount`
 * is late (fact sheet 5.1; the arithmetic is a guess). Undefined for amounts that cannot be read.
 */
export function latePayments(info: Json, currency: string): LatePayments | undefined {
  const inTime = unitsOf(info.done_amount ?? '0');
  const total = unitsOf(info.done_amount_total ?? info.done_amount ?? '0');
  if (inTime === undefined || total === undefined) return undefined;
  if (total <= inTime) return { payments: [], unexplained: false };
  const items = objectsOf(info.done_tx_item_list);
  const first = itemsMakingUp(inTime, items);
  const payments = first === undefined ? undefined : itemsOf(items, first, currency);
  const listed = first === undefined ? 0n : sumOf(items.slice(first));
  if (payments === undefined || listed !== total - inTime) return { payments: [], unexplained: true };
  return { payments: payments.filter(({ amount }) => amount.minor > 0n), unexplained: false };
}

/** How many of the first items add up to the sum. */
function itemsMakingUp(sum: bigint, items: readonly Json[]): number | undefined {
  let rest = sum;
  for (const [index, item] of items.entries()) {
    if (rest === 0n) return index;
    rest -= unitsOf(item.amount) ?? rest + 1n;
    if (rest < 0n) return undefined;
  }
  return rest === 0n ? items.length : undefined;
}

const sumOf = (items: readonly Json[]): bigint => items.reduce((sum, { amount }) => sum + (unitsOf(amount) ?? 0n), 0n);

/** One transaction may pay an address twice: then its id alone would count it once. */
function itemsOf(items: readonly Json[], first: number, currency: string) {
  const seen = new Map<string, number>();
  const payments: { txId: string; amount: Money }[] = [];
  for (const [index, item] of items.entries()) {
    const txId = textOf(item.txId, 200);
    const amount = fromChain(item.amount, currency);
    if (txId === undefined || !amount) return undefined;
    const nth = (seen.get(txId) ?? 0) + 1;
    seen.set(txId, nth);
    if (index >= first) payments.push({ txId: nth === 1 ? txId : `${txId}/${nth}`, amount });
  }
  return payments;
}

export const lateFacts = ({ payments }: LatePayments, reference: string): readonly NotifiedFact[] =>
  payments.map(({ txId, amount }) => ({
    kind: 'received',
    reference,
    providerReference: txId,
    amount,
    code: 'TRANSFERRED_ADDRESS_DELAY',
  }));
