import type { Clock } from '#libs/clock';
import type { EventStore } from '#libs/event-store';
import { oneAfterAnother } from '#libs/projections';
import { reconcile } from '#libs/settlements';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { CLOCK, EVENT_STORE } from '../persistence/tokens';
import { ReadPosition } from '../read-position/read-position';
import { Act } from './act';
import { matchingOf } from './decide-in-turn';
import { loadEvidence } from './evidence';
import { KeepBreaks } from './keep-breaks';
import { loadMatchedCredits } from './matched-credits';
import type { MatchedCredits } from './matched-credits';
import { MATCHING_RULES } from './matching-rules';

/** Each round sees what the one before wrote; a month needs three. */
const ROUNDS_MAX = 20;
const WAIT_MS = 10_000;
/** Those that evidence is read from: what one round wrote must not be found again by the next. */
const READ_MODELS = ['reconciliation', 'orders', 'bank_orders'];

/**
 * Matches what is open of one merchant until nothing is left to do, and keeps the breaks as matching finds them. Runs
 * when new evidence came and by the clock; a lock lets one process at a time do it.
 */
@Injectable()
export class Reconciler {
  /** Of each merchant: what the last run that came to its end had seen. */
  private readonly seen = new Map<string, bigint>();

  constructor(
    private readonly pool: Pool,
    private readonly act: Act,
    private readonly breaks: KeepBreaks,
    private readonly position: ReadPosition,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Does nothing where a run has seen so much already: a thousand decisions that were made during one are one more run,
   * and not a thousand.
   * @param after what it must have seen at least; 0 by the clock, which always runs
   * @throws Error when the read model does not get there in time: then it is tried again
   */
  async run(merchantId: string, after: bigint): Promise<void> {
    await oneAfterAnother(this.pool, matchingOf(merchantId), async () => {
      if (after > 0n && after <= (this.seen.get(merchantId) ?? 0n)) return;
      const matched = await loadMatchedCredits(this.pool, this.store, merchantId);
      // Whoever matched before may have written more than what this run was called for.
      const head = later(after, await this.store.head());
      await this.rounds(merchantId, head, matched);
      this.seen.set(merchantId, head);
    });
  }

  private async rounds(merchantId: string, after: bigint, matched: MatchedCredits): Promise<void> {
    let seen = after;
    const reach = (position: bigint): Promise<void> => this.reach(position);
    for (let round = 0; round < ROUNDS_MAX; round++) {
      await this.reach(seen);
      const evidence = await loadEvidence(this.pool, merchantId, matched);
      const { actions, breaks } = reconcile(evidence, MATCHING_RULES, this.clock.now());
      const kept = await this.breaks.observe(merchantId, breaks, reach);
      if (actions.length === 0) return this.breaks.clear(merchantId, breaks, reach);
      seen = later(kept, await this.act.all(merchantId, actions));
    }
    throw new Error(`matching of ${merchantId} does not come to an end`);
  }

  private async reach(position: bigint): Promise<void> {
    for (const name of READ_MODELS) {
      if (await this.position.progress.waitFor(name, position, WAIT_MS)) continue;
      throw new Error(`the read model ${name} has not seen position ${position} yet`);
    }
  }
}

const later = (a: bigint, b: bigint): bigint => (a > b ? a : b);
