import type { ClientField } from '../../spi';
import { COINS } from '../assets';

/** A field of a client operation; required unless `optional` says otherwise. */
const field = (name: string, description: string, pattern: string, example: string): ClientField => ({
  ...{ name, description, pattern, example },
  required: true,
});

export const optional = (of: ClientField): ClientField => ({ ...of, required: false });

const REFERENCE = '[A-Za-z0-9_-]{1,32}';
const COIN = '[A-Z0-9]{2,12}';
const SIX_DECIMALS = '[0-9]{1,7}(\\.[0-9]{1,6})?';
const TEXT = '[^\\u0000-\\u001f]';

export const coin = field('currency', `Coin in capitals, e.g. ${COINS.join(', ')}`, COIN, 'USDT');

export const orderNumber = field(
  'merchantTradeNo',
  'Our reference of the payment, which is the order number at the provider',
  '[A-Za-z0-9_-]{1,100}',
  '7Hq2mX0aVb93kLr5TzPd8w1',
);
export const addressNumber = field(
  'merchantTradeNo',
  'The reference that address-create was answered with',
  REFERENCE,
  '7Hq2mX0aVb93kLr5TzPd8w1',
);
export const refundId = field('refundRequestId', 'Our reference of the refund', REFERENCE, '7Hq2mX0aVb93kLr5TzPd8w2');
export const prepayId = field('prepayId', "The provider's id of the order", '[0-9]{1,32}', '65466648727916544');

export const refundAmount = field('refundAmount', "In the order's coin, at most six decimals", SIX_DECIMALS, '18.75');
export const refundReason = optional(field('refundReason', 'Why, for the books', `${TEXT}{1,256}`, 'returned goods'));
/** Short enough to be exact as a number of JSON, which is how it is sent. */
export const receiverId = optional(
  field('receiverId', 'Who gets it: id of a user at Gate', '[1-9][0-9]{0,14}', '6790011'),
);

/** An amount in either coin of an order: one of the two pairs (fact sheet 6). */
export const eitherCoin: readonly ClientField[] = [
  optional(field('refundOrderCurrency', 'Coin of the order', COIN, 'BTC')),
  optional(field('refundOrderAmount', 'How much, in the coin of the order', SIX_DECIMALS, '0.5')),
  optional(field('refundPayCurrency', 'Coin that was paid, in place of that of the order', COIN, 'USDT')),
  optional(field('refundPayAmount', 'How much, in the coin that was paid', SIX_DECIMALS, '10000')),
];

/** What an address is created for (fact sheet 3.1 and 8). */
export const addressOrder: readonly ClientField[] = [
  coin,
  field('orderAmount', 'How much, in this coin, at most six decimals', SIX_DECIMALS, '118.75'),
  field('chain', 'Chain as the operation chains lists it', '[A-Z0-9]{2,16}', 'MATIC'),
  field('fullCurrType', 'Coin with chain as the operation chains lists it', '[A-Z0-9_]{2,32}', 'USDT_MATIC'),
  field('merchantUserId', "The payer's id at the merchant, a number", '[1-9][0-9]{0,17}', '1336974'),
  field('goodsName', 'What is paid for', `${TEXT}{1,160}`, 'Order 160'),
  optional(field('goodsDetail', 'More about it; by default its name', `${TEXT}{1,256}`, 'Order 160, two books')),
  optional(field('payCurrency', 'Coin that the payer sends, where it is converted', COIN, 'USDT')),
  optional(field('toleranceAmount', 'May be missing, in the coin that is sent', SIX_DECIMALS, '0.5')),
  optional(field('surchargeAmount', 'Charged on top, in the coin of the order', SIX_DECIMALS, '1.5')),
  optional(field('orderExpireTime', 'Until when, in Unix milliseconds; an hour at most', '[0-9]{13}', '1761714000000')),
];
