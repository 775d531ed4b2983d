import type { OrderEvent } from '../../events';
import { minorOf, moneyJson } from '../../minor';
import { holdOf } from '../../selectors';
import type { Operation, OrderState } from '../../state';
import type { OutcomeReport, Success } from './report';
import { attemptBehind, outcomeFields } from './report';

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
            released: released(state, operation),
            providerReference,
            ...(success.fee && { fee: success.fee }),
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
            providerReference,
            ...(success.receipt && { receipt: success.receipt }),
            ...(success.fee && { fee: success.fee }),
          },
        },
      ];
  }
}

function released(state: OrderState, operation: Operation) {
  const left = holdOf(attemptBehind(state, operation));
  return moneyJson(operation.final ? left : operation.amount, state.currency);
}

/** Where the provider captures at once, authorisation and capture are one fact and one decision. */
function authorized(state: OrderState, operation: Operation, report: OutcomeReport, success: Success): OrderEvent[] {
  const { amount, providerReference, evidence } = success;
  const purchase = attemptBehind(state, operation).capture === 'automatic';
  const data = {
    ...outcomeFields(state, operation, evidence),
    amount,
    providerReference,
    card: report.card,
    ...(!purchase && minorOf(amount) > 0n && { captureBefore: captureBefore(report) }),
  };
  const { attemptId, operationId, provider } = data;
  const { receipt, fee } = success;
  const developerFee = state.order?.crypto?.developerFee;
  const extras = { ...(receipt && { receipt }), ...(developerFee && { developerFee }), ...(fee && { fee }) };
  const money = { amount, released: amount, ...extras };
  const captured = { attemptId, operationId, provider, ...money, providerReference, evidence };
  return purchase
    ? [
        { type: 'Authorized', data },
        { type: 'Captured', data: captured },
      ]
    : [{ type: 'Authorized', data }];
}

function captureBefore({ captureBefore: given, rules, now }: OutcomeReport): string | undefined {
  return given ?? (rules && new Date(now.getTime() + rules.holdLifetimeMs).toISOString());
}
