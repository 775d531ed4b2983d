import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { Pool } from 'pg';
import type { EventStore, Position } from '#libs/event-store';
import { renewAll } from './checkpoint';
import { Feed } from './feed';
import { HeldEvents } from './held-events';
import type { ProjectionLog } from './log';
import { pause } from './pause';
import type { Projection } from './projection';
import { ProjectionLoop } from './projection-loop';
import { ReactionLoop } from './reaction-loop';
import type { Reaction } from './reaction';
import { LIVE_SCHEMA } from './schema';

export interface RunnerOptions {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly projections: readonly Projection[];
  readonly reactions?: readonly Reaction[];
  readonly log: ProjectionLog;
  /** Told after each commit, for readers that wait in this process. */
  readonly onProgress?: (name: string, position: Position) => void;
  /** Events of one transaction at most; default 2,000. */
  readonly batchSize?: number;
  /** A killed process's successor starts after this time at the latest; default 3 s. */
  readonly leaseMs?: number;
}

const BATCH_SIZE = 2_000;
const LEASE_MS = 3_000;

/**
 * Keeps read models up to date and reactions running, in as many processes as wanted: each projection runs in one of
 * them, by a lease in its checkpoint row, and another takes over when that one is gone.
 */
export class SubscriptionRunner {
  private readonly holder = randomUUID();

  constructor(private readonly options: RunnerOptions) {}

  /** Runs until the signal, then finishes the batches in hand and gives the leases back. */
  async run(signal: AbortSignal): Promise<void> {
    const { store, log, projections, reactions = [], batchSize = BATCH_SIZE } = this.options;
    const feed = new Feed(store, batchSize, log);
    const loops = [
      ...projections.map((projection) => this.projectionLoop(projection, feed)),
      ...reactions.map((reaction) => this.reactionLoop(reaction, feed)),
    ];
    // One listener for each loop: their number grows with what the application can do, and is no leak.
    setMaxListeners(0, signal);
    await Promise.all([feed.run(signal), this.renewLeases(loops, signal), ...loops.map((loop) => loop.run(signal))]);
  }

  private projectionLoop(projection: Projection, feed: Feed): ProjectionLoop {
    const { pool, store, log, onProgress = () => undefined } = this.options;
    const held = new HeldEvents(pool, projection.name);
    const claim = this.claim(projection.name, projection.version);
    return new ProjectionLoop(projection, { pool, schema: LIVE_SCHEMA, claim, held }, store, feed, log, onProgress);
  }

  private reactionLoop(reaction: Reaction, feed: Feed): ReactionLoop {
    const { pool, store, log } = this.options;
    return new ReactionLoop(reaction, pool, this.claim(reaction.name, 1), store, feed, log);
  }

  private claim(name: string, version: number) {
    return { name, version, holder: this.holder, leaseMs: this.options.leaseMs ?? LEASE_MS };
  }

  private async renewLeases(loops: readonly { name: string; keepsLease: boolean }[], signal: AbortSignal) {
    const leaseMs = this.options.leaseMs ?? LEASE_MS;
    while (!signal.aborted) {
      await pause(leaseMs / 3, signal);
      const names = loops.filter((loop) => loop.keepsLease).map((loop) => loop.name);
      await renewAll(this.options.pool, this.holder, names, leaseMs).catch((error: unknown) =>
        this.options.log.warn({ err: error }, 'leases could not be prolonged; trying again'),
      );
    }
  }
}
