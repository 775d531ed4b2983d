import type { Outcome } from '../../../outcome';
import type { OperationRules, ProviderFact } from '../../commands';
import type { OrderEvent } from '../../events';
import { attemptOf, operationOf } from '../../selectors';
import type { Operation, OrderState } from '../../state';
import type { CommandOf } from '../decision';
import { outcomeEvents } from '../outcome/record-outcome';
import type { Movement } from '../outcome/unexplained';
import { attemptMeant } from './locate';

/** A verified message, the order as it stands, and how to speak of an operation in the words of an outcome. */
export interface FactContext {
  readonly state: OrderState;
  readonly fact: ProviderFact;
  readonly rules: OperationRules;
  readonly now: Date;
  settle(operation: Operation, outcome: Outcome): OrderEvent[];
}

export function factContext(state: OrderState, command: CommandOf<'RecordFact'>, now: Date): FactContext {
  const { fact, rules } = command;
  const { card, keptCard } = fact;
  return {
    state,
    fact,
    rules,
    now,
    settle: (operation, outcome) => outcomeEvents(state, operation, { outcome, now, rules, card, keptCard }),
  };
}

export const successOf = ({ amount, providerReference, evidence }: ProviderFact): Outcome => ({
  kind: 'succeeded',
  amount,
  providerReference,
  evidence,
});

/** The authorisation of the attempt that the fact speaks of. */
export const authorization = ({ state, fact }: FactContext): Operation =>
  operationOf(state, attemptMeant(state, fact).authorizeOperationId)!;

export function movement({ state, fact }: FactContext, reason: string): Movement {
  const { operationId, amount, providerReference, evidence } = fact;
  const known = operationOf(state, operationId);
  const attempt = known ? attemptOf(state, known.attemptId)! : attemptMeant(state, fact);
  return { attempt, operationId: known?.id, amount, providerReference, reason, evidence };
}

/** The message changes nothing; it is kept with the reason, for whoever asks later why. */
export function kept({ state, fact }: FactContext, reason: string): OrderEvent[] {
  const operation = operationOf(state, fact.operationId);
  if (operation?.remarks.includes(reason)) return [];
  const { provider, evidence } = fact;
  return [{ type: 'FactIgnored', data: { operationId: operation?.id, provider, reason, evidence } }];
}
