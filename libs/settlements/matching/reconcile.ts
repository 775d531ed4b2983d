import { matchOrders } from './bank-orders';
import { matchDoubts } from './doubts';
import { afterDecisions } from './decisions';
import { developerFees } from './developer-fees';
import { matchFunded } from './funded';
import { isDue } from './bank-findings';
import { matchBank } from './match-bank';
import { matchLines } from './match-lines';
import type { DoneLines } from './match-lines';
import { overdue } from './overdue';
import { byAge, byId, groupBy } from './order';
import { paidLines } from './paid';
import { reserveFindings } from './reserves';
import type { SettledItem, SettledLine } from '../settlement/events';
import type { MatchingRules } from './rules';
import type { Action, BankLine, Evidence, Findings, LineOf, Payout } from './types';

/**
 * Captured receivables ↔ lines of payouts ↔ lines of the bank, n to m; and lines of the bank ↔ what we ordered there. A
 * pure function of the evidence: whatever order it is in, the same things match, nothing is matched twice, and what
 * does not fit is a break.
 */
export function reconcile(evidence: Evidence, rules: MatchingRules, now: Date): Findings {
  const { resolved } = evidence;
  const decided = afterDecisions(evidence, resolved);
  const payouts = [...decided.payouts].sort(byAge((payout) => payout.paidAt));
  const items = [...decided.items].sort(byAge((item) => item.at));
  const debts = matchFunded(payouts.flatMap(openLines), evidence.funded ?? []);
  const lines = matchLines(debts.left, items, { rules, resolved });
  const free = items.filter((item) => !item.settled && !lines.named.has(item.id));
  const own = ownLines(evidence, rules, now);
  const bank = matchBank(own.left, { rules, resolved, payouts, items: free });
  const waiting = free.filter(({ id }) => !bank.named.has(id));
  const isClosing = ({ do: what }: Action): boolean => what === 'close_bank_line';
  return {
    actions: [
      ...decided.actions,
      ...own.actions,
      ...bank.actions.filter((action) => !isClosing(action)),
      ...settlements([...debts.done.map((of) => ({ lines: [of], items: [] })), ...lines.done], payouts),
      // A decision is found by its line, so the line is closed when all that follows from the decision is written.
      ...bank.actions.filter(isClosing),
    ],
    breaks: [
      ...lines.breaks,
      ...developerFees(evidence.items),
      ...reserveFindings(evidence.reserves ?? []),
      ...own.breaks,
      ...bank.breaks.filter((finding) => isDue(finding, payouts, rules, now)),
      ...overdue(waiting, lines.named, rules, now),
    ],
  };
}

/** Lines that a person decided about, and fees, are spoken of by what they are; the others may be our own doing. */
function ownLines({ bankLines, ordered = [], doubts = [], resolved }: Evidence, rules: MatchingRules, now: Date) {
  const isFee = ({ code }: BankLine): boolean => rules.fees.some(({ bankCode }) => bankCode === code);
  const open = bankLines.filter((line) => !resolved.has(`bank:${line.id}`) && !isFee(line));
  const orders = matchOrders(open, { ordered, rules, resolved, now });
  const proofs = matchDoubts(orders.left, doubts, rules);
  const free = new Set(proofs.left);
  const taken = new Set(open.filter((line) => !free.has(line)));
  return {
    actions: [...orders.actions, ...proofs.actions],
    breaks: [...orders.breaks, ...proofs.breaks],
    left: bankLines.filter((line) => !taken.has(line)),
  };
}

const openLines = (payout: Payout): LineOf[] =>
  [...payout.lines].sort((a, b) => a.number - b.number).map((line) => ({ payout, line }));

function settlements(done: readonly DoneLines[], payouts: readonly Payout[]): Action[] {
  const paid = new Map(payouts.map((payout) => [payout.id, paidLines(payout)]));
  const ready = done.filter(({ lines }) => lines.every(({ payout, line }) => paid.get(payout.id)!.has(line.number)));
  const settled = ready.flatMap(({ lines, items }) => settledWith(lines, items));
  return [...groupBy(settled.sort(byId), ({ id }) => id)].map(([settlementId, lines]): Action => ({
    do: 'settle_lines',
    settlementId,
    lines: lines.map(({ id: _, ...line }) => line),
  }));
}

/**
 * Lines that pay the same items. Those of one payout are settled by one event; those of others are named in it, since
 * what is left of a sum of which a part is settled adds up to nothing any more.
 */
function settledWith(lines: readonly LineOf[], items: readonly SettledItem[]): (SettledLine & { id: string })[] {
  const [{ payout: carrier }] = lines as [LineOf];
  const own = lines.filter(({ payout }) => payout.id === carrier.id);
  const others = lines.filter(({ payout }) => payout.id !== carrier.id);
  const together = others.map(({ payout, line: { number } }) => ({ settlementId: payout.id, number }));
  return own.map(({ line: { number } }, index) => ({
    id: carrier.id,
    number,
    items: index === 0 ? items : [],
    ...(index === 0 && together.length > 0 && { together }),
  }));
}
