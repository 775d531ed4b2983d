import { agreementDecider } from './agreement-decider';
import type { AgreementCommand, AgreementCommandOf } from './commands';
import { nextDue } from './due';
import type { DueKind } from './due-kind';
import type { AgreementEvent } from './events';
import { evolve } from './evolve';
import type { AgreementState } from './state';

export interface ForecastStep {
  /** When it is due. */
  readonly at: string;
  readonly kind: DueKind;
  readonly events: readonly AgreementEvent[];
  /** It comes so only if each charge before it is paid at its first attempt. */
  readonly assumesPayment: boolean;
  /** The agreement behind it. */
  readonly state: AgreementState;
}

/**
 * What a scheduler will write if nobody does anything meanwhile and every charge from now on is paid: decided step by
 * step by the same rules, so a look cannot differ from what is done. Endless for a schedule without an end.
 * @param outage as for `RunDue`, for what is overdue
 */
export function* forecast(
  start: AgreementState,
  outage?: AgreementCommandOf<'RunDue'>['outage'],
): Generator<ForecastStep, void> {
  let state = start;
  let assumesPayment = false;
  for (let due = nextDue(state); due; due = nextDue(state)) {
    const at = new Date(due.at);
    const written = decided(state, { type: 'RunDue', ...(outage && { outage }) }, at);
    if (written.length === 0) return;
    state = written.reduce(evolve, state);
    yield { at: due.at, kind: due.kind, events: written, assumesPayment, state };
    const inFlight = state.open.find((charge) => charge.inFlight);
    if (!inFlight) continue;
    assumesPayment = true;
    const { index: period } = inFlight.period;
    const paid = { type: 'RecordCharge', period, result: { kind: 'succeeded' }, delayMs: 0 } as const;
    state = decided(state, paid, at).reduce(evolve, state);
  }
}

function decided(state: AgreementState, command: AgreementCommand, now: Date): readonly AgreementEvent[] {
  const decision = agreementDecider.decide(state, command, { now });
  return 'accept' in decision ? decision.accept : [];
}
