import { moneyInAll, unclear } from '../../spi';
import type { HttpResult, MoneyTold } from '../../spi';
import type { Calls } from '../calls';
import type { PayfieldConfig } from '../config';
import { isObject, parseJson } from '../wire/json';
import { readOperation } from '../wire/operation';
import type { Operation } from '../wire/operation';
import { readRefusal } from '../wire/refusal';

/**
 * What came for a payin that is not known here, such as one of another system of the same merchant. A lookup is limited
 * to one shop and the same id may stand for another payin in another one (fact sheet 5), so every shop is asked. A shop
 * that was closed refuses every lookup: what the others tell is true all the same.
 */
export async function moneyUnder(config: PayfieldConfig, calls: Calls, reference: string): Promise<MoneyTold> {
  const answers: (Operation | MoneyTold)[] = [];
  for (const shopCode of [...config.shops.values()].flat()) {
    const path = `payins/${encodeURIComponent(reference)}`;
    answers.push(readAnswer(await calls.get(path, { shop_code: shopCode }), reference, shopCode));
  }
  const payins = answers.filter((answer) => 'externalId' in answer);
  const others = answers.filter((answer) => 'kind' in answer);
  const open = payins.length === 0 ? others : others.filter(({ kind }) => kind === 'unknown');
  return moneyInAll([...open, ...payins.map(moneyOf)]);
}

/** The payin that this shop has, or what there is instead. */
function readAnswer(result: HttpResult, reference: string, shopCode: string): Operation | MoneyTold {
  const unknown = (reason: string): MoneyTold => ({ kind: 'unknown', reason: `shop ${shopCode}: ${reason}` });
  if (result.kind !== 'answered') return unknown(result.reason);
  const refusal = readRefusal(result.status, result.body);
  if (refusal?.notFound) return { kind: 'nothing' };
  if (refusal && result.status === 422) return unclear(`shop ${shopCode}: ${refusal.reason}`);
  if (result.status !== 200) return unknown(`HTTP status ${result.status}`);
  // Such as a page of a proxy on the way: another time the shop itself answers.
  if (!isObject(parseJson(result.body))) return unknown('the answer is no JSON object');
  const payin = readOperation(result.body);
  if (!payin) return unclear(`shop ${shopCode}: unreadable answer`);
  if (payin.shopCode !== undefined && payin.shopCode !== shopCode) return unknown('the answer is about another shop');
  return payin.externalId === reference ? payin : unknown('the answer is about another payin');
}

/** Refunds are always whole (fact sheet U8). */
function moneyOf({ status, amount }: Operation): MoneyTold {
  if (status !== 'success' && status !== 'refunded') return { kind: 'nothing' };
  return { kind: 'told', received: [amount], refunded: status === 'refunded' ? [amount] : [] };
}
