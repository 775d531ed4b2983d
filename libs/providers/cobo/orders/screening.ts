import { decimalText } from '../wire/amounts';
import type { JsonObject } from '../wire/json';
import { asObject, plainNameIn, textIn } from '../wire/json';
import { assetOf } from '../wire/tokens';

const SAID: ReadonlyMap<unknown, string> = new Map([
  ['payment.transaction.held', "coins came that are held by the provider's screening"],
  ['payment.transaction.failed', "coins came that failed the provider's screening and are frozen"],
]);

/**
 * Coins that are held or frozen count for nothing, so an order that waits for them ends as one for which nothing came
 * (fact sheet 5.3): what the message says of them is all that a person will ever see.
 * @param type of the event (9)
 */
export function screeningRemark(type: unknown, data: JsonObject): string | undefined {
  const said = SAID.get(type);
  if (said === undefined) return undefined;
  const amount = decimalText(textIn(asObject(data['destination']) ?? {}, 'amount'));
  const token = plainNameIn(data, 'token_id');
  const transaction = plainNameIn(data, 'transaction_id');
  const coins = token === undefined ? amount : [amount, assetOf(token)].filter(Boolean).join(' ');
  const parts = [said, coins, transaction && `transaction ${transaction}`];
  return parts.filter(Boolean).join(', ');
}
