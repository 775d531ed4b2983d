import type { Decline } from '../../spi';
import { DECLINED_BY_RISK, RESULT_CODES } from '../result-codes';
import type { Verdict } from '../result-codes';
import { ACQUIRER_DECLINES, acquirerVerdict } from './acquirer-codes';
import type { AcquirerVerdict } from './acquirer-codes';

/** The two codes of an answer or a redirect. */
export interface Codes {
  readonly resultCode: number;
  readonly acquirerCode?: string;
}

type Said = AcquirerVerdict | 'nothing';

/** What the acquirer may say for the gateway's verdict to stand. */
const AGREES: Readonly<Record<Exclude<Verdict, 'uncertain'>, readonly Said[]>> = {
  success: ['nothing', 'approved'],
  pending: ['nothing', 'approved', 'pending'],
  cancelled: ['nothing', 'declined', 'unrecognised'],
  declined: ['nothing', 'declined', 'unrecognised'],
  refused: ['nothing', 'declined', 'unrecognised'],
};

/** Both codes must tell the same story; where they do not, or one of them is unknown as a success, nobody knows. */
export function verdictOf({ resultCode, acquirerCode }: Codes): Verdict {
  const verdict = RESULT_CODES.get(resultCode)?.verdict ?? 'uncertain';
  if (verdict === 'uncertain') return 'uncertain';
  const said = acquirerCode === undefined ? 'nothing' : acquirerVerdict(acquirerCode);
  if (verdict === 'success' && said === 'pending') return 'pending';
  return AGREES[verdict].includes(said) ? verdict : 'uncertain';
}

/** `1014/800.100.155`, or the result code alone: how evidence and failures quote the provider. */
export const quote = ({ resultCode, acquirerCode }: Codes): string =>
  acquirerCode === undefined ? String(resultCode) : `${resultCode}/${acquirerCode}`;

/** The decline behind the codes of a declined payment, with what it means for the next try. */
export function declineOf({ resultCode, acquirerCode }: Codes): Decline {
  const known = acquirerCode === undefined ? undefined : ACQUIRER_DECLINES[acquirerCode];
  const risk = resultCode === DECLINED_BY_RISK;
  return {
    code: acquirerCode ?? String(resultCode),
    class: risk ? 'risk' : (known?.class ?? 'generic'),
    message: known?.meaning ?? RESULT_CODES.get(resultCode)?.name ?? `result ${resultCode}`,
  };
}
