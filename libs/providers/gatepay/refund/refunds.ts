import type { FollowUp, Outcome, ProviderResult, QueryOperation } from '../../spi';
import { COINS } from '../assets';
import type { GatePayClient } from '../client';
import { fromDecimal, toDecimal } from '../decimal';
import { asObject, textOf } from '../json';
import { PREPAY_ID } from '../order/opened';
import { evidenceOf, failed, outcomeOfNoData, unknown, unsupported } from '../outcomes';
import { Unsupported } from '../unsupported';
import { refundOutcome } from './refund-outcome';
import { withSentCoins } from './sent-coins';
import { chainOfOrder, toAddress, toOrigin } from './destination';

const REFUND = '/v2/standard/order/refund';
export const REFUND_DETAILS = '/v2/pay/refund/details';

/** Unknown refund ids, of orders and of addresses (fact sheet 2.3). */
export const REFUND_UNKNOWN: ReadonlySet<string> = new Set(['400304', '500207']);

/** Asks for a refund. Success means accepted, not done (fact sheet 6): its details tell how it ends. */
export async function refund(client: GatePayClient, request: FollowUp): Promise<ProviderResult> {
  try {
    const fields = refundFields(request);
    const where = await whereTo(client, request);
    if ('outcome' in where) return where;
    const reply = await client.post(REFUND, JSON.stringify({ ...fields, ...where.fields }));
    return { outcome: reply.kind === 'data' ? accepted(reply.data, request) : outcomeOfNoData(reply) };
  } catch (error) {
    if (error instanceof Unsupported) return { outcome: unsupported(error.message) };
    throw error;
  }
}

/** Asks for the chain first where an address is given. Whatever goes wrong there, the refund itself never left. */
async function whereTo(
  client: GatePayClient,
  { destination, providerReference, amount }: FollowUp,
): Promise<ProviderResult | { readonly fields: Readonly<Record<string, unknown>> }> {
  if (destination === undefined) return { fields: toOrigin };
  const found = await chainOfOrder(client, providerReference, amount.currency);
  if ('asset' in found) return { fields: toAddress(destination, found.asset) };
  if (found.reply.kind === 'refused') return { outcome: outcomeOfNoData(found.reply) };
  const reason = `the chain of the order could not be asked for: ${found.reply.reason}`;
  return { outcome: { kind: 'not_sent', reason, evidence: evidenceOf('query') } };
}

export async function queryRefund(client: GatePayClient, operation: QueryOperation): Promise<ProviderResult> {
  const reply = await client.get(REFUND_DETAILS, { refundRequestId: operation.reference });
  if (reply.kind === 'data') {
    return { outcome: await withSentCoins(client, reply.data, refundOutcome(reply.data, operation)) };
  }
  if (reply.kind !== 'refused') return { outcome: outcomeOfNoData(reply) };
  return REFUND_UNKNOWN.has(reply.code)
    ? { outcome: failed('query', 'absent', 'the provider knows no such refund', reply.code) }
    : { outcome: unknown('query', `the query was refused: ${reply.reason}`, reply.code) };
}

function refundFields({ reference, providerReference, amount }: FollowUp) {
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(reference)) throw new Unsupported('the reference exceeds 32 letters and digits');
  if (!PREPAY_ID.test(providerReference)) throw new Unsupported('the payment has no order id of this provider');
  if (!COINS.includes(amount.currency)) throw new Unsupported(`a refund is in one of ${COINS.join(', ')}`);
  const refundAmount = toDecimal(amount);
  if (refundAmount === undefined || amount.minor === 0n) {
    throw new Unsupported('a refund is above 0 and has at most 6 decimals');
  }
  return { prepayId: providerReference, refundRequestId: reference, refundAmount };
}

function accepted(data: unknown, { reference, providerReference, amount }: FollowUp): Outcome {
  const refunded = asObject(data) ?? {};
  const complaint = textOf(refunded.errMsg);
  if (complaint !== undefined) return unknown('answer', `accepted, and yet: ${complaint}`);
  if (refunded.refundRequestId !== reference) return unknown('answer', 'the answer is about another refund');
  if (refunded.prepayId !== providerReference) return unknown('answer', 'the answer is about another order');
  if (fromDecimal(refunded.refundAmount, amount.currency)?.minor !== amount.minor) {
    return unknown('answer', 'the answer is about another amount');
  }
  if (refunded.orderCurrency != null && refunded.orderCurrency !== amount.currency) {
    return unknown('answer', 'the answer is about another currency');
  }
  const id = textOf(refunded.refundGateId);
  return { kind: 'pending', ...(id && { providerReference: id }), evidence: evidenceOf('answer', '000000') };
}
