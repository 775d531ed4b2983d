import type { Merchant, Shop } from '../merchants';
import { invalid } from '../wire/refusal';

/** The shop that is named, else the default one (sheet, section 3). @throws Refusal 422 */
export function shopOf(merchant: Merchant, code: string | undefined): Shop {
  const wanted = code ?? merchant.defaultShop;
  const shop = merchant.shops.find((each) => each.active && each.code === wanted);
  if (shop) return shop;
  if (code === undefined) throw invalid('No default active shop for this merchant');
  throw invalid(`Shop with code '${code}' not found or inactive for this merchant`);
}

/** @throws Refusal 422 */
export function assertCurrency(shop: Shop, currency: string): void {
  if (currency !== shop.currency) throw invalid(`Shop currency mismatch. Expected ${shop.currency}.`);
}
