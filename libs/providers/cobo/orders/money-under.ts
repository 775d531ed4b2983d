import { moneyInAll, unclear } from '../../spi';
import type { MoneyTold, MovementFact } from '../../spi';
import type { CoboConfig } from '../config';
import { BY_ID, readRefund, sentBy } from '../refunds/refund';
import type { CoboRefund } from '../refunds/refund';
import type { ApiResult } from '../wire/answer';
import type { CoboApi } from '../wire/api';
import { percentEncoded } from '../wire/api';
import type { JsonObject } from '../wire/json';
import { asObject, listIn, textIn } from '../wire/json';
import { movementOf, sortDeposits } from './deposits';
import { readOrder } from './order';

const MAYBE_OURS =
  'a refund was sent that may be one of the ledger: its message names no request, or nobody who made it';

/**
 * What came for an order that is not known here, such as one that was born from a payment link, and went back by a
 * refund that is not. Nothing keeps another system from giving both one number. Late coins need not be in an order's
 * sum (fact sheet 5.3): their own event brings them.
 */
export async function moneyUnder(api: CoboApi, config: CoboConfig, reference: string): Promise<MoneyTold> {
  if (reference.startsWith(BY_ID)) return refundById(api, config, reference.slice(BY_ID.length));
  const orders = listOf(await api.get('orders', { limit: '2', psp_order_id: reference }), config);
  const refunds = listOf(await api.get('refunds', { limit: '2', request_id: reference }), config);
  return moneyInAll([
    'kind' in orders ? orders : receivedBy(orders.rows, reference),
    'kind' in refunds ? refunds : refundedBy(refunds.rows, reference),
  ]);
}

/** Another merchant of the organisation has books of its own. */
function listOf(answer: ApiResult, { merchantId }: CoboConfig): MoneyTold | { readonly rows: readonly JsonObject[] } {
  if (answer.kind !== 'answered') return unknown(answer.reason);
  const page = asObject(answer.data);
  if (!page || !Array.isArray(page['data'])) return unknown('the answer is no list');
  const rows = listIn(page, 'data').map((row) => asObject(row) ?? {});
  return { rows: rows.filter((row) => (textIn(row, 'merchant_id') ?? merchantId) === merchantId) };
}

function receivedBy(rows: readonly JsonObject[], reference: string): MoneyTold {
  if (rows.length === 0) return { kind: 'nothing' };
  if (rows.length > 1 || textIn(rows[0]!, 'psp_order_code') !== reference) {
    return unknown('the answer is about other orders');
  }
  const order = readOrder(rows[0]);
  if (typeof order === 'string') return unclear(order);
  // By their own names, as their events tell them: the order's sum may go on growing by them (fact sheet 5.3).
  const { received, extra } = sortDeposits(order);
  const beside = extra.map(({ txId, amount, inSum }): MovementFact => ({
    ...(inSum && { inSum }),
    ...{ kind: 'received', providerReference: txId, movement: movementOf(txId), code: order.status, amount },
  }));
  if (received.minor === 0n && beside.length === 0) return { kind: 'nothing' };
  return { kind: 'told', received: received.minor > 0n ? [received] : [], refunded: [], beside };
}

function refundedBy(rows: readonly JsonObject[], reference: string): MoneyTold {
  if (rows.length === 0) return { kind: 'nothing' };
  if (rows.length > 1 || textIn(rows[0]!, 'request_id') !== reference) {
    return unknown('the answer is about other refunds');
  }
  return sentByRefund(readRefund(rows[0]));
}

/**
 * A refund whose message told no reference. One that was made by our own key may be the ledger's, which books it by its
 * own order; the console and the pages of links have other names (fact sheet 7).
 */
async function refundById(api: CoboApi, config: CoboConfig, id: string): Promise<MoneyTold> {
  const answer = await api.get(`refunds/${percentEncoded(id)}`);
  if (answer.kind !== 'answered') return unknown(answer.reason);
  const merchantId = textIn(asObject(answer.data) ?? {}, 'merchant_id') ?? config.merchantId;
  if (merchantId !== config.merchantId) return { kind: 'nothing' };
  const refund = readRefund(answer.data);
  const told = sentByRefund(refund);
  if (typeof refund === 'string' || told.kind !== 'told') return told;
  if (refund.refundId !== id) return unknown('the answer is about another refund');
  const { requestId, initiator } = refund;
  if (initiator === undefined || initiator === `api_key_${config.secret.apiKey}`) return unclear(MAYBE_OURS);
  return { ...told, ...(requestId !== undefined && { reference: requestId }) };
}

function sentByRefund(refund: CoboRefund | string): MoneyTold {
  if (typeof refund === 'string') return unclear(refund);
  if (refund.status === 'PartiallyCompleted') return unclear('a part of the refund was sent and a part was not');
  return refund.status === 'Completed'
    ? { kind: 'told', received: [], refunded: [sentBy(refund)] }
    : { kind: 'nothing' };
}

const unknown = (reason: string): MoneyTold => ({ kind: 'unknown', reason });
