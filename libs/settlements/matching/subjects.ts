import type { Item, LineOf, Payout, Reserve } from './types';

export const lineSubject = ({ payout, line }: LineOf): string => `line:${payout.id}:${line.number}`;
/** What remains of a payout after a decision is another finding than the one that was decided about. */
export const payoutSubject = ({ id, decided = [] }: Pick<Payout, 'id' | 'decided'>): string =>
  decided.length === 0 ? `payout:${id}` : `payout:${id}:${decided.length}`;
/** Subjects of reserves begin with it. */
export const RESERVE_SUBJECTS = 'reserve:';
/** Here too: what is found after a decision is another finding. */
export const reserveSubject = ({ provider, currency, decided }: Reserve): string =>
  [`${RESERVE_SUBJECTS}${provider}`, currency, ...(decided === 0 ? [] : [decided])].join(':');
export const itemSubject = ({ id }: Item): string => `item:${id}`;

/** What every finding about lines of payouts tells. */
export function about(lines: readonly LineOf[], open: readonly Item[]) {
  const [{ payout }] = lines as [LineOf];
  const [item] = open as [Item];
  return {
    subject: itemSubject(item),
    provider: payout.provider,
    evidence: [...open.map(itemSubject), ...lines.map(lineSubject)],
    orderId: item.orderId,
    settlementId: payout.id,
    since: payout.paidAt.toISOString(),
  };
}

/** What stands in the receivable because of a break. */
export const receivable = (minor: bigint, currency: string) => ({
  place: 'receivable' as const,
  minor: String(minor),
  currency,
});
