import type { MatchingRules } from './rules';
import { addDays, ruleFor } from './rules';
import { itemSubject, receivable } from './subjects';
import { inWords } from './words';
import type { Finding, Item } from './types';

/** Items that no line names and whose time is over. */
export function overdue(
  items: readonly Item[],
  named: ReadonlySet<string>,
  rules: MatchingRules,
  now: Date,
): Finding[] {
  return items.flatMap((item): Finding[] => {
    if (item.settled || named.has(item.id)) return [];
    const { lateAfterDays, missingAfterDays } = ruleFor(rules, item.provider, item.method);
    const isMissing = now >= addDays(item.at, missingAfterDays);
    if (!isMissing && now < addDays(item.at, lateAfterDays)) return [];
    return [
      {
        kind: isMissing ? 'missing' : 'late',
        subject: itemSubject(item),
        provider: item.provider,
        residuals: [receivable(item.gross - item.knownFee, item.currency)],
        expected: `${inWords(item.gross, item.currency)} within ${isMissing ? missingAfterDays : lateAfterDays} days`,
        found: 'nothing',
        evidence: [itemSubject(item)],
        orderId: item.orderId,
        since: addDays(item.at, lateAfterDays).toISOString(),
      },
    ];
  });
}
