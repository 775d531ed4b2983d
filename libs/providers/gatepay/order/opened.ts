import { formatAmount } from '#libs/money';
import type { Money } from '#libs/money';
import { isWebAddress } from '../../spi';
import type { Outcome, StartPayment } from '../../spi';
import { fromDecimal } from '../decimal';
import { asObject, textOf } from '../json';
import type { Json } from '../json';
import { evidenceOf, unknown } from '../outcomes';
import type { OrderRequest } from './request';
import { payToAddress, timeOf } from './read-parts';

/** Digits beyond 2^53: a text, always (fact sheet 3.2). */
export const PREPAY_ID = /^\d{1,32}$/;

/**
 * What the payer has to do, from the answer to a new order (fact sheet 3.2). An answer that asks for anything else than
 * we did is no success: a payer who sends another coin or uses another chain loses it.
 */
export function openedOutcome(data: unknown, request: OrderRequest, payment: StartPayment): Outcome {
  const order = asObject(data) ?? {};
  const chain = asObject(order.chain) ?? {};
  const prepayId = textOf(order.prepayId) ?? '';
  if (!PREPAY_ID.test(prepayId)) return unknown('answer', 'the answer names no order');
  const difference = differenceOf(order, chain, request, payment);
  if (difference !== undefined) return unknown('answer', `the answer differs from what was asked: ${difference}`);
  const due = dueOf(order, request);
  if (due === undefined) return unknown('answer', 'the answer has no readable amount to pay');
  const address = textOf(chain.address);
  if (address === undefined) return unknown('answer', 'the answer has no address to pay to');
  const url = textOf(order.location, 2048);
  return {
    kind: 'pending',
    providerReference: prepayId,
    nextAction: payToAddress({
      asset: request.asset,
      address,
      due,
      qr: textOf(order.qrContent, 2048),
      url: url !== undefined && isWebAddress(url) ? url : undefined,
    }),
    expiresAt: timeOf(order.expireTime) ?? payment.expiresAt,
    evidence: evidenceOf('answer', '000000'),
  };
}

/** In another coin than the order's only the provider knows the rate, and with it what is to be paid. */
function dueOf(order: Json, { asset, due, currency }: OrderRequest): Money | undefined {
  if (asset.coin === currency) return { minor: due, currency };
  const converted = fromDecimal(order.payAmount, asset.coin);
  return converted && converted.minor > 0n ? converted : undefined;
}

/** The first of our terms that came back as something else; amounts compare as decimals, they may be padded. */
function differenceOf(order: Json, chain: Json, { asset, due }: OrderRequest, payment: StartPayment) {
  const { currency } = payment.amount;
  const asked = formatAmount({ minor: due, currency }).value;
  const isMoney = (value: unknown, minor: bigint) => fromDecimal(value, currency)?.minor === minor;
  const optional = (value: unknown) => value === undefined || value === null || value === '';
  if (order.currency !== currency) return `currency ${shown(order.currency)}, not ${currency}`;
  if (order.payCurrency !== asset.coin) return `to pay in ${shown(order.payCurrency)}, not ${asset.coin}`;
  if (asset.coin === currency && !isMoney(order.payAmount, due))
    return `to pay ${shown(order.payAmount)}, not ${asked}`;
  if (!optional(order.orderAmount) && !isMoney(order.orderAmount, payment.amount.minor)) {
    return `order amount ${shown(order.orderAmount)}`;
  }
  if (!optional(order.merchantTradeNo) && order.merchantTradeNo !== payment.reference) return 'another order number';
  if (chain.fullCurrType !== asset.fullCurrType) return `${shown(chain.fullCurrType)}, not ${asset.fullCurrType}`;
  if (chain.chain_type !== asset.chain) return `chain ${shown(chain.chain_type)}, not ${asset.chain}`;
  return undefined;
}

const shown = (value: unknown): string => (textOf(value) ?? 'nothing').slice(0, 40);
