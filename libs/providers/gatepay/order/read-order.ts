import { add, subtract } from '#libs/money';
import type { Money } from '#libs/money';
import type { NextAction } from '../../spi';
import { COINS, assetByType } from '../assets';
import { fromChain, fromDecimal, unitsOf } from '../decimal';
import { asObject, objectsOf, textOf } from '../json';
import type { Json } from '../json';
import { isWebAddress, payToAddress, timeOf } from './read-parts';
import { sortPayments } from './sorted-payments';
import type { SortedPayments } from './sorted-payments';

/** An order as the query tells it (fact sheet 5.1), in our words. Amounts in the order's coin. */
export interface ProviderOrder {
  readonly prepayId: string;
  readonly merchantTradeNo: string;
  readonly status: string;
  /** Refunds may rename a paid order (fact sheet 4): the payment itself stays what it was. */
  readonly isPaid: boolean;
  readonly amount: Money;
  /** The amount and what the payer pays on top of it. */
  readonly due: Money;
  /** What came for the order in time; undefined where the order is paid and nothing says how much came. */
  readonly received?: Money;
  readonly extra: SortedPayments['extra'];
  readonly unexplained?: string;
  /** Something was seen on the chain and waits for confirmations. */
  readonly isConfirming: boolean;
  readonly fee?: Money;
  readonly expiresAt?: string;
  /** What the payer still has to do, if the order is open and not everything was seen on the chain. */
  readonly nextAction?: NextAction;
}

/** The order, or what is wrong with the answer. */
export type OrderReading = ProviderOrder | { readonly problem: string };

/** Flat in one version of the query, inside `bizData` in the other (fact sheet 5.1). */
export const orderFields = (data: unknown): Json => asObject(asObject(data)?.bizData ?? data) ?? {};

export function readOrder(data: unknown): OrderReading {
  const order = orderFields(data);
  const prepayId = textOf(order.prepayId) ?? '';
  const merchantTradeNo = textOf(order.merchantTradeNo);
  const status = textOf(order.status, 64);
  const currency = textOf(order.currency) ?? '';
  if (!/^\d{1,32}$/.test(prepayId) || merchantTradeNo === undefined || status === undefined) {
    return { problem: 'the answer is no order' };
  }
  if (!COINS.includes(currency)) return { problem: 'the order is in no coin that is known here' };
  // We never ask for a conversion, and the amounts that came would be in another coin.
  if ([order.payCurrency, order.pay_currency].some((coin) => present(coin) && coin !== currency)) {
    return { problem: 'the order is paid in another coin than it is in' };
  }
  const isPaid = status === 'PAID' || /^(PART(IAL)?_?)?REFUND/.test(status);
  const amounts = amountsOf(order, currency, isPaid);
  if ('problem' in amounts) return amounts;
  const expiresAt = timeOf(order.expireTime);
  const action = status === 'PENDING' ? nextActionOf(order, amounts.rest) : undefined;
  const { rest: _, ...money } = amounts;
  return { prepayId, merchantTradeNo, status, isPaid, ...money, expiresAt, nextAction: action };
}

const present = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

type Amounts = Pick<ProviderOrder, 'amount' | 'due' | 'received' | 'extra' | 'unexplained' | 'isConfirming' | 'fee'> & {
  readonly rest: Money;
};

function amountsOf(order: Json, currency: string, isPaid: boolean): Amounts | { readonly problem: string } {
  const amount = fromDecimal(order.orderAmount, currency);
  const surcharge = fromDecimal(present(order.surchargeAmount) ? order.surchargeAmount : '0', currency);
  if (!amount || !surcharge) return { problem: 'the order has no readable amount' };
  const due = add(amount, surcharge);
  const info = asObject(order.transaction_info);
  const price = isPaid ? { due, tolerance: unitsOf(order.toleranceAmount) ?? 0n } : undefined;
  const sorted = sortPayments(info ?? {}, currency, price);
  if (!sorted) return { problem: 'the payments of the order are not readable' };
  const { received: onChain, extra, unexplained } = sorted;
  const received = onChain.minor > 0n || !isPaid ? onChain : fromChain(order.pay_amount, currency);
  const fee = fromDecimal(order.totalFeeAmount, currency);
  const isConfirming = objectsOf(info?.confirming_list).length > 0;
  const rest = restOf(order, due, onChain, isConfirming);
  return { amount, due, rest, received, extra, unexplained, isConfirming, ...(fee && fee.minor > 0n && { fee }) };
}

/**
 * What is left to pay. Nothing, when the provider counts nothing as unpaid because all of it waits for confirmations;
 * a zero without any payment is a field that was not filled in.
 */
function restOf(order: Json, due: Money, onChain: Money, isConfirming: boolean): Money {
  const told = fromDecimal(order.underpaidAmount, due.currency);
  if (told && (told.minor > 0n || isConfirming)) return told;
  return onChain.minor < due.minor ? subtract(due, onChain) : zeroOf(due.currency);
}

const zeroOf = (currency: string): Money => ({ minor: 0n, currency });

/** The address again, with what is left to pay; the cashier page alone where the answer has no address. */
function nextActionOf(order: Json, rest: Money): NextAction | undefined {
  if (rest.minor === 0n) return undefined;
  const location = textOf(order.location, 2048);
  const url = location !== undefined && isWebAddress(location) ? location : undefined;
  const asset = assetByType(textOf(order.fullCurrType));
  const address = textOf(order.address);
  const isConsistent = asset !== undefined && asset.coin === rest.currency && asset.chain === order.chain;
  if (isConsistent && address !== undefined) {
    return payToAddress({ asset, address, due: rest, qr: textOf(order.qrcode, 2048), url });
  }
  return url === undefined ? undefined : { type: 'redirect', url };
}
