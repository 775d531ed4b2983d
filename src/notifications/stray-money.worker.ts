import type { Clock } from '#libs/clock';
import { pause } from '#libs/projections';
import type { ProviderAdapter } from '#libs/providers';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { CLOCK, LOGGER } from '../persistence/tokens';
import { Providers } from '../providers/providers';
import { UnmatchedNotifications } from './unmatched';

const IDLE_MS = 250;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A change may be listed later than the time that it bears; what was read before is not recorded again. */
const OVERLAP_MS = 48 * HOUR_MS;
/** Pages in one go; then the list is left for a minute. */
const PAGES = 100;
/** After so many failures in one place the list is read from its beginning: the place may be known no more. */
const FAILURES = 5;

/** How far a list is read; kept over failures, but not over a start. */
interface Reading {
  readonly since?: Date;
  readonly begunAt: Date;
  place?: string;
  failures: number;
}

/**
 * Reads, hour by hour, what providers list of money that belongs to no payment: a message about it is repeated only so
 * often, and may not be switched on at the provider. After a start all of it is read, so that no absence of ours leaves
 * a gap. Several processes may run it: a movement is recorded once.
 */
@Injectable()
export class StrayMoneyWorker {
  private readonly readings = new Map<string, Reading>();
  private readonly readUntil = new Map<string, Date>();
  private readonly nextAt = new Map<string, number>();

  constructor(
    private readonly providers: Providers,
    private readonly unmatched: UnmatchedNotifications,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Runs until the signal; the page in hand is finished. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.lookOnce(signal);
      await pause(IDLE_MS, signal);
    }
  }

  /** One round over the lists that are due now. */
  async lookOnce(signal?: AbortSignal): Promise<void> {
    const now = this.clock.now();
    for (const adapter of this.providers.all()) {
      const isDue = (this.nextAt.get(adapter.name) ?? 0) <= now.getTime();
      if (adapter.strayMoney && isDue) await this.goOn(adapter, now, signal);
    }
  }

  private async goOn(adapter: ProviderAdapter, now: Date, signal?: AbortSignal): Promise<void> {
    const { name } = adapter;
    const reading = this.readings.get(name) ?? { since: this.readUntil.get(name), begunAt: now, failures: 0 };
    this.readings.set(name, reading);
    try {
      if (!(await this.read(adapter, reading, signal))) {
        // One whose places go round has no end, and must not keep the provider busy.
        this.nextAt.set(name, now.getTime() + MINUTE_MS);
        return;
      }
      this.readings.delete(name);
      this.readUntil.set(name, new Date(reading.begunAt.getTime() - OVERLAP_MS));
      this.nextAt.set(name, now.getTime() + HOUR_MS);
    } catch (error) {
      reading.failures += 1;
      if (reading.failures >= FAILURES) this.readings.delete(name);
      this.nextAt.set(name, now.getTime() + MINUTE_MS);
      this.log.warn({ err: error, provider: name }, 'money that belongs to no payment could not be listed');
    }
  }

  /** @returns whether the list is at its end */
  private async read(adapter: ProviderAdapter, reading: Reading, signal?: AbortSignal): Promise<boolean> {
    let pages = 0;
    for await (const page of adapter.strayMoney!(reading.since, reading.place)) {
      if (page.kind === 'unknown') throw new Error(`${adapter.name} did not tell: ${page.reason}`);
      for (const fact of page.facts) {
        const evidence = { source: 'query', id: fact.movement, code: fact.code } as const;
        await this.unmatched.record(undefined, adapter, { fact, evidence, reason: 'no reference of ours' });
      }
      if (page.next === undefined) continue;
      Object.assign(reading, { place: page.next, failures: 0 });
      pages += 1;
      if (pages >= PAGES || signal?.aborted) return false;
    }
    return true;
  }
}
