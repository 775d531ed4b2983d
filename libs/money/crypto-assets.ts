/**
 * Assets by chain and token, in the ids of the pay-in providers (fact sheet Cobo Payments, 3.4). The scale is the
 * number of decimals of the token's contract, or of the chain for its native coin: the same token may differ from chain
 * to chain. Ids without a chain are coins held at a provider, who counts them in the decimals given here (fact sheet
 * GatePay, 3.1).
 */
export const CRYPTO_ASSETS: Readonly<Record<string, number>> = {
  USDT: 6,
  USDC: 6,
  BTC: 8,
  ETH: 18,
  SOL: 9,
  TRON: 6,
  ETH_USDT: 6,
  ETH_USDC: 6,
  ARBITRUM_USDT: 6,
  ARBITRUM_USDC: 6,
  BASE_USDT: 6,
  BASE_USDC: 6,
  MATIC_USDT: 6,
  MATIC_USDC: 6,
  SOL_USDT: 6,
  SOL_USDC: 6,
  TRON_USDT: 6,
  /** Tron's test net, for sandboxes. */
  TTRON_USDT1: 6,
  BSC_USDT: 18,
  BSC_USDC: 18,
};
