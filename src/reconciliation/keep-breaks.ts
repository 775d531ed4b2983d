import type { Clock } from '#libs/clock';
import { CommandShell, deterministicId, emptyFold } from '#libs/command-shell';
import type { Folded } from '#libs/command-shell';
import { breakDecider } from '#libs/settlements';
import type { BreakCommand, BreakState, Finding } from '#libs/settlements';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { Gauge } from 'prom-client';
import { Metrics } from '../operations/metrics/metrics';
import { CLOCK, LOGGER } from '../persistence/tokens';
import { stateFromJson } from '../read-models/support/state-json';
import { breakAggregate } from '../settlements/aggregates';
import { BoundedWork } from '../settlements/imports/bounded-work';
import { matchingEnvelope } from './act';

/** As many breaks are under way at a time: enough to fill the group commits of the store, and no more in memory. */
const TOGETHER = 128;
/** Breaks that are compared by one query, and written before the next ones are. */
const PART = 1_000;

/** Resolves when the read model of the breaks shows a position. */
type Reach = (position: bigint) => Promise<void>;

interface Step {
  readonly breakId: string;
  readonly command: BreakCommand;
  /** What makes this look at the break another one than the last. */
  readonly cause: readonly string[];
  readonly from?: Folded<BreakState>;
}

/**
 * Keeps the breaks as matching finds them, part by part, so that neither memory nor the read model's delay grows with
 * their number. What stands as it was found is left alone without reading its stream; that is also how a run that died
 * goes on. The read model must show all that earlier runs wrote.
 */
@Injectable()
export class KeepBreaks {
  private readonly left: Gauge;

  constructor(
    private readonly pool: Pool,
    private readonly shell: CommandShell,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
    { registry }: Metrics,
  ) {
    const help = 'Breaks that the matching in hand has still to compare with what it found';
    this.left = new Gauge({ name: 'ledger_reconciliation_breaks_left', help, registers: [registry] });
  }

  /** Opens what is new, changes what is found differently. Answers the position of the last event. */
  async observe(merchantId: string, findings: readonly Finding[], reach: Reach): Promise<bigint> {
    const idOf = await this.idsOf(merchantId, findings);
    return this.inParts(merchantId, findings, reach, async (part) => {
      const known = await this.statesOf(part.map(idOf));
      return part.flatMap((finding): Step[] => {
        const breakId = idOf(finding);
        const command = { type: 'Observe', breakId, facts: { ...finding, merchantId } } as const;
        const state = known.get(breakId);
        if (state && this.changesNothing(state, command)) return [];
        const text = JSON.stringify([
          finding.kind,
          finding.expected,
          finding.found,
          finding.residuals,
          finding.evidence,
        ]);
        const from = state ? undefined : emptyFold(`break-${breakId}`, breakDecider.initial);
        return [{ breakId, command, cause: ['observe', text], from }];
      });
    });
  }

  /**
   * What is not found any more is explained by evidence that came. A fee is looked at once, when its payment is
   * settled, so only a person ends its break.
   */
  async clear(merchantId: string, findings: readonly Finding[], reach: Reach): Promise<void> {
    const found = new Set(findings.map(await this.idsOf(merchantId, findings)));
    const { rows } = await this.pool.query<{ id: string }>(
      `SELECT break_id AS id FROM rm.break_case WHERE merchant_id = $1 AND status = 'open' AND kind <> 'fee'`,
      [merchantId],
    );
    const explained = rows.filter(({ id }) => !found.has(id));
    const command = { type: 'Clear', reason: 'evidence came that explains it' } as const;
    const stepsOf = (part: typeof rows): Step[] =>
      part.map(({ id: breakId }) => ({ breakId, command, cause: ['clear'] }));
    await this.inParts(merchantId, explained, reach, (part) => Promise.resolve(stepsOf(part)));
  }

  private async inParts<T>(
    merchantId: string,
    all: readonly T[],
    reach: Reach,
    stepsOf: (part: T[]) => Promise<readonly Step[]>,
  ): Promise<bigint> {
    let position = 0n;
    let left = all.length;
    this.left.inc(left);
    try {
      while (left > 0) {
        if (all.length > PART) this.log.info({ merchantId, left, of: all.length }, 'breaks are being looked at');
        const part = all.slice(all.length - left, all.length - left + PART);
        const written = await this.write(merchantId, await stepsOf(part));
        if (written > position) await reach((position = written));
        this.left.dec(part.length);
        left -= part.length;
      }
    } finally {
      this.left.dec(left);
    }
    return position;
  }

  /** Side by side; none is under way any more when it ends, also by a failure. */
  private async write(merchantId: string, steps: readonly Step[]): Promise<bigint> {
    let position = 0n;
    const work = new BoundedWork(TOGETHER);
    try {
      for (const step of steps)
        await work.begin(async () => {
          const written = await this.one(merchantId, step);
          if (written > position) position = written;
        });
    } finally {
      await work.end();
    }
    return position;
  }

  private async one(merchantId: string, { breakId, command, cause, from }: Step): Promise<bigint> {
    const envelope = matchingEnvelope(merchantId, breakId, ...cause, this.clock.now().toISOString());
    const { folded } = await this.shell.execute(breakAggregate, breakId, command, envelope, { from });
    return folded.position;
  }

  /**
   * The same thing found again is the same break. When another kind of it is found, as when what was late is missing,
   * that is the open break too: its owner and notes stay, and nobody can resolve the same money twice.
   */
  private async idsOf(merchantId: string, findings: readonly Finding[]): Promise<(finding: Finding) => string> {
    const { rows } = await this.pool.query<{ id: string; kind: string; subject: string }>(
      `SELECT break_id AS id, kind, subject FROM rm.break_case WHERE merchant_id = $1 AND status = 'open'`,
      [merchantId],
    );
    const same = new Map(rows.map(({ id, kind, subject }) => [`${kind} ${subject}`, id]));
    const found = new Set(findings.map(({ kind, subject }) => `${kind} ${subject}`));
    const left = rows.filter(({ kind, subject }) => !found.has(`${kind} ${subject}`));
    const other = new Map(left.map(({ id, subject }) => [subject, id]));
    return ({ kind, subject }) =>
      same.get(`${kind} ${subject}`) ?? other.get(subject) ?? deterministicId('break', merchantId, kind, subject);
  }

  private async statesOf(breakIds: readonly string[]): Promise<Map<string, BreakState>> {
    const { rows } = await this.pool.query<{ id: string; state: unknown }>(
      'SELECT break_id AS id, state FROM rm.break_case WHERE break_id = ANY ($1::uuid[])',
      [breakIds],
    );
    return new Map(rows.map(({ id, state }) => [id, stateFromJson<BreakState>(state)]));
  }

  /** By the break's own rule. Only people may have written since, and no decision of theirs makes news of a finding. */
  private changesNothing(state: BreakState, command: BreakCommand): boolean {
    const decision = breakDecider.decide(state, command, { now: this.clock.now() });
    return 'accept' in decision && decision.accept.length === 0;
  }
}
