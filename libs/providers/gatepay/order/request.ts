import type { StartPayment } from '../../spi';
import { COINS, assetById } from '../assets';
import type { ProviderAsset } from '../assets';
import { ORDER_LIFETIME_MS } from '../capabilities';
import { toDecimal } from '../decimal';
import { tidy } from '../text';
import { Unsupported } from '../unsupported';
import { merchantUserId } from '../user-id';

const TRADE_NO = /^[A-Za-z0-9_-]{5,32}$/;
const LARGEST = 5_000_000n;
const NAME_MAX = 160;
const DETAIL_MAX = 256;
const URL_MAX = 256;

/** A payment in the provider's words (fact sheet 3.1). */
export interface OrderRequest {
  readonly asset: ProviderAsset;
  /** What the payer is charged: the order and what comes on top of it, in minor units of the order's coin. */
  readonly due: bigint;
  /** The order's coin; the payer may send another one, which the provider converts. */
  readonly currency: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Apart, because it exceeds what JSON writers can hold as a number. */
  readonly merchantUserId: bigint;
}

/** @throws Unsupported for what has no form here */
export function orderRequest(payment: StartPayment): OrderRequest {
  const asset = assetOf(payment);
  const { reference, amount, returnUrl, description, customerId } = payment;
  if (!TRADE_NO.test(reference)) throw new Unsupported('the reference must be 5 to 32 letters, digits, _ or -');
  if (returnUrl.length > URL_MAX) throw new Unsupported(`the return address exceeds ${URL_MAX} characters`);
  const { surcharge, tolerance, due } = termsOf(payment, asset);
  return {
    asset,
    due,
    currency: amount.currency,
    merchantUserId: merchantUserId(customerId ?? reference),
    fields: {
      merchantTradeNo: reference,
      currency: amount.currency,
      ...(asset.coin !== amount.currency && { payCurrency: asset.coin }),
      orderAmount: positive(amount, 'the amount'),
      env: { terminalType: 'WEB' },
      goods: {
        goodsType: '02',
        goodsName: tidy(description, NAME_MAX) ?? `Order ${reference}`,
        goodsDetail: tidy(description, DETAIL_MAX) ?? `Order ${reference}`,
      },
      chain: asset.chain,
      fullCurrType: asset.fullCurrType,
      ...(surcharge !== undefined && { surchargeAmount: surcharge }),
      ...(tolerance !== undefined && { toleranceAmount: tolerance }),
      returnUrl,
      cancelUrl: returnUrl,
    },
  };
}

/** The body as it is signed and sent. `expireTime`: absolute milliseconds; absent leaves it to the provider. */
export function orderBody(
  { fields, merchantUserId: userId }: Pick<OrderRequest, 'fields' | 'merchantUserId'>,
  expireTime: number | undefined,
): string {
  const text = JSON.stringify({ ...fields, ...(expireTime !== undefined && { orderExpireTime: expireTime }) });
  return `${text.slice(0, -1)},"merchantUserId":${userId}}`;
}

/** Of clocks and of the way there: an end so close to the longest life time is left to the provider. */
const CLOSE_TO_LONGEST_MS = 5_000;

/**
 * When the order ends: as asked, but an hour from now at most, which is the provider's default and needs no word.
 * Whether the field is absolute or a duration is contradictory in the documents; their examples are absolute (3.1).
 */
export function expireTimeOf(expiresAt: string, now: number): number | undefined {
  const time = Date.parse(expiresAt);
  return time < now + ORDER_LIFETIME_MS - CLOSE_TO_LONGEST_MS ? time : undefined;
}

function assetOf({ method, capture, saveCard, cardToken, amount, crypto }: StartPayment): ProviderAsset {
  if (method !== 'crypto') throw new Unsupported(`no payment by ${method}`);
  if (capture !== 'automatic') throw new Unsupported('coins that came cannot be held: only automatic capture');
  if (saveCard !== undefined || cardToken !== undefined) throw new Unsupported('no cards');
  if (!COINS.includes(amount.currency)) throw new Unsupported(`an order must be in one of ${COINS.join(', ')}`);
  const asset = assetById(crypto?.asset);
  if (!asset) throw new Unsupported('the asset that the payer sends is missing or not offered');
  return asset;
}

function termsOf({ amount, crypto = { asset: '' } }: StartPayment, asset: ProviderAsset) {
  const { developerFee: fee, tolerance } = crypto;
  if (fee && fee.currency !== amount.currency) throw new Unsupported('the developer fee is not in the order currency');
  const due = amount.minor + (fee?.minor ?? 0n);
  const dueUnits = { minor: due, currency: amount.currency };
  // In another coin only the provider knows what is due, and refuses a tolerance that leaves nothing of it.
  const isSameCoin = asset.coin === amount.currency;
  positive(dueUnits, 'the amount with the fee');
  return {
    due,
    surcharge: fee && fee.minor > 0n ? decimal(fee, 'the developer fee') : undefined,
    tolerance:
      tolerance && tolerance.minor > 0n
        ? toleranceOf(tolerance, asset, isSameCoin ? toDecimal(dueUnits) : undefined)
        : undefined,
  };
}

/** The provider refuses a tolerance that leaves nothing to be paid (fact sheet 3.4). */
function toleranceOf(tolerance: StartPayment['amount'], asset: ProviderAsset, due: string | undefined): string {
  if (tolerance.currency !== asset.asset && tolerance.currency !== asset.coin) {
    throw new Unsupported(`the tolerance is not in ${asset.asset}`);
  }
  const text = decimal(tolerance, 'the tolerance');
  if (due !== undefined && micro(text) >= micro(due))
    throw new Unsupported('the tolerance is not less than the amount');
  return text;
}

function positive(money: StartPayment['amount'], what: string): string {
  const text = decimal(money, what);
  const value = micro(text);
  if (value <= 0n || value > LARGEST * 1_000_000n) throw new Unsupported(`${what} is not above 0 and up to ${LARGEST}`);
  return text;
}

function decimal(money: StartPayment['amount'], what: string): string {
  const text = toDecimal(money);
  if (text === undefined) throw new Unsupported(`${what} is negative or has more than 6 decimals`);
  return text;
}

/** In millionths, the provider's finest unit, whatever scale the asset has here. */
function micro(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(6, '0'));
}
