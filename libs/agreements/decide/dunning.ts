import type { ChargeAttempt, DunningCase, DunningRules, DunningStep, SchemeCaps } from '#libs/schedules';
import { capsOfScheme, dunningRules, planDunning } from '#libs/schedules';
import { outagesOf } from '../breaks';
import type { AgreementState, AttemptJson, OpenCharge } from '../state';
import type { Steps } from '../steps';
import { endAgreement } from './end';

/** The rules of its cycle: frozen ones once the first attempt has failed, those of its day before. */
export const rulesOf = ({ agreement }: AgreementState, { rules, period }: OpenCharge): DunningRules =>
  rules ?? dunningRules(period.key, agreement?.ladder);

/** What the scheme of the card allows for a charge of a period, by the rules of its cycle. */
export function capsOfPeriod(state: AgreementState, period: number): SchemeCaps {
  const charge = state.open.find((one) => one.period.index === period);
  const day = charge?.period.key ?? state.running?.period.key ?? state.schedule!.start;
  const rules = charge ? rulesOf(state, charge) : dunningRules(day, state.agreement?.ladder);
  return capsOfScheme(rules, state.card!.scheme);
}

export const zoneOf = ({ schedule }: AgreementState): string =>
  schedule?.zoneChanges?.at(-1)?.zone ?? schedule?.zone ?? 'UTC';

/** What the plan of dunning says about a charge at an instant of the agreement's calendar. */
export function planOf(state: AgreementState, charge: OpenCharge, at: string): DunningStep {
  const { card } = state;
  const { heldBack } = charge;
  if (!card) throw new Error('a charge is open before there is a card');
  // A card that its issuer has called dead is not tried again for another period.
  const before = card.dead && !charge.attempts.some((one) => one.cardId === card.id) ? [card.dead] : [];
  const asked: DunningCase = {
    rules: rulesOf(state, charge),
    zone: zoneOf(state),
    dueAt: new Date(charge.dueAt),
    card: { id: card.id, scheme: card.scheme },
    attempts: [...before, ...charge.attempts].map(toAttempt),
    ...(charge.retryAskedAt !== undefined && { retryAskedAt: new Date(charge.retryAskedAt) }),
    ...(heldBack && { heldBack: { until: new Date(heldBack.until), reason: heldBack.reason } }),
    outages: outagesOf(state),
  };
  return planDunning(asked, new Date(at));
}

const toAttempt = ({ at, cardId, result }: AttemptJson): ChargeAttempt => ({
  at: new Date(at),
  cardId,
  result,
  initiator: 'merchant',
});

/** Does what the plan says at this instant: tries the charge, sets the time of a try, or says why there is none. */
export function pursue(steps: Steps, index: number, at: string): void {
  const { state } = steps;
  const charge = state.open.find((one) => one.period.index === index);
  if (!charge || !state.card) return;
  const step = planOf(state, charge, at);
  if (step.kind === 'state') return stand(steps, charge, step, at);
  const attempt = charge.attempts.length + 1;
  const { reason, delayedBy } = step;
  if (step.at > new Date(at)) {
    const retry = { period: index, attempt, at: step.at.toISOString(), reason, delayedBy };
    return steps.add({ type: 'RetryScheduled', data: retry });
  }
  const { id: cardId, provider } = state.card;
  const data = { period: index, attempt, amount: charge.amount, provider, cardId, reason, at };
  steps.add({ type: 'ChargeRequested', data });
}

function stand(
  steps: Steps,
  charge: OpenCharge,
  { state, reason, notify, next }: Extract<DunningStep, { kind: 'state' }>,
  at: string,
): void {
  if (state === 'ended') return endAgreement(steps, reason === 'consent_revoked' ? reason : 'unpaid', at);
  if (state === 'settled' || state === 'resolving') return;
  const { index: period } = charge.period;
  const then = next && { next: { state: next.state, at: next.at.toISOString() } };
  steps.add({ type: 'ChargeStanding', data: { period, state, reason, ...then, at } });
  const step = notify === 'act' ? 'authenticate' : 'new_card';
  if (!notify || steps.state.customerStep?.step === step) return;
  steps.add({ type: 'CustomerStepRequired', data: { period, step, reason, at } });
}
