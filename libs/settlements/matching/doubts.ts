import type { LineMatches } from './bank-orders';
import { unexplained } from './collective';
import { NameIndex } from './name-index';
import type { MatchingRules, ProofRule } from './rules';
import type { Action, BankLine, Doubt, Finding } from './types';
import { inWords } from './words';

/** What a line can prove of such an operation, if anything. */
export const proofOf = (
  { proofs }: MatchingRules,
  { provider, method, type }: Pick<Doubt, 'provider' | 'method' | 'type'>,
): ProofRule | undefined =>
  proofs.find((rule) => rule.provider === provider && rule.method === method && rule.type === type);

/**
 * The step "statement" of finding out what became of an operation (practice sheet "payments" 3.5.2): a line that bears
 * its reference, on its side of the account and to the cent, shows that it happened. Another amount proves nothing: it
 * is a break. What follows from the proof (what the order owes, which payout it is) is found in the next round.
 */
export function matchDoubts(lines: readonly BankLine[], doubts: readonly Doubt[], rules: MatchingRules): LineMatches {
  const actions: Action[] = [];
  const breaks: Finding[] = [];
  const ended = new Set<Doubt>();
  const index = new NameIndex(doubts, ({ reference }) => [reference]);
  const left = lines.filter((line) => {
    const named = index.of(line.references).filter((one) => isOnItsSide(one, line, rules));
    const proven = named.find((one) => isProof(one, line));
    const [first] = named;
    if (proven && !ended.has(proven)) {
      actions.push({ do: 'end_doubt', bankLine: line, doubt: proven });
      ended.add(proven);
    } else if (!proven && first) breaks.push(differing(line, first));
    return first === undefined;
  });
  return { actions, breaks, left };
}

/** The side tells a refund from the payment whose reference its line bears as well. */
function isOnItsSide(doubt: Doubt, { amount }: BankLine, rules: MatchingRules): boolean {
  const rule = proofOf(rules, doubt);
  return rule !== undefined && (rule.side === 'credit') === amount > 0n;
}

const isProof = ({ amount, currency }: Doubt, line: BankLine): boolean =>
  line.currency === currency && (line.amount < 0n ? -line.amount : line.amount) === amount;

function differing(line: BankLine, doubt: Doubt): Finding {
  const finding = unexplained(line, doubt, line.currency === doubt.currency ? 'amount' : 'currency');
  const sign = line.amount < 0n ? -1n : 1n;
  return { ...finding, expected: inWords(sign * doubt.amount, doubt.currency), orderId: doubt.orderId };
}
