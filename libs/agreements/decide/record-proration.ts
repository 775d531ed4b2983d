import { accept } from '#libs/decider';
import type { AgreementCommandOf } from '../commands';
import type { AgreementState } from '../state';
import { Steps } from '../steps';
import { done } from './decision';
import type { AgreementDecision } from './decision';
import { completeIfDone } from './end';

/** What the order of a difference tells. There is no second try: what fails is taken into the next charge. */
export function recordProrationCharge(
  state: AgreementState,
  { period, change, result }: AgreementCommandOf<'RecordProrationCharge'>,
): AgreementDecision {
  const asked = state.prorationCharge;
  if (asked?.period !== period || asked.change !== change) return accept();
  const { amount, at } = asked;
  const steps = new Steps(state);
  const of = { period, change, amount };
  if (result.kind === 'succeeded') {
    steps.add({ type: 'ProrationChargeSucceeded', data: { ...of, at } });
  } else if (result.kind === 'declined') {
    const { decline } = result;
    const data = { ...of, kind: 'declined', code: decline.code, reason: decline.message, decline, at } as const;
    steps.add({ type: 'ProrationChargeFailed', data });
  } else {
    const { kind, code, reason } = result;
    steps.add({ type: 'ProrationChargeFailed', data: { ...of, kind, code, reason, at } });
  }
  completeIfDone(steps, at);
  return done(steps);
}

/** Once for each order: a repeat of the subscriber finds it said. */
export function recordCreditRefused(
  { agreement }: AgreementState,
  { orderId, amount, code, reason }: AgreementCommandOf<'RecordCreditRefused'>,
  now: Date,
): AgreementDecision {
  if (!agreement) return accept();
  return accept({ type: 'CreditRefundRefused', data: { orderId, amount, code, reason, at: now.toISOString() } });
}
