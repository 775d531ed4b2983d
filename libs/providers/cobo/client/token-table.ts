import { currencyOf } from '#libs/money';
import type { ApiResult } from '../wire/answer';
import { asObject, textIn, wholeIn } from '../wire/json';
import { PAY_IN_ASSETS, assetOf } from '../wire/tokens';

/**
 * The provider's tokens as they came, and beside them each of our assets: whether it is offered, and with the decimals
 * that our table counts it in. Those are not to be assumed (fact sheet 3.4).
 */
export function comparedWithTable(result: ApiResult): ApiResult {
  if (result.kind !== 'answered' || !Array.isArray(result.data)) return result;
  const offered = new Map(
    result.data.map(asObject).map((token) => [assetOf((token && textIn(token, 'token_id')) ?? ''), token]),
  );
  const table = PAY_IN_ASSETS.map((asset) => {
    const token = offered.get(asset);
    const theirs = (token && wholeIn(token, 'decimal')) ?? null;
    const decimals = currencyOf(asset).scale;
    return { asset, decimals, provider_decimals: theirs, offered: token !== undefined, fits: theirs === decimals };
  });
  return { ...result, data: { provider: result.data, table } };
}
