import type { Pool } from 'pg';
import type { Position } from '#libs/event-store';
import { pause } from './pause';

interface Waiter {
  readonly name: string;
  readonly position: Position;
  readonly resolve: (reached: boolean) => void;
}

/** A projection of another process is asked for that often while somebody waits for it. */
const POLL_MS = 15;

/**
 * Lets a reader wait until a read model shows what it has written. Progress in this process wakes it at once; progress
 * elsewhere is seen by polling, one statement for all who wait, and none when nobody does.
 */
export class ProjectionProgress {
  private readonly reached = new Map<string, Position>();
  private readonly waiters = new Set<Waiter>();
  private polling = false;

  constructor(private readonly pool: Pool) {}

  /** Told by the runner of this process (`onProgress`). */
  note(name: string, position: Position): void {
    this.reached.set(name, position);
    for (const waiter of this.waiters) {
      if (waiter.name === name && waiter.position <= position) waiter.resolve(true);
    }
  }

  /** Whether the projection reached the position in time. Resolves without any statement when that is known already. */
  async waitFor(name: string, position: Position, timeoutMs: number): Promise<boolean> {
    if ((this.reached.get(name) ?? -1n) >= position) return true;
    return await new Promise((resolve, reject) => {
      const finish = (reached: boolean) => {
        clearTimeout(timer);
        this.waiters.delete(waiter);
        resolve(reached);
      };
      const waiter: Waiter = { name, position, resolve: finish };
      const timer = setTimeout(() => finish(false), timeoutMs);
      this.waiters.add(waiter);
      this.poll().catch((error: Error) => {
        reject(error);
        finish(false);
      });
    });
  }

  private async poll(): Promise<void> {
    if (this.polling) return;
    this.polling = true;
    try {
      while (this.waiters.size > 0) {
        const names = [...new Set([...this.waiters].map((waiter) => waiter.name))];
        const { rows } = await this.pool.query<{ name: string; position: string }>(
          'SELECT name, position FROM ops.checkpoint WHERE name = ANY ($1)',
          [names],
        );
        for (const row of rows) this.note(row.name, BigInt(row.position));
        if (this.waiters.size > 0) await pause(POLL_MS);
      }
    } finally {
      this.polling = false;
    }
  }
}
