import { unexplained } from './collective';
import type { MatchingRules } from './rules';
import { addDays, ruleFor } from './rules';
import { itemSubject, payoutSubject } from './subjects';
import type { BankLine, Finding, Item, Payout } from './types';
import { inWords } from './words';

/** What the bank credited of a payout is not what it pays. */
export function differing(payout: Payout, rest: bigint, parts: number): Finding {
  const { id, provider, currency, paidAt } = payout;
  const due = payout.net - payout.accepted;
  return {
    kind: parts === 0 ? 'late' : parts === 1 ? 'amount' : 'split',
    subject: payoutSubject(payout),
    provider,
    residuals: [{ place: 'transit', minor: String(rest), currency }],
    expected: inWords(due, currency),
    found: inWords(due - rest, currency),
    evidence: [`payout:${id}`],
    settlementId: id,
    since: paidAt.toISOString(),
  };
}

/** @param due what the payout lacks, where no other line speaks of that already; else 0 */
export function inAnotherCurrency(line: BankLine, payout: Payout, due: bigint): Finding {
  const finding = unexplained(line, payout, 'currency');
  const about: Finding = { ...finding, expected: `an amount in ${payout.currency}`, settlementId: payout.id };
  if (due === 0n) return about;
  return {
    ...about,
    residuals: [...finding.residuals, { place: 'transit', minor: String(due), currency: payout.currency }],
    expected: inWords(due, payout.currency),
    evidence: [...finding.evidence, `payout:${payout.id}`],
  };
}

/** @param isFirst no other line speaks of what the item owes already */
export function paidInAnother(line: BankLine, item: Item, isFirst: boolean): Finding {
  const finding = unexplained(line, item, 'currency');
  const due = item.gross - item.knownFee;
  const about: Finding = { ...finding, expected: `an amount in ${item.currency}`, orderId: item.orderId };
  if (!isFirst || due === 0n) return about;
  return {
    ...about,
    residuals: [...finding.residuals, { place: 'receivable', minor: String(due), currency: item.currency }],
    expected: inWords(due, item.currency),
    evidence: [...finding.evidence, itemSubject(item)],
  };
}

/** A payout that the bank does not show is late only when its time is over. */
export const isDue = (finding: Finding, payouts: readonly Payout[], rules: MatchingRules, now: Date): boolean => {
  if (finding.kind !== 'late') return true;
  const payout = payouts.find(({ id }) => id === finding.settlementId);
  return payout === undefined || now >= addDays(payout.paidAt, ruleFor(rules, payout.provider).lateAfterDays);
};
