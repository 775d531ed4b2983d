import { accept, reject } from '#libs/decider';
import type { MoneyJson } from '#libs/money';
import { nextDue, periodOf } from '#libs/schedules';
import type { AgreementCommandOf, AgreementRefusal } from '../commands';
import type { AgreementCreated, AmountChanged } from '../events';
import type { AgreementState } from '../state';
import type { AgreementDecision } from './decision';

/** The customer agreed to a currency, and perhaps to no more than so much. */
export function priceRefusal(
  { amount, consent }: Pick<AgreementCreated['data'], 'amount' | 'consent'>,
  price: MoneyJson,
): AgreementRefusal | undefined {
  const ceiling = consent?.ceiling;
  if (price.currency !== amount.currency) return { code: 'currency_mismatch', expected: amount.currency };
  if (ceiling && ceiling.currency !== amount.currency) return { code: 'currency_mismatch', expected: amount.currency };
  if (BigInt(price.minor) <= 0n) return { code: 'amount_not_positive' };
  return aboveCeiling({ consent }, price);
}

/** One charge of so much needs another consent. */
export function aboveCeiling(
  { consent }: Pick<AgreementCreated['data'], 'consent'>,
  { minor }: MoneyJson,
): AgreementRefusal | undefined {
  const ceiling = consent?.ceiling;
  return ceiling && BigInt(minor) > BigInt(ceiling.minor) ? { code: 'amount_exceeds_consent', ceiling } : undefined;
}

/**
 * The first period that is neither dealt with nor begun: what began before the change costs what it cost then, also
 * where the scheduler is late.
 */
function firstUntouched({ schedule, activatedAt, nextPeriod }: AgreementState, now: Date): number {
  const coming = activatedAt === undefined ? undefined : nextDue(schedule!, now);
  return Math.max(nextPeriod, coming?.index ?? 0);
}

/** A price holds from a period on that is not opened yet: what was asked for once is not asked for differently. */
export function changeAmount(
  state: AgreementState,
  { amount, fromPeriod }: AgreementCommandOf<'ChangeAmount'>,
  now: Date,
): AgreementDecision {
  if (!state.agreement) return reject({ code: 'not_found' });
  if (state.ended) return reject({ code: 'agreement_ended' });
  const refusal = priceRefusal(state.agreement, amount);
  if (refusal) return reject(refusal);
  const nextPeriod = firstUntouched(state, now);
  const from = fromPeriod ?? nextPeriod;
  if (from < nextPeriod) return reject({ code: 'period_closed', nextPeriod });
  return accept(amountChanged(state, amount, from, now.toISOString()));
}

export function amountChanged(
  { schedule }: AgreementState,
  amount: MoneyJson,
  fromPeriod: number,
  at: string,
): AmountChanged {
  const from = periodOf(schedule!, fromPeriod)?.key;
  return { type: 'AmountChanged', data: { amount, fromPeriod, ...(from !== undefined && { from }), at } };
}
