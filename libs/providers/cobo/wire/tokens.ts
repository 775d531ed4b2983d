/** What a payer may send (fact sheet 3.4), in the ids of #libs/money, which are the provider's own. */
export const PAY_IN_ASSETS: readonly string[] = [
  'ETH_USDC',
  'ETH_USDT',
  'ARBITRUM_USDC',
  'ARBITRUM_USDT',
  'BASE_USDC',
  'BASE_USDT',
  'MATIC_USDC',
  'MATIC_USDT',
  'BSC_USDC',
  'BSC_USDT',
  'SOL_USDC',
  'SOL_USDT',
  'TRON_USDT',
  'TTRON_USDT1',
];

/** Refunds, rates, balances and settlements still use the old names of some tokens (fact sheet 3.4). */
const OLD_NAMES: ReadonlyMap<string, string> = new Map([
  ['ARBITRUM_USDC', 'ARBITRUM_USDCOIN'],
  ['MATIC_USDC', 'MATIC_USDC2'],
]);
const CANONICAL: ReadonlyMap<string, string> = new Map([
  ...[...OLD_NAMES].map(([asset, old]) => [old, asset] as const),
  ['TTRON_USDT', 'TTRON_USDT1'],
]);

/** Token ids are compared in this form only: the same token has two names, depending on the operation. */
export const assetOf = (tokenId: string): string => CANONICAL.get(tokenId) ?? tokenId;

export const oldNameOf = (tokenId: string): string => OLD_NAMES.get(assetOf(tokenId)) ?? assetOf(tokenId);
