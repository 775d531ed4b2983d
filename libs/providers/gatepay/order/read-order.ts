import { add, subtract } from '#libs/money';
import type { Money } from '#libs/money';
import { isWebAddress } from '../../spi';
import type { NextAction } from '../../spi';
import { COINS, assetByType } from '../assets';
import { fromChain, fromDecimal, unitsOf } from '../decimal';
import { asObject, isFilledIn, objectsOf, textOf } from '../json';
import type { Json } from '../json';
import { FLUCTUATION, creditedOf, dueOf } from './conversion';
import type { Credited } from './conversion';
import { payToAddress, timeOf } from './read-parts';
import { paidInAll } from './from-account';
import type { FromAccount, Paid } from './from-account';
import { sortPayments } from './sorted-payments';
import type { SortedPayments } from './sorted-payments';

/** An order as the query tells it (fact sheet 5.1), in our words. */
export interface ProviderOrder {
  readonly prepayId: string;
  readonly merchantTradeNo: string;
  readonly status: string;
  /** Refunds may rename a paid order (fact sheet 4): the payment itself stays what it was. */
  readonly isPaid: boolean;
  /** In the order's coin. */
  readonly amount: Money;
  /** The amount and what the payer pays on top of it, in the coin that was credited. */
  readonly due: Money;
  /** What came for the order in time, in that coin; undefined where it is paid and nothing says how much came. */
  readonly received?: Money;
  /** An account at Gate is named as the payer's. */
  readonly account?: FromAccount;
  /** The payer sends another coin than the order's; what comes beside the order stays in that coin. */
  readonly isConverting: boolean;
  readonly extra: SortedPayments['extra'];
  readonly unexplained?: string;
  /** Money beside the order that is in no list: in the coin that is paid. */
  readonly unlisted?: Money;
  /** Something was seen on the chain and waits for confirmations. */
  readonly isConfirming: boolean;
  readonly fee?: Money;
  readonly expiresAt?: string;
  /** What the payer still has to do, if the order is open and not everything was seen on the chain. */
  readonly nextAction?: NextAction;
}

/** What is wrong with an answer, and which order is paid all the same. */
export interface OrderProblem {
  readonly problem: string;
  readonly paid?: Pick<ProviderOrder, 'prepayId' | 'merchantTradeNo' | 'status'>;
}

export type OrderReading = ProviderOrder | OrderProblem;

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
  const isPaid = status === 'PAID' || /^(PART(IAL)?_?)?REFUND/.test(status);
  const amounts = amountsOf(order, currency, isPaid);
  if ('problem' in amounts) {
    return { ...amounts, ...(isPaid && { paid: { prepayId, merchantTradeNo, status } }) };
  }
  const expiresAt = timeOf(order.expireTime);
  const action = status === 'PENDING' ? nextActionOf(order, amounts.rest) : undefined;
  const { rest: _, ...money } = amounts;
  return { prepayId, merchantTradeNo, status, isPaid, ...money, expiresAt, nextAction: action };
}

type Amounts = Pick<
  ProviderOrder,
  | 'amount'
  | 'due'
  | 'received'
  | 'account'
  | 'isConverting'
  | 'extra'
  | 'unexplained'
  | 'unlisted'
  | 'isConfirming'
  | 'fee'
> & { readonly rest: Money };

function amountsOf(order: Json, currency: string, isPaid: boolean): Amounts | { readonly problem: string } {
  const amount = fromDecimal(order.orderAmount, currency);
  const surcharge = fromDecimal(isFilledIn(order.surchargeAmount) ? order.surchargeAmount : '0', currency);
  if (!amount || !surcharge) return { problem: 'the order has no readable amount' };
  const charged = add(amount, surcharge);
  const priced = dueOf(order, charged);
  if ('problem' in priced) return priced;
  const { due } = priced;
  const info = asObject(order.transaction_info);
  const price = isPaid ? { due, tolerance: unitsOf(order.toleranceAmount) ?? 0n } : undefined;
  // Of a conversion that failed nothing has paid the order: all of it is money beside it.
  const sorted = sortPayments(info ?? {}, due.currency, price, order.status === FLUCTUATION);
  if (!sorted) return { problem: 'the payments of the order are not readable' };
  const onChain = sorted.received;
  const inAll = isPaid ? fromChain(order.pay_amount, due.currency) : undefined;
  const nothingSaid = isPaid && onChain.minor === 0n ? undefined : onChain;
  const paid: Partial<Paid> = price && inAll ? paidInAll(order, sorted, price, inAll) : { received: nothingSaid };
  const { received, account } = paid;
  const fee = fromDecimal(order.totalFeeAmount, currency);
  const confirming = [info?.confirming_list, info?.confirming_tx_item_list].flatMap(objectsOf);
  const isConfirming = confirming.length > 0;
  const { paying, ...counts } = sorted;
  const unexplained = sorted.unexplained ?? paid.unexplained;
  const told = { ...counts, unexplained, ...(fee && fee.minor > 0n && { fee }), isConfirming };
  const rest = restOf(order, due, onChain, isConfirming);
  const isConverting = due.currency !== currency;
  if (!isConverting || !received || received.minor === 0n) {
    return { ...told, amount, due, rest, isConverting, received, account };
  }
  const { extra } = told;
  const credited = creditedOf(order, { charged, due, received, tolerance: price?.tolerance, fee, paying, extra });
  if ('problem' in credited) return credited;
  // What was not told beside it is a part, or came beside what an account has paid.
  const parts = [...paying, ...extra.filter((one) => !one.isLate && !credited.extra.includes(one))];
  return {
    ...{ ...told, ...convertedTo(credited, told), amount, rest, isConverting },
    ...(account && { account: { ...account, paying: parts } }),
  };
}

type Told = Pick<ProviderOrder, 'fee' | 'unexplained'>;

const convertedTo = ({ due, received, extra, difference }: Credited, { fee, unexplained }: Told) => ({
  ...{ due, received, extra },
  unexplained: unexplained ?? difference,
  // It is told in the order's coin.
  fee: fee?.currency === due.currency ? fee : undefined,
});

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
