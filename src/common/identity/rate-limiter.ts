import type { Clock } from '#libs/clock';

interface Bucket {
  tokens: number;
  filledAt: number;
}

const BUCKETS_MAX = 10_000;

/** A token bucket a key: bursts up to one second's worth, then the rate. One process counts for itself. */
export class RateLimiter {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly perSecond: number,
    private readonly clock: Clock,
  ) {}

  /** Takes one request from the key's allowance; false when there is none left. */
  allows(key: string): boolean {
    const now = this.clock.now().getTime();
    const bucket = this.buckets.get(key) ?? this.open(key, now);
    const gained = ((now - bucket.filledAt) / 1000) * this.perSecond;
    bucket.tokens = Math.min(this.perSecond, bucket.tokens + gained);
    bucket.filledAt = now;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  private open(key: string, now: number): Bucket {
    // Forgetting all is harmless: it only grants a burst once more.
    if (this.buckets.size >= BUCKETS_MAX) this.buckets.clear();
    const bucket = { tokens: this.perSecond, filledAt: now };
    this.buckets.set(key, bucket);
    return bucket;
  }
}
