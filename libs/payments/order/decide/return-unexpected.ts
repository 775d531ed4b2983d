import { accept, reject } from '#libs/decider';
import { minorOf, moneyJson } from '../minor';
import { unexpectedOf } from '../selectors';
import type { OrderState } from '../state';
import type { CommandOf, OrderDecision } from './decision';

/**
 * A person gave unexpected money back at the provider, outside our refunds: what stood in suspense for it is settled.
 * In whatever unit it came; without an amount, all of it in the order's own.
 */
export function returnUnexpected(state: OrderState, command: CommandOf<'ReturnUnexpected'>): OrderDecision {
  if (!state.exists) return reject({ code: 'not_found' });
  const currency = command.amount?.currency ?? state.currency;
  const holding = state.attempts.find(({ id }) => unexpectedOf(state, id, currency) > 0n);
  if (!holding) return reject({ code: 'nothing_to_return' });
  const here = unexpectedOf(state, holding.id, currency);
  const amount = command.amount ? minorOf(command.amount) : here;
  if (amount <= 0n) return reject({ code: 'amount_not_positive' });
  if (amount > here) return reject({ code: 'amount_exceeds_refundable', remaining: moneyJson(here, currency) });
  const { reason, providerReference, evidence } = command;
  const { id: attemptId, provider } = holding;
  const data = { attemptId, provider, amount: moneyJson(amount, currency), providerReference, reason, evidence };
  return accept({ type: 'UnexpectedMoneyReturned', data });
}
