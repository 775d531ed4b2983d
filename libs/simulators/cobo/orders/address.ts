import { createHash } from 'node:crypto';
import type { Token } from '../wire/tokens';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** An address in the form of the token's chain, its own for each seed. Nobody has a key to it. */
export function addressOf(token: Token, seed: string): string {
  const hash = createHash('sha512').update(`${token.chain}/${seed}`).digest();
  if (token.addresses === 'evm') return `0x${hash.toString('hex').slice(0, 40)}`;
  const letters = [...hash].map((byte) => BASE58[byte % BASE58.length]).join('');
  return token.addresses === 'tron' ? `T${letters.slice(0, 33)}` : letters.slice(0, 44);
}
