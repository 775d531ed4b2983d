import { CheckpointAheadError } from '#libs/event-store';
import type { EventBatch, EventStore, Position } from '#libs/event-store';
import type { Target } from './apply-batch';
import { assertBehindHead } from './behind-head';
import { acquire, isOutdated, release, stop } from './checkpoint';
import { LostLeaseError, PoisonEventError, RebuildRefusedError } from './errors';
import type { Feed } from './feed';
import { HeldRetries } from './held-retries';
import type { ProjectionLog } from './log';
import { backoffMs, pause } from './pause';
import type { Projection } from './projection';
import { Projector } from './projector';
import { rebuildProjection } from './rebuild/rebuild';

/** One projection in one process: waits for the lease, projects while it holds it, gives it back. */
export class ProjectionLoop {
  private readonly projector: Projector;
  private readonly retries: HeldRetries;
  private failures = 0;
  private waiting = false;

  constructor(
    private readonly projection: Projection,
    private readonly target: Target,
    private readonly store: EventStore,
    private readonly feed: Feed,
    private readonly log: ProjectionLog,
    /** Told after each commit, for readers that wait in this process. */
    onProgress: (name: string, position: Position) => void,
  ) {
    this.retries = new HeldRetries(projection, target, store);
    this.projector = new Projector(projection, target, log, {
      onProgress: (position) => onProgress(projection.name, position),
      onSetAside: () => this.retries.expectSome(),
    });
  }

  /**
   * Whether the lease should be prolonged from outside: while waiting for events. A batch prolongs it by itself once,
   * so a projection that hangs in the middle of one loses it, and another process goes on.
   */
  get keepsLease(): boolean {
    return this.waiting;
  }

  /** Runs until the signal; the batch in hand is finished, then the lease is free. */
  async run(signal: AbortSignal): Promise<void> {
    const { claim, pool } = this.target;
    while (!signal.aborted) {
      try {
        const position = await acquire(pool, claim);
        if (position !== undefined) await this.project(position, signal);
        else if (await isOutdated(pool, claim)) await this.upgrade(signal);
        else await pause(claim.leaseMs / 3, signal);
      } catch (error) {
        await this.afterFailure(error, signal);
      }
    }
    await release(pool, claim).catch((error: unknown) =>
      this.log.warn({ projection: claim.name, err: error }, 'the lease could not be given back; it ends by itself'),
    );
  }

  get name(): string {
    return this.projection.name;
  }

  private async project(position: Position, signal: AbortSignal): Promise<void> {
    await assertBehindHead(this.store, position);
    this.projector.resume(position, await this.target.held.heldKeys());
    this.retries.expectSome();
    while (!signal.aborted) {
      if (this.retries.dueInMs === 0) await this.retryHeld();
      const batch = await this.nextBatch(signal);
      if (!batch) continue;
      await this.projector.apply(batch);
      this.failures = 0;
    }
  }

  /** Undefined when the signal ends the waiting, or something that was set aside is to be tried again. */
  private async nextBatch(signal: AbortSignal): Promise<EventBatch | undefined> {
    const { dueInMs } = this.retries;
    const until = dueInMs === undefined ? signal : AbortSignal.any([signal, AbortSignal.timeout(Math.ceil(dueInMs))]);
    this.waiting = true;
    return await this.feed.next(this.name, this.projector.position, until).finally(() => (this.waiting = false));
  }

  private async retryHeld(): Promise<void> {
    const { position } = this.projector;
    await this.retries.run(position);
    this.projector.resume(position, await this.target.held.heldKeys());
  }

  /** The tables are of an older program: they serve until the new ones beside them are ready. */
  private async upgrade(signal: AbortSignal): Promise<void> {
    const { projection, store, log } = this;
    log.info({ projection: projection.name, version: projection.version }, 'building the new version of a projection');
    try {
      await rebuildProjection(projection, { pool: this.target.pool, store, log, signal });
      log.info({ projection: projection.name, version: projection.version }, 'the new version is in its place');
    } catch (error) {
      if (!(error instanceof RebuildRefusedError)) throw error;
      await pause(this.target.claim.leaseMs, signal);
    }
  }

  private async afterFailure(error: unknown, signal: AbortSignal): Promise<void> {
    const { claim, pool } = this.target;
    if (signal.aborted) return;
    const details = { projection: claim.name, position: this.projector.position.toString(), err: error };
    if (error instanceof LostLeaseError) {
      return this.log.warn(details, 'another runner has the projection, or it was paused; nothing was written here');
    }
    this.failures += 1;
    if (error instanceof PoisonEventError || error instanceof CheckpointAheadError) {
      this.log.error(details, 'projection stopped: nothing is skipped here, a person has to look');
      const failed = error instanceof PoisonEventError ? error.event.position : error.checkpoint;
      // When even this fails the same event is met again, and stopped before again.
      await stop(pool, claim, failed, error.message).catch(() => pause(backoffMs(this.failures), signal));
      return;
    }
    this.log.error({ ...details, failures: this.failures }, 'projecting failed; trying again');
    await pause(backoffMs(this.failures), signal);
  }
}
