import type { ClientAnswer } from '../../spi';
import type { JsonObject } from '../wire/json';
import { toPlainData, withoutDigits } from './redact';

/** Nothing else of the answer leaves: not all of its shape is published, and it might repeat a card that was sent. */
const KEPT = [
  ...['order_no', 'platform_order_no', 'type_id', 'merchant_id', 'currency', 'status', 'merchant_refund_no'],
  ...['order_amount', 'paid_amount', 'refund_amount', 'fee', 'notify_status', 'notify_time', 'create_time'],
];
const REASON_MAX = 200;

/** An order as a caller is shown it. A declined payment is an answer with status 3, not an error (fact sheet 3). */
export function orderAnswer(data: JsonObject): ClientAnswer {
  const kept = new Map([...data].filter(([name]) => KEPT.includes(name)));
  const reason = data.get('reason');
  const words = typeof reason === 'string' ? { reason: withoutDigits(reason.slice(0, REASON_MAX)) } : {};
  return { kind: 'answered', data: { ...(toPlainData(kept) as Record<string, unknown>), ...words } };
}
