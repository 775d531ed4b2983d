import { systemClock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import { MemoryEventStore } from '#libs/event-store/memory';
import type { EventStore } from '#libs/event-store';
import type { BreakOpened, Finding } from '#libs/settlements';
import { Metrics } from '../operations/metrics/metrics';
import { ReadModelHarness, silentLog } from '../read-models/testing/read-model-harness';
import { breakAggregate } from '../settlements/aggregates';
import { KeepBreaks } from './keep-breaks';

const MANY = 2_500;

const finding = (number: number, minor = '-100'): Finding => ({
  kind: 'extra',
  subject: `bank:${number}`,
  provider: 'bank',
  residuals: [{ place: 'clearing', minor, currency: 'EUR', account: 'SK17' }],
  expected: 'nothing that is open',
  found: `${minor} EUR`,
  evidence: [`bank:${number}`],
  since: '2026-03-01T00:00:00.000Z',
});
const findings = Array.from({ length: MANY }, (_, number) => finding(number));

/** A store that counts what is asked of it, and can die after so many appends. */
class WatchedStore {
  readonly reads: string[] = [];
  appends = 0;
  diesAfter = Number.POSITIVE_INFINITY;
  together = 0;
  private under = 0;

  watch(store: EventStore): EventStore {
    const watched = Object.create(store) as EventStore;
    watched.read = (stream, ...more) => {
      this.reads.push(stream);
      return store.read(stream, ...more);
    };
    watched.append = async (...append) => {
      if (this.appends >= this.diesAfter) throw new Error('the process died');
      this.appends += 1;
      this.together = Math.max(this.together, (this.under += 1));
      await new Promise(setImmediate);
      return store.append(...append).finally(() => (this.under -= 1));
    };
    return watched;
  }
}

describe('keeping the breaks of a large import', () => {
  let harness: ReadModelHarness;
  let watched: WatchedStore;
  let metrics: Metrics;
  let breaks: KeepBreaks;

  beforeEach(async () => {
    harness = await ReadModelHarness.create(new MemoryEventStore());
    harness.start();
    watched = new WatchedStore();
    metrics = new Metrics();
    const shell = new CommandShell(watched.watch(harness.store), systemClock);
    breaks = new KeepBreaks(harness.pool, shell, systemClock, silentLog as never, metrics);
  });
  afterEach(() => harness.close());

  const reach = (position: bigint): Promise<void> => harness.caughtUp(position);
  const counted = async (): Promise<Record<string, number>> => {
    const { rows } = await harness.pool.query<{ status: string; count: number }>(
      'SELECT status, count(*)::integer AS count FROM rm.break_case GROUP BY status',
    );
    return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  };
  const events = async () => (await harness.store.readAll(0n, 4 * MANY)).events;

  it('opens them side by side, and reads none that is new', async () => {
    await breaks.observe('shop', findings, reach);
    expect(await counted()).toEqual({ open: MANY });
    expect(watched.reads).toEqual([]);
    expect(watched.together).toBeGreaterThan(1);
    expect(watched.together).toBeLessThanOrEqual(128);
  });

  it('leaves what stands as it was found alone: nothing is read, nothing is written', async () => {
    await breaks.observe('shop', findings, reach);
    watched.appends = 0;
    const changed = [finding(0, '-7'), ...findings.slice(1)];
    await breaks.observe('shop', changed, reach);
    expect({ appends: watched.appends, reads: watched.reads.length }).toEqual({ appends: 1, reads: 1 });
    const [last] = (await events()).slice(-1);
    expect(last).toMatchObject({ type: 'BreakChanged', data: { subject: 'bank:0', found: '-7 EUR' } });
    await breaks.observe('shop', changed, reach);
    expect({ appends: watched.appends, reads: watched.reads.length }).toEqual({ appends: 1, reads: 1 });
  });

  it('closes those that are not found any more, and no other; a fee only by a person', async () => {
    const fee: Finding = { ...finding(MANY), kind: 'fee' };
    await breaks.observe('shop', [...findings, fee], reach);
    await breaks.clear('shop', findings.slice(0, 3), reach);
    expect(await counted()).toEqual({ open: 4, closed: MANY - 3 });
    await breaks.observe('shop', findings.slice(0, 4), reach);
    expect(await counted()).toEqual({ open: 5, closed: MANY - 4 });
  });

  it('keep their name, owner and notes when what is late becomes missing, and are not said to be explained', async () => {
    const late: Finding = { ...finding(1), kind: 'late', subject: 'item:i1', evidence: ['item:i1'] };
    const missing: Finding = { ...late, kind: 'missing' };
    await breaks.observe('shop', [late], reach);
    const [{ data }] = (await events()) as unknown as [{ data: BreakOpened['data'] }];
    const shell = new CommandShell(harness.store, systemClock);
    const envelope = { commandId: 'c-1', correlationId: 'c-1', actor: 'key:k-1', merchantId: 'shop' };
    await shell.execute(breakAggregate, data.breakId, { type: 'Assign', owner: 'ann', by: 'key:k-1' }, envelope);
    await harness.caughtUp(await harness.store.head());
    for (const found of [missing, missing]) {
      await breaks.observe('shop', [found], reach);
      await breaks.clear('shop', [found], reach);
    }
    expect((await events()).map(({ type }) => type)).toEqual(['BreakOpened', 'BreakAssigned', 'BreakChanged']);
    const { rows } = await harness.pool.query('SELECT break_id, kind, status, owner FROM rm.break_case');
    expect(rows).toEqual([{ break_id: data.breakId, kind: 'missing', status: 'open', owner: 'ann' }]);
    await breaks.clear('shop', [], reach);
    expect(await counted()).toEqual({ closed: 1 });
  });

  it('that were opened twice of one thing by another version are one again', async () => {
    const late: Finding = { ...finding(1), kind: 'late', subject: 'item:i1' };
    const missing: Finding = { ...late, kind: 'missing' };
    await breaks.observe('shop', [late, missing], reach);
    expect(await counted()).toEqual({ open: 2 });
    await breaks.observe('shop', [missing], reach);
    await breaks.clear('shop', [missing], reach);
    const { rows } = await harness.pool.query(`SELECT kind FROM rm.break_case WHERE status = 'open'`);
    expect(rows).toEqual([{ kind: 'missing' }]);
  });

  it('goes on after a crash where it was: each is opened once', async () => {
    watched.diesAfter = 1_234;
    await expect(breaks.observe('shop', findings, reach)).rejects.toThrow('the process died');
    await harness.caughtUp(await harness.store.head());
    watched.diesAfter = Number.POSITIVE_INFINITY;
    await breaks.observe('shop', findings, reach);
    const opened = (await events()).map(({ type, data }) => [type, (data as BreakOpened['data']).subject].join(' '));
    expect(opened.sort()).toEqual(findings.map(({ subject }) => `BreakOpened ${subject}`).sort());
    expect(watched.appends).toBe(MANY);
  });

  it('leaves what a person has decided, also when the read model does not show it yet', async () => {
    await breaks.observe('shop', findings.slice(0, 1), reach);
    const [{ data }] = (await events()) as unknown as [{ data: BreakOpened['data'] }];
    const shell = new CommandShell(harness.store, systemClock);
    const resolve = { type: 'Resolve', treatment: 'difference', reason: 'small', by: 'key:k-1' } as const;
    const envelope = { commandId: 'c-1', correlationId: 'c-1', actor: 'key:k-1', merchantId: 'shop' };
    await shell.execute(breakAggregate, data.breakId, resolve, envelope);
    await breaks.observe('shop', [finding(0, '-7')], reach);
    expect((await events()).map(({ type }) => type)).toEqual(['BreakOpened', 'BreakResolved']);
  });

  it('tells how many are left, and that none is when it has ended, also by a failure', async () => {
    const left = async (): Promise<number> => {
      const all = await metrics.registry.getMetricsAsJSON();
      return all.find(({ name }) => name === 'ledger_reconciliation_breaks_left')!.values[0]!.value;
    };
    const seen: number[] = [];
    await breaks.observe('shop', findings, async () => void seen.push(await left()));
    expect(seen).toEqual([2_500, 1_500, 500]);
    expect(await left()).toBe(0);
    watched.diesAfter = watched.appends;
    await expect(breaks.observe('other', findings, reach)).rejects.toThrow('the process died');
    expect(await left()).toBe(0);
  });
});
