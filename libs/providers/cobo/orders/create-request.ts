import { compare } from '#libs/money';
import type { Money } from '#libs/money';
import type { StartPayment } from '../../spi';
import type { CoboConfig } from '../config';
import { unsupported } from '../unsupported';
import { withDecimals } from '../wire/amounts';
import { PAY_IN_ASSETS } from '../wire/tokens';

/** The only currency in which an order can be priced, beside the coins themselves (fact sheet 3.1). */
export const PRICING_CURRENCY = 'USD';
/** An order lives at most three hours (fact sheet 3.1). */
const LIFETIME_MAX_S = 10_800;

/**
 * The body of the call that opens an order. The amount is always `pricing_amount`, the fee always comes on top of it;
 * without `pricing_currency` both are in the asset (fact sheet 3.1, 5.1).
 * @throws UnsupportedPaymentError for what can never work
 */
export function createRequest(payment: StartPayment, config: CoboConfig, now: Date) {
  const { asset, tolerance, fee } = termsOf(payment);
  return {
    merchant_id: config.merchantId,
    psp_order_code: payment.reference,
    ...(payment.amount.currency === PRICING_CURRENCY && { pricing_currency: PRICING_CURRENCY }),
    pricing_amount: amountText(payment.amount, 'the amount'),
    fee_amount: fee,
    payable_currency: asset,
    expired_in: lifetime(payment, now),
    ...(tolerance && { amount_tolerance: tolerance }),
  };
}

function termsOf({ method, capture, amount, crypto, saveCard, cardToken }: StartPayment) {
  if (method !== 'crypto') throw unsupported(`no payment by ${method}`);
  if (capture !== 'automatic') throw unsupported('what is paid in coins is captured at once');
  if (saveCard !== undefined || cardToken !== undefined) throw unsupported('there are no cards');
  const asset = crypto?.asset;
  if (asset === undefined || !PAY_IN_ASSETS.includes(asset)) throw unsupported('the asset is none that it takes');
  if (amount.currency !== PRICING_CURRENCY && amount.currency !== asset) {
    throw unsupported(`an order is in ${PRICING_CURRENCY} or in the asset that the payer sends`);
  }
  return {
    asset,
    tolerance: toleranceText(amount, asset, crypto?.tolerance),
    fee: feeText(amount, crypto?.developerFee),
  };
}

/** Without a fee a zero is sent: the member is required (fact sheet 3.1). */
function feeText(amount: Money, fee: Money | undefined): string {
  if (!fee) return '0.00';
  if (fee.currency !== amount.currency) throw unsupported('the developer fee must be in the currency of the order');
  return fee.minor === 0n ? '0.00' : amountText(fee, 'the developer fee');
}

function toleranceText(amount: Money, asset: string, tolerance: Money | undefined): string | undefined {
  if (!tolerance || tolerance.minor === 0n) return undefined;
  if (tolerance.currency !== asset) throw unsupported('the tolerance must be in the asset that the payer sends');
  const text = withDecimals(tolerance, 1);
  if (text === undefined) throw unsupported('the tolerance may have one decimal');
  // For an order in dollars the payable amount is the provider's to compute, and so is this rule.
  if (amount.currency === asset && compare(tolerance, amount) >= 0) {
    throw unsupported('the tolerance must be less than the amount');
  }
  return text;
}

function amountText(amount: Money, what: string): string {
  const text = amount.minor > 0n ? withDecimals(amount, 2) : undefined;
  if (text === undefined) throw unsupported(`${what} must be positive and have at most two decimals`);
  return text;
}

/** In whole seconds, never longer than asked; not positive when the time is over already. */
export function lifetime({ expiresAt }: StartPayment, now: Date): number {
  const seconds = Math.floor((Date.parse(expiresAt) - now.getTime()) / 1000);
  if (Number.isNaN(seconds)) throw unsupported('expiresAt is no time');
  return Math.min(seconds, LIFETIME_MAX_S);
}
