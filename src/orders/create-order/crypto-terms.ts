import { isCurrency, currencyOf, parseAmount, toMoneyJson } from '#libs/money';
import type { Money } from '#libs/money';
import type { OrderCreated } from '#libs/payments';
import { Problem } from '../../common/problems';
import type { CreateOrderDto } from './create-order.dto';

/**
 * The terms of a payment in coins, as an event holds them.
 * @throws Problem `invalid_request` where they do not fit the order, or are missing
 */
export function cryptoTermsOf(
  { crypto, method }: Pick<CreateOrderDto, 'crypto' | 'method'>,
  amount: Money,
): OrderCreated['data']['crypto'] {
  if (!crypto) return method === 'crypto' ? refuse('', 'is required with method crypto') : undefined;
  if (method !== 'crypto') return refuse('', 'cannot stand beside another method than crypto');
  const { asset, tolerance, developer_fee: fee } = crypto;
  if (!isCurrency(asset) || currencyOf(asset).kind !== 'crypto')
    return refuse('/asset', 'is no asset that is known here');
  if (fee && fee.currency !== amount.currency) return refuse('/developer_fee/currency', `must be ${amount.currency}`);
  return {
    asset,
    ...(tolerance !== undefined && { tolerance: toMoneyJson(toleranceOf(tolerance, asset)) }),
    ...(fee && { developerFee: toMoneyJson(parseAmount(fee)) }),
  };
}

function toleranceOf(value: string, currency: string): Money {
  try {
    return parseAmount({ value, currency });
  } catch {
    return refuse('/tolerance', `has more decimals than ${currency}`);
  }
}

function refuse(field: string, message: string): never {
  throw new Problem('invalid_request', 'The terms of the payment in coins do not fit the order.', {
    errors: [{ pointer: `/crypto${field}`, message }],
  });
}
