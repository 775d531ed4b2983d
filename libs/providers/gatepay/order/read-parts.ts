import { currencyOf, toMoneyJson } from '#libs/money';
import type { Money } from '#libs/money';
import type { NextAction } from '../../spi';
import type { ProviderAsset } from '../assets';

const MILLISECONDS = /^\d{10,14}$/;

/** ISO 8601 of a time in milliseconds, which were read as text; undefined for none, also for 0 (not yet). */
export const timeOf = (value: unknown): string | undefined =>
  typeof value === 'string' && MILLISECONDS.test(value)
    ? new Date(Number.parseInt(value, 10)).toISOString()
    : undefined;

interface ToPay {
  readonly asset: ProviderAsset;
  readonly address: string;
  /** In the order's coin; shown to the payer in the asset, which may count in more or fewer decimals. */
  readonly due: Money;
  readonly qr?: string;
  readonly url?: string;
}

export function payToAddress({ asset, address, due, qr, url }: ToPay): NextAction {
  return {
    type: 'pay_to_address',
    address,
    chain: asset.chain,
    amount: toMoneyJson(rescale(due, asset.asset)),
    ...(qr !== undefined && { qr }),
    ...(url !== undefined && { url }),
  };
}

/** The same number of coins in the asset's own decimals: BSC counts USDT in 18, the provider's account in 6. */
function rescale({ minor, currency }: Money, target: string): Money {
  const shift = currencyOf(target).scale - currencyOf(currency).scale;
  // No asset of the table is coarser than its coin.
  return { minor: minor * 10n ** BigInt(Math.max(0, shift)), currency: target };
}
