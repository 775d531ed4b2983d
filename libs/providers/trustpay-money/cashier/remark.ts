import { withoutCardData, withoutDigits } from '../client/redact';
import type { JsonObject } from '../wire/json';
import { JsonNumber } from '../wire/json';

/** What a callback of the issuer or of a payout says (fact sheet 6 and 8); nothing else of it is kept in clear. */
const TOLD = ['type', 'status', 'order_no', 'card_id', 'order_amount', 'amount', 'fee', 'balance', 'reason'];
const LENGTH_MAX = 100;

/** A message in words for a person. Free text loses whatever could be part of a card number. */
export function remarkOf(what: string, members: JsonObject): string {
  const said = TOLD.flatMap((name) => {
    const value = members.get(name);
    if (value instanceof JsonNumber) return [`${name} ${withoutCardData(value.literal)}`];
    if (typeof value !== 'string' || value === '') return [];
    const text = name === 'order_no' ? withoutCardData(value) : withoutDigits(value);
    return [`${name} ${text.replace(/[\p{C}\s]+/gu, ' ').slice(0, LENGTH_MAX)}`];
  });
  return [`a callback ${what}`, ...said].join(', ');
}
