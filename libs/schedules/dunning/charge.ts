import type { AttemptResult, ChargeAttempt, Outage } from './attempt';
import type { SchemeCaps } from './caps';
import type { DunningRules } from './rules';
import type { HeldBack } from './step';

/** One charge that is to be paid: what was agreed and what has happened. */
export interface DunningCase {
  readonly rules: DunningRules;
  /** The customer's, IANA. */
  readonly zone: string;
  /**
   * When the schedule or the plan of catching up wants it. Day 0 is the day of the first attempt, if that was later.
   */
  readonly dueAt: Date;
  /** The card that would be charged now; `scheme` as in the caps, else it counts as `other`. */
  readonly card: { readonly id: string; readonly scheme: string };
  /** Of this charge, oldest first, with any card. */
  readonly attempts: readonly ChargeAttempt[];
  /** The card may not be tried before that, because of what else it was tried for. */
  readonly heldBack?: HeldBack;
  /** Paid by another route, or waived. */
  readonly settled?: boolean;
  /** Customer or operator wants an attempt now. */
  readonly retryAskedAt?: Date;
  readonly outages?: readonly Outage[];
}

export const later = (a: Date, b: Date): Date => (a > b ? a : b);

/** Attempts with the present card that its scheme has seen. */
export const seenByScheme = ({ attempts, card }: DunningCase): ChargeAttempt[] =>
  attempts.filter(({ cardId, result }) => cardId === card.id && result.kind !== 'not_sent');

/** @throws RangeError when the rules of the cycle lack them: they were not made by `dunningRules` */
export function capsOfScheme({ caps }: Pick<DunningRules, 'caps'>, scheme: string): SchemeCaps {
  const found = caps.find((one) => one.scheme === scheme) ?? caps.find((one) => one.scheme === 'other');
  if (!found) throw new RangeError('the rules of the cycle have no caps for this scheme and none for others');
  return found;
}

export const capsOf = ({ rules, card }: DunningCase): SchemeCaps => capsOfScheme(rules, card.scheme);

const REVOKED: ReadonlySet<string> = new Set(['R0', 'R1', 'R3']);

/** The cardholder told the bank that we may not charge any more: the end of the agreement, whatever the card. */
export const isRevoked = ({ attempts }: DunningCase): boolean =>
  attempts.some(
    ({ result }) =>
      result.kind === 'declined' && (result.revokesConsent === true || REVOKED.has(result.responseCode ?? '')),
  );

/** The present card is of no use any more: once is enough, however old. */
export function isDead(charge: DunningCase): boolean {
  const { neverAgain } = capsOf(charge);
  const isFinal = (result: AttemptResult): boolean =>
    result.kind === 'declined' &&
    (charge.rules.classes[result.class].next === 'stop' ||
      neverAgain.responseCodes.includes(result.responseCode ?? '') ||
      neverAgain.adviceCodes.includes(result.adviceCode ?? ''));
  return charge.attempts.some(({ cardId, result }) => cardId === charge.card.id && isFinal(result));
}
