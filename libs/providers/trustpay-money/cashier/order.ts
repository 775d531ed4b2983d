import type { Money } from '#libs/money';
import { fromWireAmount } from '../wire/amount';
import { JsonNumber } from '../wire/json';
import type { Json, JsonObject } from '../wire/json';
import { integerText, textOf } from '../wire/reply';
import { isOrderNumber } from './order-number';
import { platformNumber } from './open-payment';
import { PAYIN_TYPE } from './status';

/** An order as the provider knows it (fact sheet 4.3). Amounts are absent where the provider gives none. */
export interface Order {
  readonly status: string;
  readonly ordered?: Money;
  readonly paid?: Money;
  /** All refunds together. */
  readonly refunded?: Money;
  readonly fee?: Money;
  readonly reason?: string;
  /**
   * Refund numbers of the order, should the provider name them: its callbacks do, its documents of the query do not.
   */
  readonly refundNumbers?: readonly string[];
  readonly platform?: string;
}

const AMOUNTS = ['order_amount', 'paid_amount', 'refund_amount', 'fee'] as const;

/** Which order of which merchant was asked for. */
export interface AskedOrder {
  readonly orderNo: string;
  readonly merchantId: string;
}

/** Reads the answer of a query; a text says what is wrong with it. */
export function readOrder(data: JsonObject, { orderNo, merchantId }: AskedOrder, currency: string): Order | string {
  if (data.get('order_no') !== orderNo) return 'the answer names another order_no';
  if (data.get('currency') !== currency) return 'the answer names another currency';
  const merchant = data.get('merchant_id');
  if (isGiven(merchant) && integerText(merchant) !== merchantId) return 'the order is of another merchant';
  const type = data.get('type_id');
  if (type !== undefined && integerText(type) !== PAYIN_TYPE) return 'the order is no payin';
  const status = integerText(data.get('status'));
  if (status === undefined) return 'an order without a status';
  const unreadable = AMOUNTS.find((name) => isGiven(data.get(name)) && !fromWireAmount(data.get(name), currency));
  if (unreadable !== undefined) return `${unreadable} is no amount in ${currency}`;
  return {
    status,
    ordered: fromWireAmount(data.get('order_amount'), currency),
    paid: fromWireAmount(data.get('paid_amount'), currency),
    refunded: fromWireAmount(data.get('refund_amount'), currency),
    fee: fromWireAmount(data.get('fee'), currency),
    reason: textOf(data.get('reason'), 2000),
    refundNumbers: numbersOf(data.get('merchant_refund_no')),
    platform: platformNumber(data),
  };
}

const isGiven = (value: Json | undefined): boolean =>
  value !== undefined && value !== null && value !== '' && (typeof value === 'string' || value instanceof JsonNumber);

/** Those in a list that are of good form. */
export const numbersIn = (value: Json | undefined): readonly string[] =>
  Array.isArray(value)
    ? (value as readonly Json[]).filter((one): one is string => typeof one === 'string' && isOrderNumber(one))
    : [];

/** Undefined unless it is a list of numbers, each of good form: what is left out could be the refund asked about. */
function numbersOf(value: Json | undefined): readonly string[] | undefined {
  const numbers = numbersIn(value);
  return Array.isArray(value) && numbers.length === value.length ? numbers : undefined;
}
