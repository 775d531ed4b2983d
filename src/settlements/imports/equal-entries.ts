import { createHash } from 'node:crypto';

/** Ninety-six bits tell the entries of any statement apart, and take little room for each. */
const DIGEST_CHARACTERS = 16;

/**
 * Counts equal entries of one statement: its balances count each of them, so they are as many bookings. An equal entry
 * of another statement is the same booking, shown again.
 */
export class EqualEntries {
  private readonly counts = new Map<string, number>();

  /** Another statement begins. */
  restart(): void {
    this.counts.clear();
  }

  /** From 1: the how-manieth of the statement that says just this. */
  next(said: readonly string[]): number {
    const digest = createHash('sha256').update(said.join('\n')).digest('base64url').slice(0, DIGEST_CHARACTERS);
    const count = (this.counts.get(digest) ?? 0) + 1;
    this.counts.set(digest, count);
    return count;
  }
}
