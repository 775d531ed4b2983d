import type { Pool } from 'pg';
import { CheckpointAheadError } from '#libs/event-store';
import type { EventStore, RecordedEvent } from '#libs/event-store';
import { assertBehindHead } from './behind-head';
import { acquire, ensureCheckpoint, release, stop } from './checkpoint';
import type { Claim } from './checkpoint';
import { LostLeaseError } from './errors';
import type { Feed } from './feed';
import { matcher } from './filter';
import type { ProjectionLog } from './log';
import { backoffMs, pause } from './pause';
import { ReactionHandler } from './reaction-handler';
import type { Reaction } from './reaction';
import { ReactionSession } from './reaction-session';

/**
 * One reaction in one process: waits for the lease, handles while it holds it, saves the checkpoint behind the
 * handling.
 */
export class ReactionLoop {
  private readonly matches: (event: RecordedEvent) => boolean;
  private readonly handler: ReactionHandler;

  constructor(
    reaction: Reaction,
    private readonly pool: Pool,
    private readonly claim: Claim,
    private readonly store: EventStore,
    private readonly feed: Feed,
    private readonly log: ProjectionLog,
  ) {
    this.matches = matcher(reaction.filter);
    this.handler = new ReactionHandler(reaction, pool, store, log);
  }

  get name(): string {
    return this.claim.name;
  }

  /** While it lives: a handler that hangs keeps its own key waiting, not the others. */
  get keepsLease(): boolean {
    return true;
  }

  /** Runs until the signal; handlers in work are finished and the checkpoint saved, then the lease is free. */
  async run(signal: AbortSignal): Promise<void> {
    const { pool, claim } = this;
    for (let failures = 0; !signal.aborted;) {
      try {
        await ensureCheckpoint(pool, claim.name, 'reaction');
        const position = await acquire(pool, claim);
        if (position === undefined) {
          await pause(claim.leaseMs / 3, signal);
          continue;
        }
        await assertBehindHead(this.store, position);
        await this.handler.load();
        await new ReactionSession(this.handler, this.matches, pool, claim, this.feed).run(position, signal);
        failures = 0;
      } catch (error) {
        if (error instanceof LostLeaseError) {
          this.log.warn({ reaction: claim.name }, 'another runner has the reaction');
          continue;
        }
        failures += 1;
        if (error instanceof CheckpointAheadError) await this.stopAhead(error);
        else this.log.error({ reaction: claim.name, err: error, failures }, 'reaction failed; trying again');
        await pause(backoffMs(failures), signal);
      }
    }
    await release(pool, claim).catch((error: unknown) =>
      this.log.warn({ reaction: claim.name, err: error }, 'the lease could not be given back; it ends by itself'),
    );
  }

  /** Until a person sets it back. When not even this can be written, it is met again after the pause. */
  private async stopAhead(error: CheckpointAheadError): Promise<void> {
    const { pool, claim, log } = this;
    log.error({ reaction: claim.name, err: error }, 'reaction stopped: it would pass over events that it never saw');
    await stop(pool, claim, error.checkpoint, error.message).catch((err: unknown) =>
      log.error({ reaction: claim.name, err }, 'the stop could not be written; trying again'),
    );
  }
}
