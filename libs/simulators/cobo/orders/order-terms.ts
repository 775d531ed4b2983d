import type { Quirks } from '../quirks';
import type { Atto } from '../wire/decimal';
import { divide, ONE, parseDecimal } from '../wire/decimal';
import { ApiError } from '../wire/errors';
import type { Fields } from '../wire/fields';
import { optionalAmount, optionalText, requiredAmount, requiredText, requiredToken } from '../wire/fields';
import type { OrderTerms } from './order';

const DEFAULT_LIFETIME_S = 1800;
const LIFETIME_MAX_S = 10_800;

/** Checks a request to open an order, also with the old names of its fields (sheet, 3.1). @throws ApiError */
export function readTerms(body: Fields, quirks: Quirks): OrderTerms {
  const oldNames = body['payable_currency'] === undefined && body['token_id'] !== undefined;
  const merchantId = requiredText(body, 'merchant_id');
  const pspOrderCode = requiredText(body, 'psp_order_code');
  const pricingCurrency = optionalText(body, 'pricing_currency') ?? optionalText(body, 'currency');
  if (pricingCurrency !== undefined && pricingCurrency !== 'USD') throw new ApiError(2006, 'pricing_currency');
  const token = requiredToken(body, oldNames ? 'token_id' : 'payable_currency');
  const pricingAmount = optionalAmount(body, 'pricing_amount') ?? optionalAmount(body, 'order_amount');
  const payableAmount = optionalAmount(body, 'payable_amount');
  if (pricingAmount === undefined && payableAmount === undefined) throw new ApiError(2003, 'pricing_amount');
  return {
    ...{ merchantId, pspOrderCode, pricingCurrency, pricingAmount, token, payableAmount, oldNames },
    feeAmount: requiredAmount(body, 'fee_amount', { zero: quirks.zeroFee }),
    merchantOrderCode: optionalText(body, 'merchant_order_code'),
    expiredIn: lifetimeOf(body['expired_in']),
    tolerance: optionalAmount(body, 'amount_tolerance', { decimals: 1, zero: true }),
  };
}

function lifetimeOf(value: unknown): number {
  if (value === undefined || value === null) return DEFAULT_LIFETIME_S;
  const isLifetime = Number.isInteger(value) && (value as number) > 0 && (value as number) <= LIFETIME_MAX_S;
  if (!isLifetime) throw new ApiError(2006, 'expired_in');
  return value as number;
}

/** What the payer has to send (sheet, 5.1). @throws ApiError 2006 for a tolerance that leaves nothing to pay */
export function payableOf(terms: OrderTerms, rate: string, quirks: Quirks): Atto {
  const { pricingCurrency, pricingAmount = 0n, feeAmount, payableAmount, tolerance = 0n } = terms;
  const divisor = pricingCurrency === undefined ? ONE : (parseDecimal(rate) ?? ONE);
  const payable = payableAmount ?? divide(pricingAmount + feeAmount, divisor, 2, quirks.payableRounding);
  if (tolerance >= payable) throw new ApiError(2006, 'amount_tolerance');
  return payable;
}
