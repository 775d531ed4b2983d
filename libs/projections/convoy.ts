import type { Position } from '#libs/event-store';

interface Reader {
  /** What it will ask for next begins here. */
  readonly position: Position;
  readonly since: number;
}

/** A reader that works on one batch for longer than this is not waited for: it may be stuck. */
const PATIENCE_MS = 1_000;

/**
 * Keeps readers that catch up close together: who is ahead waits before it reads on, as long as somebody behind still
 * needs what would be forgotten. Otherwise each would soon read and parse the whole log for itself.
 */
export class Convoy {
  private readonly readers = new Map<string, Reader>();
  private readonly waiting = new Set<() => void>();

  /** A reader was given everything up to a position and works on it. */
  moved(reader: string, position: Position): void {
    this.readers.set(reader, { position, since: performance.now() });
    for (const wake of this.waiting) wake();
  }

  /** Waits until nobody who is on the way will ask for what is after `from` and up to `to`. */
  async closeUp({ from, to }: { from: Position; to: Position }): Promise<void> {
    for (let patience = this.patienceWith(from, to); patience > 0; patience = this.patienceWith(from, to)) {
      await this.nextMove(patience);
    }
  }

  /** Milliseconds for which somebody in [from, to) may still be waited for. */
  private patienceWith(from: Position, to: Position): number {
    const now = performance.now();
    let longest = 0;
    for (const { position, since } of this.readers.values()) {
      if (position >= from && position < to) longest = Math.max(longest, since + PATIENCE_MS - now);
    }
    return longest;
  }

  private nextMove(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, timeoutMs);
      this.waiting.add(wake);
    });
  }
}
