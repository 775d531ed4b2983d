import { ReportRefusedError } from './report';
import type { ReportedPayout } from './report';

/** What each payout must be beside its form: named once, and of lines that add up. @throws ReportRefusedError */
export function checkReport(payouts: readonly ReportedPayout[]): void {
  if (payouts.length === 0) throw new ReportRefusedError('end', 'there is no payout in it');
  const names = new Set<string>();
  for (const { payoutId, lines, net, withheld, released, currency } of payouts) {
    const place = `payout ${payoutId}`;
    if (names.has(payoutId)) throw new ReportRefusedError(place, 'is there twice');
    names.add(payoutId);
    if (BigInt(withheld) < 0n || BigInt(released) < 0n)
      throw new ReportRefusedError(place, 'what is withheld or released is not negative');
    const sum = lines.reduce((total, { gross, fee }) => total + BigInt(gross) - BigInt(fee), 0n);
    const found = sum - BigInt(withheld) + BigInt(released);
    if (found !== BigInt(net))
      throw new ReportRefusedError(place, `pays ${net}, its lines give ${found} (minor units of ${currency})`);
  }
}
