import type { EventBatch, Position, RecordedEvent } from '#libs/event-store';
import { applyBatch } from './apply-batch';
import type { Target } from './apply-batch';
import { LostLeaseError, PoisonEventError } from './errors';
import { matcher } from './filter';
import type { ProjectionLog } from './log';
import type { Projection } from './projection';
import { isTransient } from './transient';

export interface ProjectorListener {
  /** After each commit. */
  onProgress?(position: Position): void;
  onSetAside?(): void;
}

/**
 * Projects batches into one target, live or rebuild, and does with a failing event what the projection has declared.
 */
export class Projector {
  private readonly matches: (event: RecordedEvent) => boolean;
  private at: Position = 0n;
  private heldStreams: ReadonlySet<string> = new Set();

  constructor(
    private readonly projection: Projection,
    private readonly target: Target,
    private readonly log: ProjectionLog,
    private readonly listener: ProjectorListener = {},
  ) {
    this.matches = matcher(projection.filter);
  }

  get position(): Position {
    return this.at;
  }

  /** Goes on from where the checkpoint stands. */
  resume(position: Position, heldStreams: ReadonlySet<string>): void {
    this.heldStreams = heldStreams;
    this.moveTo(position);
  }

  /**
   * @throws PoisonEventError under the policy `stop`, standing before the event
   * @throws LostLeaseError, and the database's transient errors: how far it got, the checkpoint row knows
   */
  async apply(batch: EventBatch): Promise<void> {
    const events = batch.events.filter(this.matches);
    try {
      await this.step(events, batch.checkpoint, batch.caughtUp);
    } catch (error) {
      if (isNotOfTheEvent(error)) throw error;
      await this.applySingly(events, batch);
    }
  }

  /** Finds the event that fails: all before it are projected, and the policy decides about it and the rest. */
  private async applySingly(events: readonly RecordedEvent[], batch: EventBatch): Promise<void> {
    for (const event of events) {
      try {
        await this.step([event], event.position, false);
      } catch (error) {
        if (isNotOfTheEvent(error)) throw error;
        if (this.projection.onFailure === 'stop') throw new PoisonEventError(this.projection.name, event, error);
        await this.setAside(event, error);
      }
    }
    await this.step([], batch.checkpoint, batch.caughtUp);
  }

  private async setAside(event: RecordedEvent, cause: unknown): Promise<void> {
    const { name, onFailure } = this.projection;
    this.log.error({ projection: name, eventId: event.id, err: cause }, `event set aside (${onFailure})`);
    const failed = { event, error: cause instanceof Error ? cause.message : String(cause) };
    const to = event.position;
    await applyBatch(this.projection, this.target, { from: this.at, to, caughtUp: false, events: [], failed });
    this.listener.onSetAside?.();
    if (onFailure === 'hold') this.heldStreams = new Set(this.heldStreams).add(event.stream);
    this.moveTo(to);
  }

  private async step(events: readonly RecordedEvent[], to: Position, caughtUp: boolean): Promise<void> {
    const blocked = events.filter((event) => this.heldStreams.has(event.stream));
    const free = blocked.length > 0 ? events.filter((event) => !this.heldStreams.has(event.stream)) : events;
    await applyBatch(this.projection, this.target, { from: this.at, to, caughtUp, events: free, blocked });
    this.moveTo(to);
  }

  private moveTo(position: Position): void {
    this.at = position;
    this.listener.onProgress?.(position);
  }
}

const isNotOfTheEvent = (error: unknown): boolean => error instanceof LostLeaseError || isTransient(error);
