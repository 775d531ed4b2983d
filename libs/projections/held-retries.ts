import type { EventStore, Position } from '#libs/event-store';
import { applyHeld } from './apply-batch';
import type { Target } from './apply-batch';
import { LostLeaseError } from './errors';
import type { HeldEvent } from './held-events';
import type { Projection } from './projection';
import { isTransient } from './transient';

const DUE_MAX = 100;
const EVERY_MS = 1_000;

/** Tries again what a projection has set aside: when it is taken up, and from time to time while there is something. */
export class HeldRetries {
  private nextAt = 0;
  private any = true;

  constructor(
    private readonly projection: Projection,
    private readonly target: Target,
    private readonly store: EventStore,
  ) {}

  /** To be called when the projection is taken up and whenever it sets something aside. */
  expectSome(): void {
    this.any = this.projection.onFailure !== 'stop';
  }

  /** Milliseconds until `run` has something to do; undefined when nothing is set aside. */
  get dueInMs(): number | undefined {
    return this.any ? Math.max(0, this.nextAt - performance.now()) : undefined;
  }

  /** @throws LostLeaseError, and the database's transient errors */
  async run(at: Position): Promise<void> {
    const { held } = this.target;
    for (const due of await held.due(DUE_MAX)) {
      let next: HeldEvent | undefined = due;
      // What waited behind it for no other reason follows at once.
      while (next && (await this.succeeds(next, at)))
        next = due.policy === 'hold' ? await held.firstOf(due.key) : undefined;
    }
    this.any = await held.any();
    this.nextAt = performance.now() + EVERY_MS;
  }

  private async succeeds(waiting: HeldEvent, at: Position): Promise<boolean> {
    const { events } = await this.store.read(waiting.stream, { from: waiting.revision, limit: 1 });
    try {
      await applyHeld(this.projection, this.target, at, events[0]!);
      return true;
    } catch (error) {
      if (error instanceof LostLeaseError || isTransient(error)) throw error;
      await this.target.held.failedAgain(waiting, error instanceof Error ? error.message : String(error));
      return false;
    }
  }
}
