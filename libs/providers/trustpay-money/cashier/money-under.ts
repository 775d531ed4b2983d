import type { MoneyTold } from '../../spi';
import type { Call } from '../wire/call';
import { ABSENT } from '../wire/codes';
import type { JsonObject } from '../wire/json';
import { integerText, textOf } from '../wire/reply';
import { readOrder } from './order';
import { isOrderNumber } from './order-number';
import { PATHS } from './paths';
import { NOT_PAID, PAID, PAYIN_TYPE, STATUS } from './status';

/** Sums of refunds that are over; while one is running (9) nothing says which part of the sum it is. */
const REFUNDED: readonly string[] = [STATUS.refunded, STATUS.partlyRefunded];

/**
 * What came for an order that is not known here: of another system of the same merchant, or a card payin made by its
 * number. The order itself is asked, because a callback has no currency (fact sheet 6).
 */
export async function moneyUnder(call: Call, orderNo: string): Promise<MoneyTold> {
  if (!isOrderNumber(orderNo)) return { kind: 'nothing' };
  const reply = await call(PATHS.queryOrder, { order_no: orderNo });
  if (reply.kind === 'data') return toldBy(reply.data, orderNo);
  const isAbsent = reply.kind === 'refused' && reply.code === ABSENT;
  return isAbsent ? { kind: 'nothing' } : { kind: 'unknown', reason: reply.reason };
}

function toldBy(data: JsonObject, orderNo: string): MoneyTold {
  const type = data.get('type_id');
  if (type !== undefined && integerText(type) !== PAYIN_TYPE) return { kind: 'nothing' };
  const currency = textOf(data.get('currency'));
  const order = currency === undefined ? 'an order without a currency' : readOrder(data, orderNo, currency);
  if (typeof order === 'string') return { kind: 'unknown', reason: order };
  const { status, paid, refunded } = order;
  if (NOT_PAID.includes(status)) return { kind: 'nothing' };
  if (!PAID.includes(status)) return { kind: 'unknown', reason: 'a status that a payin cannot have' };
  if (paid === undefined || paid.minor <= 0n) return { kind: 'unknown', reason: 'paid, but not how much' };
  if (!REFUNDED.includes(status)) return { kind: 'told', received: paid };
  const back = refunded ?? (status === STATUS.refunded ? paid : undefined);
  return { kind: 'told', received: paid, ...(back && back.minor > 0n && { refunded: back }) };
}
