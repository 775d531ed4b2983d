import { reserveSubject } from './subjects';
import type { Finding, Reserve } from './types';
import { inWords } from './words';

/**
 * A reserve out of which more came than went in: a payout that withheld it is not known, or the provider gave back what
 * is not ours ("payments" 4.1: the account is an asset). Like any surplus it stands as a break until a person decides,
 * or until the missing report comes. When that comes after a decision, what was decided is too much, and a break too.
 */
export const reserveFindings = (reserves: readonly Reserve[]): Finding[] =>
  reserves.flatMap((reserve) => {
    const { kept, takenOver } = reserve;
    const wrong = kept - takenOver - (kept > 0n ? kept : 0n);
    return wrong === 0n ? [] : [findingOf(reserve, wrong)];
  });

function findingOf(reserve: Reserve, wrong: bigint): Finding {
  const { provider, currency, since } = reserve;
  const subject = reserveSubject(reserve);
  const isOverdrawn = wrong < 0n;
  return {
    kind: 'extra',
    subject,
    provider,
    residuals: [{ place: 'reserve', minor: String(wrong), currency }],
    expected: isOverdrawn ? 'no more out of the reserve than was withheld' : 'what was withheld, and no more',
    found: isOverdrawn
      ? `${inWords(-wrong, currency)} more`
      : `${inWords(wrong, currency)} more: it was decided about before its report came`,
    evidence: [subject],
    since: since.toISOString(),
  };
}
