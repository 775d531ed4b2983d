import { toMoneyJson } from '#libs/money';
import type { FollowUp, Outcome } from '../../spi';
import { fromWireAmount, toWireAmount } from '../wire/amount';
import type { Call } from '../wire/call';
import type { JsonObject } from '../wire/json';
import { isObject } from '../wire/json';
import { integerText, textOf } from '../wire/reply';
import { Unsupported } from '../unsupported';
import { evidenceOf, outcomeWithoutData, unknown } from './evidence';
import { isOrderNumber } from './order-number';
import { PATHS } from './paths';
import { STATUS } from './status';

/** The field is part of the request; what the ledger knows of a reason is sealed and stays here. */
const REASON = 'refund';

/**
 * Gives money of an order back (fact sheet 4.4) under our own number. Accepted is not done: status 9 stays pending
 * until a callback or a query tells more.
 * @throws Unsupported for a request without a form
 */
export async function refundOrder(call: Call, request: FollowUp): Promise<Outcome> {
  const { reference, providerReference, amount } = request;
  const refundAmount = amount.minor > 0n ? toWireAmount(amount) : undefined;
  if (refundAmount === undefined) throw new Unsupported('the amount has no form');
  if (!isOrderNumber(providerReference)) throw new Unsupported('the payment has no order number');
  if (!isOrderNumber(reference)) throw new Unsupported('the reference is no refund number');
  const reply = await call(PATHS.refund, {
    order_no: providerReference,
    merchant_refund_no: reference,
    refund_amount: refundAmount,
    reason: REASON,
  });
  return reply.kind === 'data' ? outcomeOfAnswer(reply.data, request) : outcomeWithoutData(reply);
}

function outcomeOfAnswer(data: JsonObject, request: FollowUp): Outcome {
  const difference = differenceFrom(data, request);
  if (difference !== undefined) return unknown('answer', difference);
  const status = integerText(data.get('status'));
  const evidence = evidenceOf('answer', status);
  switch (status) {
    case STATUS.refunding:
      return { kind: 'pending', evidence };
    case STATUS.refunded:
    case STATUS.partlyRefunded:
      return { kind: 'succeeded', amount: toMoneyJson(request.amount), evidence };
    case STATUS.failed:
      return {
        ...{ kind: 'failed', code: status, reason: 'the refund was rejected' },
        evidence: evidenceOf('answer', status, failedReason(data)),
      };
    default:
      return unknown('answer', 'a status that a refund cannot have', status);
  }
}

function differenceFrom(data: JsonObject, { reference, amount }: FollowUp): string | undefined {
  if (data.get('merchant_refund_no') !== reference) return 'the answer names another merchant_refund_no';
  if (data.get('currency') !== amount.currency) return 'the answer names another currency';
  const answered = fromWireAmount(data.get('refund_amount'), amount.currency);
  return answered?.minor === amount.minor ? undefined : 'the answer names another refund_amount';
}

/** An object whose members are not published; the texts in it, for a person. */
function failedReason(data: JsonObject): string | undefined {
  const reason = data.get('failed_reason');
  return isObject(reason) ? [...reason.values()].flatMap((value) => textOf(value) ?? []).join('; ') : textOf(reason);
}
