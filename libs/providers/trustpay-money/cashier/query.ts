import type { Outcome, QueryOperation } from '../../spi';
import type { TrustPayMoneyConfig } from '../config';
import type { Call } from '../wire/call';
import { ABSENT } from '../wire/codes';
import type { Reply } from '../wire/reply';
import { evidenceOf, unknown } from './evidence';
import { readOrder } from './order';
import { isOrderNumber } from './order-number';
import { PATHS } from './paths';
import { outcomeOfPayment } from './payment-outcome';
import { absentRefund, outcomeOfRefund } from './refund-outcome';

/**
 * Asks for the order that a payment is, or that a refund belongs to: the provider knows refunds only as a part of their
 * order (fact sheet 4.4). A payment's order has our reference; a refund names it by `providerReference`.
 */
export async function queryOperation(
  config: TrustPayMoneyConfig,
  call: Call,
  operation: QueryOperation,
): Promise<Outcome> {
  const orderNo = orderNumberOf(operation);
  if (!isOrderNumber(orderNo)) return unknown('query', `a ${operation.type} cannot be asked for without its payment`);
  const reply = await call(PATHS.queryOrder, { order_no: orderNo });
  if (reply.kind !== 'data') return withoutOrder(operation, reply);
  const order = readOrder(reply.data, { orderNo, merchantId: config.merchantId }, operation.amount.currency);
  if (typeof order === 'string') return unknown('query', order);
  return operation.type === 'refund' ? outcomeOfRefund(operation, order, config) : outcomeOfPayment(operation, order);
}

function orderNumberOf({ type, reference, providerReference }: QueryOperation): string | undefined {
  if (type === 'authorize') return reference;
  return type === 'refund' ? providerReference : undefined;
}

/** A refusal says nothing of the order, except that there is none. */
function withoutOrder({ type }: QueryOperation, reply: Exclude<Reply, { kind: 'data' }>): Outcome {
  if (reply.kind === 'not_sent') return { ...reply, evidence: evidenceOf('query') };
  if (reply.kind === 'unknown' || reply.code !== ABSENT) return unknown('query', reply.reason, reply.code);
  if (type === 'refund') return absentRefund(reply.code, 'the provider has no such order');
  return {
    kind: 'failed',
    code: 'absent',
    reason: 'the provider has no such order',
    evidence: evidenceOf('query', reply.code),
  };
}
