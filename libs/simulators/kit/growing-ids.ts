import type { Clock } from '#libs/clock';

const EPOCH = Date.UTC(2020, 0, 1);
const IDS_PER_SECOND = 8;
const TEN_DIGITS = 10_000_000_000;

/**
 * Growing numbers of at most ten digits. A restarted simulator starts behind the numbers of its former life (as long
 * as that gave out fewer than eight per second), because ledgers that outlive it take the numbers for unique.
 */
export class GrowingIds {
  private next: number;

  constructor(clock: Clock, first?: number) {
    const seconds = Math.floor((clock.now().getTime() - EPOCH) / 1000);
    this.next = first ?? 1 + ((Math.max(0, seconds) * IDS_PER_SECOND) % (TEN_DIGITS / 2));
  }

  take(): string {
    return String(this.next++);
  }
}
