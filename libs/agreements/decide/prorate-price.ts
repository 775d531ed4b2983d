import { reject } from '#libs/decider';
import { add, fromMoneyJson, isPositive, money, subtract, toMoneyJson } from '#libs/money';
import type { Money } from '#libs/money';
import type { AgreementCommandOf, AgreementRefusal } from '../commands';
import { comingPeriod } from '../due';
import type { AgreementState } from '../state';
import { isBusy } from '../status';
import { Steps } from '../steps';
import { done } from './decision';
import type { AgreementDecision } from './decision';
import { liveRefusal } from './life';
import { aboveCeiling, amountChanged, priceRefusal } from './price';
import { basisOf, dayWithin, leftOf, runningAt } from './proration-basis';

/**
 * Another price at once: the day of the change is the first at it. What the days that are left cost more is charged now
 * or with the next charge; what they cost less is always taken off the next charge (practice sheet 5.1).
 */
export function prorateAmount(
  state: AgreementState,
  { amount }: AgreementCommandOf<'ChangeAmount'>,
  proration: 'next_charge' | 'charge_now',
  now: Date,
): AgreementDecision {
  const refusal = liveRefusal(state) ?? priceRefusal(state.agreement!, amount);
  if (refusal) return reject(refusal);
  const running = runningAt(state, now);
  if (!running) return reject({ code: 'nothing_to_prorate', why: 'not_charged' });
  const basis = basisOf(state, running, dayWithin(state, running, now, 0));
  const oldAmount = running.price;
  const [credit, charge] = [leftOf(oldAmount, basis), leftOf(amount, basis)];
  const difference = subtract(fromMoneyJson(charge), fromMoneyJson(credit));
  const settlement = isPositive(difference) ? proration : 'next_charge';
  const unsettled =
    settlement === 'charge_now'
      ? chargeRefusal(state, difference)
      : carryRefusal(state, fromMoneyJson(amount), difference);
  if (unsettled) return reject(unsettled);

  const at = now.toISOString();
  const change = running.changes + 1;
  const steps = new Steps(state);
  steps.add(amountChanged(state, amount, state.nextPeriod, at), {
    type: 'PriceProrated',
    data: {
      ...basis,
      ...{ change, oldAmount, newAmount: amount, credit, charge },
      ...{ difference: toMoneyJson(difference), settlement, at },
    },
  });
  if (settlement === 'charge_now') {
    const { id: cardId, provider } = state.card!;
    const data = { period: basis.period, change, amount: toMoneyJson(difference), provider, cardId, at };
    steps.add({ type: 'ProrationChargeRequested', data });
  }
  return done(steps);
}

/** One charge at a time, and only for a period that is paid: before that, what is open is asked for first. */
function chargeRefusal(state: AgreementState, difference: Money): AgreementRefusal | undefined {
  const { open, paused, parked, card, running } = state;
  if (paused) return { code: 'agreement_paused' };
  if (parked) return { code: 'agreement_parked' };
  if (isBusy(state)) return { code: 'attempt_in_progress' };
  if (!running?.isPaid || open.length > 0) return { code: 'nothing_to_prorate', why: 'not_paid' };
  if (!card || card.dead) return { code: 'new_card_required' };
  return aboveCeiling(state.agreement!, toMoneyJson(difference));
}

/** What the next charge would come to must be within the consent. */
function carryRefusal(state: AgreementState, price: Money, difference: Money): AgreementRefusal | undefined {
  if (!comingPeriod(state)) return { code: 'nothing_to_prorate', why: 'no_next_charge' };
  const carried = add(money(BigInt(state.carried), price.currency), difference);
  return isPositive(carried) ? aboveCeiling(state.agreement!, toMoneyJson(add(price, carried))) : undefined;
}
