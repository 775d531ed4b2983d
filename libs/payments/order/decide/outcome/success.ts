import type { MoneyJson } from '#libs/money';
import { agreedFeeFor, agreedFeeOf } from '../../agreed-fee';
import { windowMs } from '../../authorization-window';
import type { OrderEvent } from '../../events';
import { minorOf, moneyJson } from '../../minor';
import { holdOf } from '../../selectors';
import type { Operation, OrderState } from '../../state';
import type { OutcomeReport, Success } from './report';
import { attemptBehind, outcomeFields, paidBy } from './report';

/** The operation happened as asked. */
export function succeeded(
  state: OrderState,
  operation: Operation,
  report: OutcomeReport,
  success: Success,
): OrderEvent[] {
  const fields = outcomeFields(state, operation, success.evidence);
  const { providerReference } = success;
  switch (operation.type) {
    case 'authorize':
      return authorized(state, operation, report, success);
    case 'capture':
      return [
        {
          type: 'Captured',
          data: {
            ...fields,
            released: moneyJson(released(state, operation), state.currency),
            left: moneyJson(holdOf(attemptBehind(state, operation)) - released(state, operation), state.currency),
            ...(operation.late && { late: operation.late }),
            providerReference,
            ...feeFields(state, report, success, moneyJson(operation.amount, state.currency)),
          },
        },
      ];
    case 'void':
      return [{ type: 'Voided', data: fields }];
    case 'refund':
      return [
        {
          type: 'Refunded',
          data: {
            ...fields,
            ...paidBy(operation),
            providerReference,
            ...(success.receipt && { receipt: success.receipt }),
            ...(success.fee && { fee: success.fee }),
          },
        },
      ];
  }
}

const released = (state: OrderState, operation: Operation): bigint =>
  operation.final ? holdOf(attemptBehind(state, operation)) : operation.amount;

/** Where the provider captures at once, authorisation and capture are one fact and one decision. */
function authorized(state: OrderState, operation: Operation, report: OutcomeReport, success: Success): OrderEvent[] {
  const { amount, providerReference, evidence } = success;
  const purchase = attemptBehind(state, operation).capture === 'automatic';
  const data = {
    ...outcomeFields(state, operation, evidence),
    amount,
    providerReference,
    card: report.card,
    ...(!purchase && minorOf(amount) > 0n && holdFields(state, report)),
  };
  const { attemptId, operationId, provider } = data;
  const { receipt } = success;
  const extras = {
    ...(receipt && { receipt }),
    ...developerFeeFields(state, success),
    ...feeFields(state, report, success, amount),
  };
  const money = { amount, released: amount, ...extras };
  const captured = { attemptId, operationId, provider, ...money, providerReference, evidence };
  return purchase
    ? [
        { type: 'Authorized', data },
        { type: 'Captured', data: captured },
      ]
    : [{ type: 'Authorized', data }];
}

/** What the order says is what is owed; what the provider says instead is kept beside it. */
function developerFeeFields({ order, currency }: OrderState, { developerFee: told }: Success) {
  const developerFee = order?.crypto?.developerFee;
  const isAsOrdered = !told || minorOf(told) === (developerFee ? minorOf(developerFee) : 0n);
  return {
    ...(developerFee && { developerFee }),
    ...(!isAsOrdered && told.currency === currency && { developerFeeTold: told }),
  };
}

/** The provider's word, else an estimate by what was agreed (fact sheet "payments" 4.2). */
function feeFields({ order, currency }: OrderState, { rules }: OutcomeReport, { fee }: Success, amount: MoneyJson) {
  if (fee) return { fee };
  const agreed = agreedFeeFor(rules?.agreedFees ?? [], order?.method, currency);
  if (!agreed) return {};
  const estimate = agreedFeeOf(agreed, amount);
  return {
    fee: estimate,
    feeEstimated: true as const,
    ...(agreed.billed === 'invoiced' && { feeBilled: true as const }),
  };
}

/** When the hold ends, by the provider or by what is known of it, and what the order wants done with it. */
function holdFields({ order }: OrderState, { captureBefore: given, card, rules, now }: OutcomeReport) {
  const lifetime = rules && (windowMs(rules.authorizationWindow, card?.brand) ?? rules.holdLifetimeMs);
  const { captureAfter, atDeadline } = order ?? {};
  return {
    captureBefore: given ?? (lifetime === undefined ? undefined : new Date(now.getTime() + lifetime).toISOString()),
    ...(captureAfter && { captureAfter }),
    ...(atDeadline && { atDeadline }),
  };
}
