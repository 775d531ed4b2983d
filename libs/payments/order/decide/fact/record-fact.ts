import { accept, reject } from '#libs/decider';
import type { ProviderFact } from '../../commands';
import type { OrderEvent } from '../../events';
import type { OrderState } from '../../state';
import type { CommandOf, OrderDecision } from '../decision';
import type { FactContext } from './context';
import { factContext } from './context';
import { disputed } from './dispute';
import { disputeLost, disputeWon } from './dispute-end';
import { announced } from './announced';
import { authorized, captured, declined, received } from './payment';
import { refundFailed, refunded, voided } from './reversal';
import { namesNothing, strange } from './strange';

/** One rule per kind of message; the awkward cases are the fact sheet's "payments" 3.3. */
const rules: { readonly [K in ProviderFact['kind']]: (context: FactContext) => OrderEvent[] } = {
  announced,
  authorized,
  captured,
  voided,
  refunded,
  declined,
  refund_failed: refundFailed,
  disputed,
  dispute_won: disputeWon,
  dispute_lost: disputeLost,
  received,
};

/** What a provider told us, signed. Never refused: it has happened. The same message takes effect once. */
export function recordFact(state: OrderState, command: CommandOf<'RecordFact'>, now: Date): OrderDecision {
  if (!state.exists) return reject({ code: 'not_found' });
  const { kind, evidence } = command.fact;
  if (evidence.id !== undefined && state.seenEvidence.has(evidence.id)) return accept();
  const context = factContext(state, command, now);
  return accept(...(namesNothing(context) ? strange(context) : rules[kind](context)));
}

/** A message that the application could not even bring to an operation, kept with its reason. */
export function ignoreFact(state: OrderState, command: CommandOf<'IgnoreFact'>): OrderDecision {
  if (!state.exists) return reject({ code: 'not_found' });
  const { type: _, ...data } = command;
  if (data.evidence.id !== undefined && state.seenEvidence.has(data.evidence.id)) return accept();
  const operation = state.operations.find(({ id }) => id === data.operationId);
  return operation?.remarks.includes(data.reason) ? accept() : accept({ type: 'FactIgnored', data });
}
