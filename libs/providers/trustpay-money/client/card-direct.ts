import type { ClientOperation } from '../../spi';
import { PATHS } from '../cashier/paths';
import type { TrustPayMoneyConfig } from '../config';
import type { Call } from '../wire/call';
import { JsonNumber } from '../wire/json';
import { withoutData } from './answers';
import * as field from './fields';
import { orderAnswer } from './order-answer';

const FIELDS = [
  ...[field.orderAmount, field.currency, field.notifyUrl],
  ...[field.cardNumber, field.cardExpiry, field.cardCvv, field.cardHolder('first'), field.cardHolder('last')],
];

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
      return reply.kind === 'data' ? orderAnswer(reply.data) : withoutData(reply);
    },
  };
}
