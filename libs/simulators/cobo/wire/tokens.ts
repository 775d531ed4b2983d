/** A token on its chain (sheet, 3.4). */
export interface Token {
  readonly id: string;
  /** The name that refunds, rates, balances and settlements still use. */
  readonly oldId: string;
  readonly chain: string;
  readonly symbol: 'USDT' | 'USDC';
  /** 6, but 18 on BNB Smart Chain, as on chain. */
  readonly decimals: number;
  readonly addresses: 'evm' | 'tron' | 'solana';
}

const CHAINS = [
  ['ETH', 'ETH', 'evm'],
  ['ARBITRUM', 'ARBITRUM_ETH', 'evm'],
  ['BASE', 'BASE_ETH', 'evm'],
  ['MATIC', 'MATIC', 'evm'],
  ['BSC', 'BSC_BNB', 'evm'],
  ['SOL', 'SOL', 'solana'],
] as const;
const OLD: Readonly<Record<string, string>> = { ARBITRUM_USDC: 'ARBITRUM_USDCOIN', MATIC_USDC: 'MATIC_USDC2' };

const tron = { symbol: 'USDT', decimals: 6, addresses: 'tron' } as const;
const TOKENS: readonly Token[] = [
  ...CHAINS.flatMap(([prefix, chain, addresses]) =>
    (['USDC', 'USDT'] as const).map((symbol): Token => {
      const id = `${prefix}_${symbol}`;
      return { id, oldId: OLD[id] ?? id, chain, symbol, decimals: prefix === 'BSC' ? 18 : 6, addresses };
    }),
  ),
  { id: 'TRON_USDT', oldId: 'TRON_USDT', chain: 'TRON', ...tron },
  { id: 'TTRON_USDT1', oldId: 'TTRON_USDT1', chain: 'TTRON', ...tron },
];

const BY_NAME: ReadonlyMap<string, Token> = new Map([
  ...TOKENS.flatMap((token) => [[token.id, token] as const, [token.oldId, token] as const]),
  ...TOKENS.filter(({ id }) => id === 'TTRON_USDT1').map((token) => ['TTRON_USDT', token] as const),
]);

/** By its id or by its old name. */
export const findToken = (name: string): Token | undefined => BY_NAME.get(name);

export const allTokens = (): readonly Token[] => TOKENS;
