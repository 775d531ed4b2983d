import { createHash } from 'node:crypto';

const INT63 = (1n << 63n) - 1n;

/**
 * A payer's id as the provider wants it, a positive int64 (fact sheet 3.1): the same for the same customer, and not to
 * be read back, so our merchant's own id stays here.
 */
export function merchantUserId(customerId: string): bigint {
  const id = createHash('sha256').update(customerId).digest().readBigUInt64BE() & INT63;
  return id === 0n ? 1n : id;
}
