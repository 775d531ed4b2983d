import { isDirect, isOpposite, remaining } from './direct';
import type { BankLine, Payout } from './types';

/** Which lines of its currency credit a payout, which find it full, and what it lacks after them. */
export interface Turns {
  readonly credited: readonly BankLine[];
  readonly full: readonly BankLine[];
  readonly due: bigint;
}

/**
 * Exactly the amount comes first; what takes credited money back opens the payout again; then all together, whether
 * they add up or not. A payout that is full takes none.
 * @param lines those that name it, the oldest first
 */
export function inTurn(payout: Payout, lines: readonly BankLine[]): Turns {
  const credited: BankLine[] = [];
  let left = lines;
  let due = remaining(payout);
  let came = payout.credited;
  const credit = (line: BankLine): void => {
    credited.push(line);
    left = left.filter((one) => one !== line);
    due -= line.amount;
    came += line.amount;
  };
  for (;;) {
    const exact = left.find(({ amount }) => due !== 0n && amount === due);
    const next = exact ?? left.find(({ amount }) => takesBack(payout, came, amount));
    if (!next) break;
    credit(next);
  }
  if (due === 0n) return { credited, full: left, due };
  for (const line of left) credit(line);
  return { credited, full: [], due };
}

/** No more than what came; of one payment it is a fact of the order, which has a payout of its own. */
function takesBack(payout: Payout, came: bigint, amount: bigint): boolean {
  if (payout.net === 0n || isDirect(payout) || !isOpposite(payout.net, amount)) return false;
  return payout.net < 0n ? came + amount <= 0n && came < 0n : came + amount >= 0n && came > 0n;
}
