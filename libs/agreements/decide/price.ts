import { accept, reject } from '#libs/decider';
import type { MoneyJson } from '#libs/money';
import { periodOf } from '#libs/schedules';
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

/** A price holds from a period on that is not opened yet: what was asked for once is not asked for differently. */
export function changeAmount(
  state: AgreementState,
  { amount, fromPeriod = state.nextPeriod }: AgreementCommandOf<'ChangeAmount'>,
  now: Date,
): AgreementDecision {
  if (!state.agreement) return reject({ code: 'not_found' });
  if (state.ended) return reject({ code: 'agreement_ended' });
  const refusal = priceRefusal(state.agreement, amount);
  if (refusal) return reject(refusal);
  if (fromPeriod < state.nextPeriod) return reject({ code: 'period_closed', nextPeriod: state.nextPeriod });
  return accept(amountChanged(state, amount, fromPeriod, now.toISOString()));
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
