/** An asset of the ledger as this provider names it. */
export interface ProviderAsset {
  /** Id in #libs/money, e.g. `MATIC_USDT`. */
  readonly asset: string;
  /** Order currency. */
  readonly coin: string;
  /** The provider's word for the chain. */
  readonly chain: string;
  /** Coin with chain. Never put together from its parts: on its native chain it is the coin alone (fact sheet 8). */
  readonly fullCurrType: string;
}

/**
 * The one table between our assets and the provider's chains (fact sheet 3.1 and 8; the list there is partly a guess,
 * so the client operation `chains` compares it with what the provider offers).
 */
export const ASSETS: readonly ProviderAsset[] = (
  [
    ['ETH_USDT', 'USDT', 'ETH', 'USDT_ETH'],
    ['TRON_USDT', 'USDT', 'TRX', 'USDT_TRX'],
    ['BSC_USDT', 'USDT', 'BSC', 'USDT_BSC'],
    ['MATIC_USDT', 'USDT', 'MATIC', 'USDT_MATIC'],
    ['SOL_USDT', 'USDT', 'SOL', 'USDT_SOL'],
    ['ETH_USDC', 'USDC', 'ETH', 'USDC_ETH'],
    ['BSC_USDC', 'USDC', 'BSC', 'USDC_BSC'],
    ['MATIC_USDC', 'USDC', 'MATIC', 'USDC_MATIC'],
    ['SOL_USDC', 'USDC', 'SOL', 'USDC_SOL'],
    ['BTC', 'BTC', 'BTC', 'BTC'],
    ['ETH', 'ETH', 'ETH', 'ETH'],
  ] as const
).map(([asset, coin, chain, fullCurrType]) => ({ asset, coin, chain, fullCurrType }));

/** Currencies that an order may have: coins held at the provider. */
export const COINS: readonly string[] = [...new Set(ASSETS.map(({ coin }) => coin))];

export const assetById = (asset: string | undefined): ProviderAsset | undefined =>
  ASSETS.find((each) => each.asset === asset);

export const assetByType = (fullCurrType: string | undefined): ProviderAsset | undefined =>
  ASSETS.find((each) => each.fullCurrType === fullCurrType);
