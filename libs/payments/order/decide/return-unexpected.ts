import { accept, reject } from '#libs/decider';
import { minorOf, moneyJson } from '../minor';
import { returnableOf } from '../selectors';
import type { OrderState } from '../state';
import type { CommandOf, OrderDecision } from './decision';
import { givenBack } from './outcome/unexplained';

/**
 * A person gave back at the provider, outside our refunds, what the payer had sent too much or what came unexpectedly:
 * the customer's credit is settled, and then what stood in suspense. In whatever unit it came; without an amount, all
 * of it in the order's own.
 */
export function returnUnexpected(state: OrderState, command: CommandOf<'ReturnUnexpected'>): OrderDecision {
  if (!state.exists) return reject({ code: 'not_found' });
  const currency = command.amount?.currency ?? state.currency;
  const holding = state.attempts.find(({ id }) => returnableOf(state, id, currency) > 0n);
  if (!holding) return reject({ code: 'nothing_to_return' });
  const here = returnableOf(state, holding.id, currency);
  const amount = command.amount ? minorOf(command.amount) : here;
  if (amount <= 0n) return reject({ code: 'amount_not_positive' });
  if (amount > here) return reject({ code: 'amount_exceeds_refundable', remaining: moneyJson(here, currency) });
  const { reason, providerReference, evidence } = command;
  const money = moneyJson(amount, currency);
  return accept(givenBack(state, { attempt: holding, amount: money, providerReference, reason, evidence }));
}
