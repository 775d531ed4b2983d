import { toMoneyJson } from '#libs/money';
import type { Money } from '#libs/money';
import type { Decline, Evidence, HttpResult, Outcome } from '../../spi';
import { parseAnswer } from '../answer';
import { DECLINED_BY_RISK, RESULT_CODES } from '../result-codes';
import type { CardPaymentType } from './payment-types';
import { CARD } from './payment-types';
import { recurringDeclineOf } from './recurring-declines';
import { declineOf, quote, verdictOf } from './verdict';
import type { Codes } from './verdict';

const CHARGE = CARD.recurringSubsequent.code;

/** What was asked for, and the result codes that mean that it is done; a wire refund is one as well. */
type AskedFor = Pick<CardPaymentType, 'code' | 'done'>;

/**
 * What a background call came to. The answer repeats neither amount nor reference, so a success is a success of
 * exactly what was asked. Everything that is not a plain word of the provider is unknown: server errors, unreadable
 * bodies, unknown codes.
 */
export function outcomeOfCall(type: AskedFor, amount: Money, result: HttpResult): Outcome {
  if (result.kind !== 'answered') return { kind: result.kind, reason: result.reason, evidence: { source: 'answer' } };
  if (result.status >= 500) return unknown(`HTTP status ${result.status}`);
  const answer = parseAnswer(result.body);
  if (!answer) return unknown(`unreadable answer, HTTP status ${result.status}`);
  const outcome = outcomeOfAnswer(type, amount, answer);
  const contradicts = outcome.kind === 'succeeded' && result.status >= 300;
  return contradicts ? unknown(`success with HTTP status ${result.status}`, answer) : outcome;
}

function outcomeOfAnswer(type: AskedFor, amount: Money, codes: Codes): Outcome {
  const evidence: Evidence = { source: 'answer', code: quote(codes) };
  switch (verdictOf(codes)) {
    case 'success':
      if (!type.done.includes(codes.resultCode)) return unknown('a success that this call cannot have', codes);
      return { kind: 'succeeded', amount: toMoneyJson(amount), evidence };
    case 'pending':
      return { kind: 'pending', evidence };
    case 'declined':
      // Only a charge asks the issuer about the payer's card; a capture or refund that is rejected has simply failed.
      if (type.code === CHARGE) return { kind: 'declined', decline: chargeDecline(codes), evidence };
      return { kind: 'failed', code: quote(codes), reason: declineOf(codes).message, evidence };
    case 'refused':
    case 'cancelled': {
      const decline = type.code === CHARGE ? recurringDeclineOf(codes) : undefined;
      if (decline) return { kind: 'declined', decline, evidence };
      return { kind: 'failed', code: quote(codes), reason: RESULT_CODES.get(codes.resultCode)!.name, evidence };
    }
    case 'uncertain':
      return unknown('the provider does not say what happened', codes);
  }
}

/** A decline for risk is one whatever else is said. */
const chargeDecline = (codes: Codes): Decline =>
  (codes.resultCode === DECLINED_BY_RISK ? undefined : recurringDeclineOf(codes)) ?? declineOf(codes);

const unknown = (reason: string, codes?: Codes): Outcome => ({
  kind: 'unknown',
  reason,
  evidence: { source: 'answer', ...(codes && { code: quote(codes) }) },
});
