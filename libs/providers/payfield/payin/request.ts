import { isIP } from 'node:net';
import { isWebAddress } from '../../spi';
import type { StartPayment } from '../../spi';
import type { PayfieldConfig } from '../config';
import { Unsupported } from '../unsupported';
import { toProviderAmount } from '../wire/amount';
import { payerData } from './payer-data';

/** What `POST /payins` takes (fact sheet 4), in the order of the sheet's sample. */
export interface PayinRequest {
  readonly external_id: string;
  readonly amount: string;
  readonly currency: string;
  readonly shop_code: string;
  readonly merchant_user_id: string;
  readonly merchant_user_ip: string;
  readonly callback_url: string;
  readonly paymentData?: Readonly<Record<string, string>>;
}

/** Not documented (fact sheet U6); our references are well within it. */
const EXTERNAL_ID = /^[A-Za-z0-9._-]{1,64}$/;
const USER_ID = /^[^\p{C}]{1,255}$/u;

/**
 * @param shop default the one that takes new payments in this currency
 * @throws Unsupported for a payment that the provider could never take. Pure.
 */
export function payinRequest(
  config: PayfieldConfig,
  payment: StartPayment,
  shop = config.shops.get(payment.amount.currency)?.[0],
): PayinRequest {
  const { reference, amount, customerId, payer, notificationUrl } = payment;
  refuseForeignTerms(payment);
  if (shop === undefined) throw new Unsupported(`no shop is set for ${amount.currency}`);
  if (amount.minor <= 0n) throw new Unsupported('an amount must be positive');
  if (!EXTERNAL_ID.test(reference)) throw new Unsupported('the reference has no form there');
  if (customerId === undefined || !USER_ID.test(customerId)) throw new Unsupported('it needs an id of the customer');
  if (payer.ip === undefined || isIP(payer.ip) === 0) throw new Unsupported("it needs the payer's IP address");
  if (!isWebAddress(notificationUrl)) throw new Unsupported('it needs a web address for its notifications');
  const paymentData = payerData(config.paymentData.get(shop) ?? [], payer);
  return {
    external_id: reference,
    amount: toProviderAmount(amount),
    currency: amount.currency,
    shop_code: shop,
    merchant_user_id: customerId,
    merchant_user_ip: payer.ip,
    callback_url: notificationUrl,
    ...(paymentData && { paymentData }),
  };
}

function refuseForeignTerms({ method, capture, saveCard, cardToken, crypto }: StartPayment): void {
  if (method !== 'payin') throw new Unsupported(`no payment by ${method}`);
  if (capture !== 'automatic') throw new Unsupported('payments are captured at once, not later');
  if (saveCard !== undefined || cardToken !== undefined) throw new Unsupported('no card is kept or used again');
  if (crypto !== undefined) throw new Unsupported('no payment in coins');
}
