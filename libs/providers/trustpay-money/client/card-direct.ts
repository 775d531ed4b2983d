import type { ClientAnswer, ClientOperation } from '../../spi';
import { PATHS } from '../cashier/paths';
import type { TrustPayMoneyConfig } from '../config';
import type { Call } from '../wire/call';
import { JsonNumber } from '../wire/json';
import type { JsonObject } from '../wire/json';
import { withoutData } from './answers';
import * as field from './fields';
import { toPlainData } from './redact';

const FIELDS = [
  ...[field.orderAmount, field.currency, field.notifyUrl],
  ...[field.cardNumber, field.cardExpiry, field.cardCvv, field.cardHolder('first'), field.cardHolder('last')],
];

/** Nothing else of the answer leaves: its shape is not published, and it might repeat what was sent. */
const KEPT = [
  ...['order_no', 'platform_order_no', 'type_id', 'merchant_id', 'currency', 'status'],
  ...['order_amount', 'paid_amount', 'refund_amount', 'fee', 'create_time'],
];
/** Free text loses every run of digits that could be part of a card number or a security code. */
const DIGITS = /[0-9](?:[ -]?[0-9]){2,}/g;
const REASON_MAX = 200;

/**
 * Charges a card whose number passes through here (fact sheet 4.2). Exists only where the operator has said that this
 * deployment is in scope of PCI DSS. Number and security code live in the request's body and nowhere else: no field of
 * an answer, an error or an evidence is made of them.
 */
export function cardDirectPayin(config: TrustPayMoneyConfig, call: Call): ClientOperation {
  return {
    name: 'card-direct-payin',
    title: 'Charge a card by its number (PCI DSS scope)',
    changes: true,
    fields: FIELDS.map(field.describe),
    call: async (input, reference) => {
      const reply = await call(PATHS.createCardOrder, {
        merchant_id: new JsonNumber(config.merchantId),
        order_no: reference,
        ...field.toWire(FIELDS, input),
      });
      return reply.kind === 'data' ? answerOf(reply.data) : withoutData(reply);
    },
  };
}

/** A declined payment is an answer with status 3, not an error of the call (fact sheet 3). */
function answerOf(data: JsonObject): ClientAnswer {
  const kept = new Map([...data].filter(([name]) => KEPT.includes(name)));
  const reason = data.get('reason');
  const words = typeof reason === 'string' ? { reason: reason.slice(0, REASON_MAX).replace(DIGITS, '[removed]') } : {};
  return { kind: 'answered', data: { ...(toPlainData(kept) as Record<string, unknown>), ...words } };
}
