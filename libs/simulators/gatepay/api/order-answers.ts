import { formatDecimal } from '../decimal';
import { chargedOf, creditedInAll, creditedInTime, isConverting, restOf } from '../order/order';
import type { Order, Transfer } from '../order/order';

export interface Form {
  /** Of this simulator, without a slash at its end. */
  readonly origin: string;
  readonly padded: boolean;
  /** Payments are listed with their amounts. */
  readonly listedAmounts: boolean;
  /** What is confirmed after the order was complete is in `pay_amount` as well. */
  readonly payAmountGrows: boolean;
}

const PADDING = 8;

export const cashierUrl = ({ prepayId }: Order, { origin }: Form): string => `${origin}/cashier?prepayid=${prepayId}`;

/** What the payer's wallet reads from the code on the page. */
export const qrContent = (order: Order, form: Form): string => cashierUrl(order, form);

/** The answer to a new order (sheet 3.2). */
export function createdOrder(order: Order, form: Form): Record<string, unknown> {
  const money = (units: bigint): string => formatDecimal(units, form.padded ? PADDING : 0);
  const { prepayId, chain, address, expireTime, fields, amount, surcharge, tolerance } = order;
  return {
    ...{ prepayId, expireTime },
    currency: order.coin,
    fiatCurrency: fields.fiatCurrency ?? '',
    fiatAmount: fields.fiatAmount ?? '',
    terminalType: (fields.env as { terminalType: string }).terminalType,
    qrContent: qrContent(order, form),
    location: cashierUrl(order, form),
    payCurrency: chain.coin,
    payAmount: money(order.due),
    orderAmount: money(amount),
    ...(surcharge > 0n && { surchargeAmount: money(surcharge) }),
    ...(tolerance > 0n && { toleranceAmount: money(tolerance) }),
    chain: { chain_type: chain.chain, address, fullCurrType: chain.fullCurrType },
    channelId: fields.channelId ?? '',
    goodsName: (fields.goods as { goodsName: string }).goodsName,
    inUsdt: inUsdt(order, money),
    ...APP,
  };
}

const APP = { appName: 'Simulated shop', appLogo: '' } as const;

/** What the order is worth in dollars; empty where neither of its coins is one. */
function inUsdt(order: Order, money: (units: bigint) => string): string {
  const isDollar = (coin: string): boolean => coin === 'USDT' || coin === 'USDC';
  if (isDollar(order.coin)) return money(order.amount);
  return isDollar(order.chain.coin) ? money((order.amount * order.due) / chargedOf(order)) : '';
}

/** An order that is an address alone has no page and no code (sheet 8). */
export function withoutPage(data: Record<string, unknown>): Record<string, unknown> {
  const { location: _page, qrContent: _code, qrcode: _again, ...rest } = data;
  return rest;
}

/** The answer to a query, with its mixed spelling (sheet 5.1). */
export function queriedOrder(order: Order, form: Form): Record<string, unknown> {
  const money = (units: bigint): string => formatDecimal(units, form.padded ? PADDING : 0);
  const { prepayId, merchantTradeNo, subAccount, chain, address, fields, transfers } = order;
  const received = creditedInTime(order) + order.gatePaid;
  return {
    ...{ prepayId, merchantTradeNo, merchantId: Number(subAccount), address },
    transactionId: order.transactionId ?? '',
    goodsName: (fields.goods as { goodsName: string }).goodsName,
    currency: order.coin,
    orderAmount: money(order.amount),
    surchargeAmount: money(order.surcharge),
    toleranceAmount: money(order.tolerance),
    fiatCurrency: fields.fiatCurrency ?? '',
    fiatAmount: fields.fiatAmount ?? '',
    fiatRate: order.fiatRate ?? '',
    underpaidAmount: money(restOf(order)),
    status: order.status,
    createTime: order.createdAt,
    expireTime: order.expireTime,
    transactTime: order.paidAt ?? 0,
    order_name: (fields.goods as { goodsName: string }).goodsName,
    pay_currency: chain.coin,
    pay_amount: money(form.payAmountGrows ? received : (order.paid ?? received)),
    ...creditedAs(order, received, money),
    rate: order.rate ?? '1',
    channelId: fields.channelId ?? '',
    channel_type: order.gatePaid > 0n ? 'GATE' : 'ADDRESS',
    pay_account: order.gatePaid > 0n ? '10000' : '',
    chain: chain.chain,
    fullCurrType: chain.fullCurrType,
    showChainNameEn: chain.name,
    txHash: transfers.findLast(({ isCredited }) => isCredited)?.txId ?? '',
    fromAddress: transfers.findLast(({ isCredited }) => isCredited)?.fromAddress ?? '',
    location: cashierUrl(order, form),
    qrcode: qrContent(order, form),
    returnUrl: fields.returnUrl ?? '',
    inUsdt: inUsdt(order, money),
    ...APP,
    merchantName: 'Simulated shop',
    totalFee: money(order.amount),
    totalFeeAmount: money(order.fees),
    payDetails: [],
    transaction_info: order.gatePaid > 0n && transfers.length === 0 ? null : transactionInfo(order, form, money),
  };
}

/** The coin that was credited, and how much of it: the order's, unless a conversion is still to come or has failed. */
function creditedAs(order: Order, received: bigint, money: (units: bigint) => string) {
  const isUnconverted = isConverting(order) && !order.converted;
  const settled = order.converted?.value ?? creditedInAll(order) + order.gatePaid;
  return {
    expectCurrency: order.coin,
    actualCurrency: isUnconverted ? order.chain.coin : order.coin,
    actualAmount: money((order.converted?.value ?? received) - order.fees),
    totalSettleAmount: money(settled - order.fees),
  };
}

/** Money that came: in time, in all, and item by item in the order in which it was seen. */
function transactionInfo(order: Order, { listedAmounts }: Form, money: (units: bigint) => string) {
  const valid = order.transfers.filter(({ trouble }) => !trouble);
  const item = ({ txId, amount, fromAddress }: Transfer) => ({
    ...{ txId, fromAddress },
    ...(listedAmounts && { amount: money(amount) }),
  });
  const waiting = valid.filter(({ isCredited }) => !isCredited);
  return {
    done_amount: money(creditedInTime(order)),
    done_amount_total: money(creditedInAll(order)),
    confirming_list: waiting.map(({ amount, confirmations }) => ({ amount: money(amount), confirm: confirmations })),
    done_tx_item_list: valid.filter(({ isCredited }) => isCredited).map(item),
    confirming_tx_item_list: waiting.map(item),
  };
}
