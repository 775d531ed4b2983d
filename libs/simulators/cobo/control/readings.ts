import type { PayInOrder } from '../orders/order';
import type { Atto } from '../wire/decimal';
import { parseDecimal } from '../wire/decimal';
import type { Token } from '../wire/tokens';
import { findToken } from '../wire/tokens';

/** What is missing of an order, or all of it where nothing is. */
export const missing = ({ payable, received }: PayInOrder): Atto => (received < payable ? payable - received : payable);

/** Throws RangeError for what is no positive decimal. */
export function atto(text: string): Atto {
  const amount = parseDecimal(text);
  if (!amount) throw new RangeError(`amount ${text}: a positive decimal`);
  return amount;
}

/** Throws RangeError for what is no token. */
export function tokenNamed(name: string): Token {
  const token = findToken(name);
  if (!token) throw new RangeError(`no token ${name}`);
  return token;
}
