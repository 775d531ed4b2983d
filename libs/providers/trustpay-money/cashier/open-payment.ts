import type { Outcome, StartPayment } from '../../spi';
import type { TrustPayMoneyConfig } from '../config';
import { toWireAmount, fromWireAmount } from '../wire/amount';
import type { Call } from '../wire/call';
import { JsonNumber } from '../wire/json';
import type { JsonObject } from '../wire/json';
import { textOf } from '../wire/reply';
import { checkCashierPayment, isAddress } from './check-payment';
import { evidenceOf, outcomeWithoutData, unknown } from './evidence';
import { isOrderNumber } from './order-number';
import { PATHS } from './paths';

/**
 * Opens an order at the cashier (fact sheet 4.1). The number of the order is our reference; under it the order is asked
 * for, refunded, and told about in callbacks. The provider names no end of the time to pay, so none is handed on.
 * @throws Unsupported for what `checkPayment` would have refused
 */
export async function openPayment(config: TrustPayMoneyConfig, call: Call, payment: StartPayment): Promise<Outcome> {
  checkCashierPayment(config, payment);
  const reply = await call(PATHS.createOrder, {
    merchant_id: new JsonNumber(config.merchantId),
    order_no: payment.reference,
    order_amount: toWireAmount(payment.amount),
    currency: payment.amount.currency,
    notify_url: payment.notificationUrl,
  });
  return reply.kind === 'data' ? opened(reply.data, payment) : outcomeWithoutData(reply);
}

function opened(data: JsonObject, payment: StartPayment): Outcome {
  const difference = differenceFrom(data, payment);
  if (difference !== undefined) return unknown('answer', difference);
  const url = textOf(data.get('pay_url'), 2000);
  if (!isAddress(url)) return unknown('answer', 'an order without a page to pay on');
  return {
    kind: 'pending',
    providerReference: payment.reference,
    nextAction: { type: 'redirect', url },
    evidence: evidenceOf('answer', undefined, platformNumber(data)),
  };
}

/** Names what in the answer is not what was asked. */
function differenceFrom(data: JsonObject, { reference, amount }: StartPayment): string | undefined {
  if (data.get('order_no') !== reference) return 'the answer names another order_no';
  if (data.get('currency') !== amount.currency) return 'the answer names another currency';
  const asked = fromWireAmount(data.get('order_amount'), amount.currency);
  return asked?.minor === amount.minor ? undefined : 'the answer names another order_amount';
}

/** The provider's own number, for a person who asks the provider about the order. */
export function platformNumber(data: JsonObject): string | undefined {
  const number = textOf(data.get('platform_order_no'), 64);
  return isOrderNumber(number) ? `platform_order_no ${number}` : undefined;
}
