import { unclear } from '../../spi';
import type { MoneyTold } from '../../spi';
import type { TrustPayMoneyConfig } from '../config';
import type { Call } from '../wire/call';
import { ABSENT } from '../wire/codes';
import type { JsonObject } from '../wire/json';
import { integerText, textOf } from '../wire/reply';
import { readOrder } from './order';
import type { AskedOrder } from './order';
import { isForeignNumber } from './order-number';
import { PATHS } from './paths';
import { NOT_PAID, PAID, PAYIN_TYPE, STATUS } from './status';

/** Sums of refunds that are over; while one is running (9) nothing says which part of the sum it is. */
const REFUNDED: readonly string[] = [STATUS.refunded, STATUS.partlyRefunded];

/**
 * What came for an order that is not known here: of another system of the same merchant, or a card payin made by its
 * number. The order itself is asked, because a callback has no currency (fact sheet 6).
 */
export async function moneyUnder({ merchantId }: TrustPayMoneyConfig, call: Call, orderNo: string): Promise<MoneyTold> {
  if (!isForeignNumber(orderNo)) return { kind: 'nothing' };
  const reply = await call(PATHS.queryOrder, { order_no: orderNo });
  if (reply.kind === 'data') return toldBy(reply.data, { orderNo, merchantId });
  const isAbsent = reply.kind === 'refused' && reply.code === ABSENT;
  return isAbsent ? { kind: 'nothing' } : { kind: 'unknown', reason: reply.reason };
}

/** An answer about another order is none; what this one's says and cannot be booked would be said again. */
function toldBy(data: JsonObject, asked: AskedOrder): MoneyTold {
  if (data.get('order_no') !== asked.orderNo) return { kind: 'unknown', reason: 'the answer names another order_no' };
  const type = data.get('type_id');
  if (type !== undefined && integerText(type) !== PAYIN_TYPE) return { kind: 'nothing' };
  const currency = textOf(data.get('currency'));
  const order = currency === undefined ? 'an order without a currency' : readOrder(data, asked, currency);
  if (typeof order === 'string') return unclear(order);
  const { status, paid, refunded } = order;
  if (NOT_PAID.includes(status)) return { kind: 'nothing' };
  if (!PAID.includes(status)) return unclear('a status that a payin cannot have');
  if (paid === undefined || paid.minor <= 0n) return unclear('paid, but not how much');
  if (!REFUNDED.includes(status)) return { kind: 'told', received: [paid], refunded: [] };
  const back = refunded ?? (status === STATUS.refunded ? paid : undefined);
  return { kind: 'told', received: [paid], refunded: back && back.minor > 0n ? [back] : [] };
}
