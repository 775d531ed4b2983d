import type { Pool } from 'pg';
import type { EventStore, RecordedEvent } from '#libs/event-store';
import type { HeldEvent } from './held-events';
import { HeldEvents } from './held-events';
import type { ProjectionLog } from './log';
import type { Reaction } from './reaction';

/** Handles the events of one reaction and sets aside what fails. The caller keeps events of one key in order. */
export class ReactionHandler {
  private readonly held: HeldEvents;
  private heldKeys = new Set<string>();
  private anySetAside = true;

  constructor(
    private readonly reaction: Reaction,
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly log: ProjectionLog,
  ) {
    this.held = new HeldEvents(pool, reaction.name);
  }

  keyOf(event: RecordedEvent): string {
    return this.reaction.key?.(event) ?? event.stream;
  }

  /** Learns what an earlier runner left behind. */
  async load(): Promise<void> {
    this.heldKeys = await this.held.heldKeys();
    this.anySetAside = true;
  }

  /** Resolves when the event is handled or safely set aside; rejects only when neither was possible. */
  async handle(event: RecordedEvent, key: string): Promise<void> {
    if (this.heldKeys.has(key)) return await this.held.add(this.pool, [{ event, key }], 'hold');
    try {
      await this.reaction.handle(event);
    } catch (error) {
      const { name, onFailure } = this.reaction;
      this.log.error({ reaction: name, position: event.position.toString(), err: error }, `set aside (${onFailure})`);
      await this.held.add(this.pool, [{ event, key, error: messageOf(error) }], onFailure);
      if (onFailure === 'hold') this.heldKeys.add(key);
      this.anySetAside = true;
    }
  }

  /** What is due for another try. */
  async due(limit: number): Promise<readonly HeldEvent[]> {
    if (!this.anySetAside) return [];
    const due = await this.held.due(limit);
    if (due.length === 0 && this.heldKeys.size === 0) await this.lookForSetAside();
    return due;
  }

  /** What is set aside while this looks, it may not see: so it says that there is something, and never that not. */
  private async lookForSetAside(): Promise<void> {
    this.anySetAside = false;
    if (await this.held.any()) this.anySetAside = true;
  }

  /** Tries an event again; when it works and it held a key, all that waits behind it as well. */
  async retry(due: HeldEvent): Promise<void> {
    if (due.policy === 'park') return void (await this.retryOne(due));
    for (let next = await this.held.firstOf(due.key); next; next = await this.held.firstOf(due.key)) {
      if (!(await this.retryOne(next))) return;
    }
    this.heldKeys.delete(due.key);
  }

  private async retryOne(held: HeldEvent): Promise<boolean> {
    const { events } = await this.store.read(held.stream, { from: held.revision, limit: 1 });
    try {
      await this.reaction.handle(events[0]!);
    } catch (error) {
      await this.held.failedAgain(held, messageOf(error));
      return false;
    }
    await this.held.remove(this.pool, held.position);
    return true;
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
