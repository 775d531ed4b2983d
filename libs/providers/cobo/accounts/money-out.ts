import type { NotifiedFact } from '../../spi';
import { decimalText } from '../wire/amounts';
import type { JsonObject } from '../wire/json';
import { asObject, listIn, plainNameIn, textIn } from '../wire/json';
import { assetOf } from '../wire/tokens';

/** How each kind of money that leaves an account names itself and what it is made of (fact sheet 8). */
const KINDS = {
  payout: { id: 'payout_id', items: 'payout_items' },
  'settlement request': { id: 'settlement_request_id', items: 'settlements' },
} as const;

const NAMED_MAX = 10;

/**
 * What a message says of a payout or a settlement request: no payment, so it is kept in words with the call that asked
 * for it, and names nothing of the recipient.
 * @param code of the event
 */
export function moneyOutFacts(kind: keyof typeof KINDS, code: string, data: JsonObject): readonly NotifiedFact[] {
  const reference = textIn(data, 'request_id');
  if (reference === undefined) return [];
  const { id, items } = KINDS[kind];
  const providerReference = plainNameIn(data, id);
  const source = plainNameIn(data, 'source_account');
  const parts = [
    `the ${kind} ${providerReference ?? 'without an id'}`,
    amountsIn(listIn(data, items)),
    source && `from the account ${source}`,
    `is ${plainNameIn(data, 'status') ?? 'in a state that cannot be read'}`,
  ];
  const remark = parts.filter(Boolean).join(' ');
  const told = { kind: 'ask', about: 'client_operation', reference, code, remark } as const;
  return [{ ...told, ...(providerReference && { providerReference }) }];
}

/** Undefined where none can be read; a settlement request need not name amounts. */
function amountsIn(items: readonly unknown[]): string | undefined {
  const amounts = items.flatMap((item) => {
    const object = asObject(item) ?? {};
    const [amount, token] = [decimalText(textIn(object, 'amount')), plainNameIn(object, 'token_id')];
    return amount === undefined || token === undefined ? [] : [`${amount} ${assetOf(token)}`];
  });
  const more = amounts.length > NAMED_MAX ? [`${amounts.length - NAMED_MAX} more`] : [];
  return amounts.length === 0 ? undefined : `of ${[...amounts.slice(0, NAMED_MAX), ...more].join(', ')}`;
}
