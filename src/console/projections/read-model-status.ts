import type { EventStore } from '#libs/event-store';
import { subscriberStatus } from '#libs/projections';
import type { SubscriberStatus } from '#libs/projections';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { EVENT_STORE } from '../../persistence/tokens';
import { projections } from '../../read-models';
import { Rebuilds } from './rebuilds';

interface Sample {
  readonly position: bigint;
  readonly atMs: number;
  readonly perSecond: number;
}

/** Shorter than this, a rate would be noise. */
const SAMPLE_MS = 900;
const NAMES = new Set(projections.map(({ name }) => name));

/** How far the read models and reactions are, and how fast they go. */
@Injectable()
export class ReadModelStatus {
  private readonly samples = new Map<string, Sample>();

  constructor(
    private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly rebuilds: Rebuilds,
  ) {}

  async all() {
    const subscribers = await subscriberStatus(this.pool, this.store);
    return subscribers.map((status) => ({
      ...status,
      perSecond: this.rateOf(status),
      isRebuildable: NAMES.has(status.name),
      rebuild: this.rebuilds.of(status.name),
    }));
  }

  /** Positions per second since somebody looked before. */
  private rateOf({ name, position }: SubscriberStatus): number {
    const atMs = performance.now();
    const before = this.samples.get(name);
    if (before && atMs - before.atMs < SAMPLE_MS) return before.perSecond;
    const moved = before && position > before.position ? Number(position - before.position) : 0;
    const perSecond = before ? Math.round((moved * 1_000) / (atMs - before.atMs)) : 0;
    this.samples.set(name, { position, atMs, perSecond });
    return perSecond;
  }
}
