import { agreementDecider, agreementStatus, nextDue } from '#libs/agreements';
import type { AgreementEvent } from '#libs/agreements';
import { declined, outcome, signed, succeeded, terms, until, withPolicy } from '#libs/agreements/testing';
import { deterministicId } from '#libs/command-shell';
import type { EventToAppend } from '#libs/event-store';
import { rebuildProjection } from '#libs/projections';
import { findDueAgreements, nextAgreementDueAt } from '../queries';
import { stateFromJson } from '../support/state-json';
import { ReadModelHarness, silentLog } from '../testing/read-model-harness';
import { AgreementPeriodRow } from './agreement-period.entity';
import { AgreementRow } from './agreement.entity';
import { agreementsProjection } from './agreements.projection';

const LIVES = 24;
const POLICIES = ['bill_each', 'merge', 'newest_only', 'hold_for_review'] as const;
const OUTAGE = { from: '2026-05-01T00:00:00.000Z', to: '2026-12-05T00:00:00.000Z' };
const idOf = (n: number): string => deterministicId('lived-agreement', String(n));

/** A life with declines, an outage, a pause and an open end; another one for each number. */
function lifeOf(n: number): readonly AgreementEvent[] {
  const agreement = terms({ agreementId: idOf(n), ...withPolicy(POLICIES[n % 4]!) });
  const before = until(signed(agreement), new Date('2026-04-15'), ({ period, attempts }) =>
    (period.index + attempts.length + n) % 3 === 0 ? declined('soft_funds') : succeeded,
  );
  if (n % 6 === 5) return before.and({ type: 'Cancel', when: 'now', reason: 'x' }).events;
  const paused = n % 5 === 0 ? before.and({ type: 'Pause', until: '2026-12-20T00:00:00.000Z', reason: 'x' }) : before;
  const after = until(paused, new Date('2027-02-01'), undefined, OUTAGE);
  const asked = until(after, new Date('2027-03-01'), () => undefined);
  return n % 2 === 0 || !asked.state.open[0]?.inFlight
    ? asked.events
    : asked.and(outcome(asked, declined('hard'))).events;
}

const toAppend = (stream: string, { type, data }: AgreementEvent, revision: number): EventToAppend => {
  const id = deterministicId(stream, String(revision));
  const metadata = { commandId: id, correlationId: id, causationId: id, actor: 'process:x', merchantId: 'shop' };
  const occurredAt = new Date(Date.UTC(2026, 0, 1) + revision * 1_000).toISOString();
  return { id, type, data, metadata: { ...metadata, schemaVersion: 1, occurredAt } };
};

describe('the read model of agreements', () => {
  let harness: ReadModelHarness;
  const lives = new Map(Array.from({ length: LIVES }, (_, n) => [idOf(n), lifeOf(n)]));
  const stateOf = (id: string) => lives.get(id)!.reduce(agreementDecider.evolve, agreementDecider.initial);

  beforeAll(async () => {
    harness = await ReadModelHarness.create();
    harness.start(37);
    let position = 0n;
    for (const [id, events] of lives) {
      for (const [revision, event] of events.entries()) {
        const expected = revision === 0 ? 'no_stream' : revision - 1;
        const append = toAppend(`agreement-${id}`, event, revision);
        ({ position } = await harness.store.append(`agreement-${id}`, expected, [append]));
      }
    }
    await harness.caughtUp(position);
  });
  afterAll(() => harness.close());

  it('shows each agreement as its own fold does, with what it waits for', async () => {
    const rows = await harness.dataSource.getRepository(AgreementRow).find();
    expect(rows).toHaveLength(LIVES);
    for (const row of rows) {
      const state = stateOf(row.agreementId);
      expect(stateFromJson(row.state)).toEqual(JSON.parse(JSON.stringify(state)));
      expect(row).toMatchObject({ status: agreementStatus(state), dueKind: nextDue(state)?.kind ?? null });
      expect(row.dueAt?.toISOString()).toBe(nextDue(state)?.at);
    }
  });

  it('says of each period what became of it', async () => {
    const rows = await harness.dataSource.getRepository(AgreementPeriodRow).find();
    for (const id of lives.keys()) {
      const own = rows.filter(({ agreementId }) => agreementId === id);
      const { counts, open, held, nextPeriod } = stateOf(id);
      const found = (status: string): number => own.filter((row) => row.status === status).length;
      expect(own).toHaveLength(nextPeriod);
      expect({ charged: found('charged'), skipped: found('skipped'), merged: found('merged') }).toEqual(counts);
      expect({ open: found('open'), held: found('held') }).toEqual({ open: open.length, held: held.length });
      expect(own.filter(({ status, amount }) => status === 'charged' && amount === null)).toEqual([]);
    }
    expect(new Set(rows.map(({ status }) => status)).size).toBe(5);
  });

  it('finds what is due in order of due time, and when the next thing is', async () => {
    const dues = [...lives.keys()].flatMap((id) => nextDue(stateOf(id))?.at ?? []).toSorted();
    const now = new Date(dues[Math.floor(dues.length / 2)]!);
    const due = await findDueAgreements(harness.pool, { now, provider: 'trustpay-eu', limit: 100, leftOut: [] });
    expect(due.map(({ dueAt }) => dueAt.toISOString())).toEqual(dues.filter((at) => at <= now.toISOString()));
    expect((await nextAgreementDueAt(harness.pool))?.toISOString()).toBe(dues[0]);
    expect((await nextAgreementDueAt(harness.pool, now))?.toISOString()).toBe(
      dues.find((at) => at > now.toISOString()),
    );
  });

  it('is the same when it is built again in other batches', async () => {
    const { pool, store } = harness;
    const report = await rebuildProjection(agreementsProjection, { pool, store, log: silentLog, batchSize: 1_000 });
    expect(report.tables.map(({ table }) => table)).toEqual(agreementsProjection.tables);
  });
});
