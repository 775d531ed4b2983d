import type { Clock } from '#libs/clock';
import { CommandShell, deterministicId } from '#libs/command-shell';
import type { EventStore } from '#libs/event-store';
import { MATCHING_RULES, reconcile } from '#libs/settlements';
import type { Finding } from '#libs/settlements';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { CLOCK, EVENT_STORE } from '../persistence/tokens';
import { ReadPosition } from '../read-position/read-position';
import { breakAggregate } from '../settlements/aggregates';
import { Act, matchingEnvelope } from './act';
import { loadEvidence } from './evidence';

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
  constructor(
    private readonly pool: Pool,
    private readonly shell: CommandShell,
    private readonly act: Act,
    private readonly position: ReadPosition,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param after what it must have seen at least
   * @throws Error when the read model does not get there in time: then it is tried again
   */
  async run(merchantId: string, after: bigint): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query("SELECT pg_advisory_lock(hashtext('reconciliation'), hashtext($1))", [merchantId]);
      // Whoever matched before may have written more than what this run was called for.
      await this.rounds(merchantId, later(after, await this.store.head()));
    } finally {
      await client
        .query("SELECT pg_advisory_unlock(hashtext('reconciliation'), hashtext($1))", [merchantId])
        .finally(() => client.release());
    }
  }

  private async rounds(merchantId: string, after: bigint): Promise<void> {
    let seen = after;
    for (let round = 0; round < ROUNDS_MAX; round++) {
      await this.reach(seen);
      const evidence = await loadEvidence(this.pool, merchantId);
      const { actions, breaks } = reconcile(evidence, MATCHING_RULES, this.clock.now());
      const kept = await this.keep(merchantId, breaks);
      if (actions.length === 0) {
        await this.reach(kept);
        return this.clear(merchantId, breaks);
      }
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

  /** Answers the position of the last event. */
  private async keep(merchantId: string, breaks: readonly Finding[]): Promise<bigint> {
    let position = 0n;
    for (const finding of breaks) {
      const breakId = breakIdOf(merchantId, finding);
      const facts = { ...finding, merchantId };
      const state = JSON.stringify([finding.expected, finding.found, finding.residuals, finding.evidence]);
      const envelope = matchingEnvelope(merchantId, breakId, 'observe', state, this.clock.now().toISOString());
      const result = await this.shell.execute(breakAggregate, breakId, { type: 'Observe', breakId, facts }, envelope);
      position = later(position, result.folded.position);
    }
    return position;
  }

  /**
   * What is not found any more is explained by evidence that came. A fee is looked at once, when its payment is
   * settled, so only a person ends its break.
   */
  private async clear(merchantId: string, breaks: readonly Finding[]): Promise<void> {
    const found = new Set(breaks.map((finding) => breakIdOf(merchantId, finding)));
    const { rows } = await this.pool.query<{ id: string }>(
      `SELECT break_id AS id FROM rm.break_case WHERE merchant_id = $1 AND status = 'open' AND kind <> 'fee'`,
      [merchantId],
    );
    for (const { id } of rows.filter((row) => !found.has(row.id))) {
      const envelope = matchingEnvelope(merchantId, id, 'clear', this.clock.now().toISOString());
      const command = { type: 'Clear', reason: 'evidence came that explains it' } as const;
      await this.shell.execute(breakAggregate, id, command, envelope);
    }
  }
}

const later = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** The same thing found again is the same break. */
const breakIdOf = (merchantId: string, { kind, subject }: Finding): string =>
  deterministicId('break', merchantId, kind, subject);
