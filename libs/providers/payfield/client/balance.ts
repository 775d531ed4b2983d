import type { ClientAnswer, ClientOperation } from '../../spi';
import type { Calls } from '../calls';
import type { PayfieldConfig } from '../config';
import { isObject, parseJson, textOf } from '../wire/json';
import type { JsonObject } from '../wire/json';
import { answerOf, noShop, shopsOf, unknown } from './answers';
import { CURRENCY, SHOP } from './fields';

const AMOUNT = /^-?\d{1,15}(\.\d{1,18})?$/;
/** The snapshot of fact sheet 7; the older answer has only balance and on_hold. */
const AMOUNTS = ['available', 'balance', 'pending', 'frozen', 'credit', 'total', 'on_hold'];

export const balanceOperation = (config: PayfieldConfig, calls: Calls): ClientOperation => ({
  name: 'balance',
  title: 'Balance of a shop',
  changes: false,
  fields: [CURRENCY, SHOP],
  call: async (input) => {
    const { currency = '' } = input;
    const [shop] = shopsOf(config, input);
    if (shop === undefined) return noShop(input);
    // Left out, the currency would be RUB whatever the shop has (fact sheet 7).
    const result = await calls.get('balance', { shop_code: shop, currency });
    return answerOf(result, (body) => readBalance(body, currency, shop));
  },
});

function readBalance(body: Buffer, currency: string, shop: string): ClientAnswer {
  const value = parseJson(body);
  if (!isObject(value)) return unknown('unreadable answer');
  if (value.currency !== currency) return unknown('the answer is about another currency');
  const answeredShop = isObject(value.shop) ? textOf(value.shop.code) : undefined;
  if (answeredShop !== undefined && answeredShop !== shop) return unknown('the answer is about another shop');
  const amounts = amountsOf(value, AMOUNTS);
  const payoutReserved = isObject(value.pending_breakdown)
    ? amountsOf(value.pending_breakdown, ['payout_reserved'])
    : {};
  if (!amounts || !payoutReserved || amounts.balance === undefined) return unknown('unreadable answer');
  return {
    kind: 'answered',
    data: { currency, shop, as_of: textOf(value.as_of, 40) ?? null, ...amounts, ...payoutReserved },
  };
}

/** Those that are there, as text; undefined if one is no amount. */
function amountsOf(value: JsonObject, names: readonly string[]): Record<string, string> | undefined {
  const present = names.filter((name) => value[name] !== undefined && value[name] !== null);
  const entries = present.map((name) => [name, textOf(value[name], 40) ?? ''] as const);
  return entries.every(([, text]) => AMOUNT.test(text)) ? Object.fromEntries(entries) : undefined;
}
