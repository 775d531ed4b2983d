import { incoherencesOf } from '../support/incoherences';
import { checkRun, countFindings } from './support/check-run';
import type { Findings } from './support/check-run';
import { startDurableServer } from './support/durable-server';
import { settleDoubts } from './support/operator';
import { readLog } from './support/orders-of';
import type { PersistentCaller } from './support/persistent-caller';
import { untilQuiet } from './support/quiet';
import { resendAll } from './support/resend';
import { Seeded, seedOfThisRun } from './support/seeded';
import { runUnderFire } from './support/under-fire';
import { openWorld } from './support/world';
import type { World } from './support/world';

const KILLS = Number.parseInt(process.env.KILLS ?? '50', 10);
/** A broken variant shows itself within fewer; this is where the search ends. */
const KILLS_OF_A_BROKEN_VARIANT_MAX = 120;
/** Longer than any restart, so that no notification is given up while the API is down. */
const RETRIES_MS = Array.from({ length: 60 }, (_, n) => 200 * (n + 1) * (1 + n / 10));

const NOTHING: Findings = { lost: [], doubled: [], unasked: [], unequal: [], unbalanced: [], holes: [] };

describe('SIGKILL of the API and the worker, again and again, under load', () => {
  const seed = seedOfThisRun();
  let server: Awaited<ReturnType<typeof startDurableServer>>;
  let world: World;

  beforeAll(async () => {
    server = await startDurableServer();
  }, 60_000);
  afterEach(() => world.close());
  afterAll(() => server.stop());

  const open = async (entry?: string): Promise<World> => {
    world = await openWorld({
      serverUrl: server.adminUrl,
      entry,
      environment: { ALLOW_FSYNC_OFF: 'false' },
      simulator: { retrySchedule: RETRIES_MS },
    });
    await Promise.all([world.api.start(), world.worker.start()]);
    return world;
  };

  const check = async (caller: PersistentCaller): Promise<Findings> =>
    checkRun({ ...caller, log: await readLog(world.store), book: world.simulator.book() });

  it(`loses nothing and doubles nothing in ${KILLS} kills, and the books of both sides agree`, async () => {
    await open();
    const random = new Seeded(seed);
    const caller = await runUnderFire(world, {
      kills: KILLS,
      turn: KILLS,
      shareOfApi: 0.7,
      random,
      patienceMs: 120_000,
    });
    await untilQuiet(world);
    const doubts = await settleDoubts(world);
    await untilQuiet(world);
    const findings = await check(caller);
    const incoherent = await incoherencesOf(world);
    const changed = await resendAll(caller);
    report(world, caller, { seed, doubts: doubts.length, changed: changed.length, ...countFindings(findings) });
    expect(findings).toEqual(NOTHING);
    expect(incoherent).toEqual([]);
    expect(caller.unanswered).toEqual([]);
    expect(changed).toEqual([]);
    expect(caller.acknowledged.filter(({ replayed }) => replayed).length).toBeGreaterThan(0);
  }, 900_000);

  it.each([
    ['writes the idempotency key first', 'test/crash/broken/key-first.js', 'lost'],
    ['writes the event first, and the key after it', 'test/crash/broken/event-first.js', 'doubled'],
  ] as const)(
    'would notice a build that %s',
    async (_, entry, expected) => {
      await open(entry);
      const random = new Seeded(seed);
      const plan = { kills: KILLS_OF_A_BROKEN_VARIANT_MAX, turn: 3, shareOfApi: 1, random, patienceMs: 3_000 };
      const caller = await runUnderFire(world, plan, async (sofar) => (await check(sofar))[expected].length > 0);
      const findings = await check(caller);
      report(world, caller, { seed, broken: entry, ...countFindings(findings) });
      expect(findings[expected].length).toBeGreaterThan(0);
    },
    600_000,
  );
});

/** One line of figures. */
function report({ api, worker }: World, caller: PersistentCaller, figures: Record<string, unknown>): void {
  const boots = [...api.bootsMs, ...worker.bootsMs].sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(boots[Math.min(boots.length - 1, Math.floor(boots.length * share))]!);
  const told = {
    kills: api.kills + worker.kills,
    acked: caller.acknowledged.length,
    replays: caller.acknowledged.filter(({ replayed }) => replayed).length,
    unanswered: caller.unanswered.length,
    boot_ms_p50: at(0.5),
    boot_ms_p99: at(0.99),
    ...figures,
  };
  process.stdout.write(`crash loop: ${JSON.stringify(told)}\n`);
}
