import type { EventStore } from '#libs/event-store';
import { RebuildDifferenceError, rebuildProjection } from '#libs/projections';
import type { RebuildProgress, RebuildReport } from '#libs/projections';
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { Problem } from '../../common/problems';
import { EVENT_STORE, LOGGER } from '../../persistence/tokens';
import { projections } from '../../read-models';

export type RebuildState =
  | { readonly kind: 'running'; readonly progress?: RebuildProgress }
  | { readonly kind: 'done'; readonly report: RebuildReport }
  | { readonly kind: 'failed'; readonly reason: string };

/** Rebuilds that were started from the console run in this process; the last one of each read model is remembered. */
@Injectable()
export class Rebuilds implements OnModuleDestroy {
  private readonly states = new Map<string, RebuildState>();
  private readonly running = new Set<Promise<void>>();
  private readonly ending = new AbortController();

  constructor(
    private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  of(name: string): RebuildState | undefined {
    return this.states.get(name);
  }

  /** Started twice it runs once. @throws Problem `not_found` */
  start(name: string, by: string): void {
    const projection = projections.find((one) => one.name === name);
    if (!projection) throw new Problem('not_found', 'There is no such read model.');
    if (this.states.get(name)?.kind === 'running') return;
    this.states.set(name, { kind: 'running' });
    this.log.info({ projection: name, by }, 'rebuild started from the console');
    const onProgress = (progress: RebuildProgress): void => void this.states.set(name, { kind: 'running', progress });
    const options = { pool: this.pool, store: this.store, log: this.log, onProgress, signal: this.ending.signal };
    const run = rebuildProjection(projection, options).then(
      (report) => void this.states.set(name, { kind: 'done', report }),
      (error: unknown) => {
        this.log.error({ err: error, projection: name }, 'a rebuild did not go through');
        this.states.set(name, { kind: 'failed', reason: reasonOf(error) });
      },
    );
    this.running.add(run);
    void run.finally(() => this.running.delete(run));
  }

  /** The database closes after this: a rebuild left behind would fail on it. Its live tables were never touched. */
  async onModuleDestroy(): Promise<void> {
    this.ending.abort();
    await Promise.all(this.running);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof RebuildDifferenceError) return `${error.message}: ${JSON.stringify(error.differences)}`;
  return error instanceof Error ? error.message : String(error);
}
