import { createHash } from 'node:crypto';

export interface Chain {
  readonly coin: string;
  readonly chain: string;
  readonly fullCurrType: string;
  readonly name: string;
  readonly explorer: string;
}

const NAMES: Readonly<Record<string, readonly [name: string, explorer: string]>> = {
  ETH: ['Ethereum(ERC20)', 'https://etherscan.example/tx/'],
  TRX: ['Tron(TRC20)', 'https://tronscan.example/tx/'],
  BSC: ['BNB Smart Chain', 'https://bscscan.example/tx/'],
  MATIC: ['Polygon', 'https://polygonscan.example/tx/'],
  SOL: ['Solana', 'https://solscan.example/tx/'],
  BTC: ['Bitcoin', 'https://btcscan.example/tx/'],
  HT: ['Heco', 'https://hecoscan.example/tx/'],
};

/** The list of sheet 8. On its native chain the type is the coin alone. */
export const CHAINS: readonly Chain[] = [
  ...['ETH', 'TRX', 'BSC', 'MATIC', 'SOL'].flatMap((chain) => [entry('USDT', chain), entry('USDC', chain)]),
  entry('BTC', 'BTC', 'BTC'),
  entry('BTC', 'HT'),
  entry('BTC', 'BSC'),
  entry('ETH', 'ETH', 'ETH'),
];

export const COINS: readonly string[] = [...new Set(CHAINS.map(({ coin }) => coin))];

function entry(coin: string, chain: string, fullCurrType = `${coin}_${chain}`): Chain {
  const [name = chain, explorer = ''] = NAMES[chain] ?? [];
  return { coin, chain, fullCurrType, name, explorer };
}

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

/** An address with the form of its chain, derived from a seed. Nobody has its key. */
export function addressOf(chain: string, seed: string): string {
  const bytes = createHash('sha512').update(seed).digest();
  const letters = (alphabet: string, length: number): string =>
    Array.from(bytes.subarray(0, length), (byte) => alphabet[byte % alphabet.length]).join('');
  switch (chain) {
    case 'TRX':
      return `T${letters(BASE58, 33)}`;
    case 'SOL':
      return letters(BASE58, 44);
    case 'BTC':
      return `bc1q${letters(BECH32, 38)}`;
    default:
      return `0x${bytes.toString('hex', 0, 20)}`;
  }
}
