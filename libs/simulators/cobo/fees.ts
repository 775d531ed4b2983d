import type { Quirks } from './quirks';
import type { Atto } from './wire/decimal';
import { parseDecimal } from './wire/decimal';

/** Of an amount that is sent to an address, what the chain or the bridge takes of it, in the token. */
export function chainCost({ networkFee }: Quirks, amount: Atto): Atto {
  const cost = parseDecimal(networkFee) ?? 0n;
  return cost < amount ? cost : amount;
}

/** The provider's own charge in dollars, of a refund and of each token of a payout (sheet, 5.4). */
export const commissionOf = ({ commissionFee }: Quirks): Atto => parseDecimal(commissionFee) ?? 0n;
