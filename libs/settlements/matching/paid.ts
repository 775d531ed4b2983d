import type { OpenLine, Payout } from './types';

const netOf = ({ gross, fee }: OpenLine): bigint => gross - fee;

/**
 * Numbers of the open lines that may be settled: paid out means that the bank shows it, or that somebody decided about
 * it. Of a payout that came in part, the last payments are held back until no more is settled than what came; refunds
 * and fees make nothing available and are not.
 */
export function paidLines({ net, credited, accepted, lines }: Payout): ReadonlySet<number> {
  const numbers = lines.map(({ number }) => number);
  if (net !== 0n && credited === 0n && accepted === 0n) return new Set();
  const missing = net - credited - accepted;
  const held = new Set<number>();
  let sum = 0n;
  for (const line of [...lines].sort((a, b) => b.number - a.number)) {
    if (sum >= missing) break;
    if (netOf(line) <= 0n) continue;
    sum += netOf(line);
    held.add(line.number);
  }
  return new Set(numbers.filter((number) => !held.has(number)));
}
