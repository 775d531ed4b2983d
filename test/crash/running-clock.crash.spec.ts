import { FollowingClock, systemClock } from '#libs/clock';
import { ApiClient } from '../support/api-client';
import { incoherencesOf } from '../support/incoherences';
import { waitFor } from '../support/wait-for';
import { doneTwice, overdueTimers, unpaidPeriods } from './support/billing-findings';
import { startDurableServer } from './support/durable-server';
import { killAgainAndAgain } from './support/killer';
import { settleDoubts } from './support/operator';
import { untilQuiet } from './support/quiet';
import { Seeded, seedOfThisRun } from './support/seeded';
import { openWorld } from './support/world';
import type { World } from './support/world';

const KILLS = Number.parseInt(process.env.KILLS ?? '50', 10);
const TURN = 5;
const AGREEMENTS = 6;
const HOLDS = 6;
const MOVE = 'P3D';
const DAYS_MIN = 3;
const RETRIES_MS = Array.from({ length: 60 }, (_, n) => 200 * (n + 1) * (1 + n / 10));

const eur = (value: string) => ({ value, currency: 'EUR' });

describe('SIGKILL of the API and the worker while the clock runs', () => {
  let server: Awaited<ReturnType<typeof startDurableServer>>;
  let world: World;
  let api: ApiClient;

  beforeAll(async () => {
    server = await startDurableServer();
    const clock = new FollowingClock(systemClock);
    world = await openWorld({
      serverUrl: server.adminUrl,
      environment: { ALLOW_FSYNC_OFF: 'false' },
      simulator: { clock, retrySchedule: RETRIES_MS },
    });
    await Promise.all([world.api.start(), world.worker.start()]);
    api = new ApiClient(world.url, world.tokens.service);
  }, 120_000);
  afterAll(async () => {
    await world.close();
    await server.stop();
  });

  it(`charges each period once, loses no timer and fires none twice, in ${KILLS} kills`, async () => {
    for (let n = 0; n < AGREEMENTS; n++) await subscribe(n);
    for (let n = 0; n < HOLDS; n++) await hold(n);
    const random = new Seeded(seedOfThisRun());
    for (let done = 0; done < KILLS; done += TURN) {
      await moveOn(`move-${done}`);
      await killAgainAndAgain(world, { kills: TURN, shareOfApi: 0.2, random });
    }
    await arrived();
    sendAgainWhatWasGivenUp();
    await untilQuiet(world);
    // Killed between intent and call, at a provider that cannot be asked: a person looks, as everywhere.
    const doubts = await settleDoubts(world);
    await untilQuiet(world);
    const now = new Date((await api.get('/v1/sandbox/clock')).body.now);
    const { store, simulator } = world;
    expect(await doneTwice(store, simulator.book())).toEqual([]);
    expect(await overdueTimers(world.pool, now)).toEqual([]);
    const { unpaid, charged } = await unpaidPeriods(world.pool, now);
    process.stdout.write(
      `running clock: ${JSON.stringify({ kills: world.api.kills + world.worker.kills, charged, doubts, now })}\n`,
    );
    // What the person found not to have been taken is open again, and what fell due behind it; nothing else is.
    const standing = new Set(unpaid.map(({ agreement }) => agreement));
    expect(standing.size).toBeLessThanOrEqual(doubts.filter((outcome) => outcome === 'failed').length);
    expect(charged).toBeGreaterThanOrEqual(AGREEMENTS * DAYS_MIN);
    expect(await incoherencesOf(world)).toEqual([]);
  }, 900_000);

  /** An agreement that charges every day, with its first payment made. */
  async function subscribe(n: number): Promise<void> {
    const schedule = { every: 'day', time: `${String(8 + n).padStart(2, '0')}:30`, zone: 'Europe/Bratislava' };
    const customer = { id: `subscriber-${n}`, name: 'Jana Novakova', email: 'jana@example.sk' };
    const order = { reference: `SUB-${n}`, amount: eur('9.90'), schedule, customer, missed_periods_max: 100 };
    const { body } = await api.post('/v1/agreements', order, { key: `subscribe-${n}` });
    await world.simulator.control.pay({ url: body.next_action.url });
    await waitFor(async () => (await api.get(`/v1/agreements/${body.id}`)).body.status === 'active', {
      describe: 'the agreement to be active',
    });
  }

  /** A hold that is captured by a timer. */
  async function hold(n: number): Promise<void> {
    const order = { reference: `HOLD-${n}`, method: 'card', capture: 'manual', amount: eur('50.00') };
    const { body } = await api.post('/v1/orders', { ...order, capture_after: `P${n + 1}D` }, { key: `hold-${n}` });
    await world.simulator.control.pay({ url: body.next_action.url });
  }

  /** The API may be dying just now: the same request is sent until it is answered. A move that goes on is enough. */
  async function moveOn(key: string): Promise<void> {
    await waitFor(
      async () => {
        const answer = await api.post('/v1/sandbox/clock', { advance: MOVE }, { key }).catch(() => undefined);
        return answer !== undefined && (answer.status < 300 || answer.body.code === 'conflict');
      },
      { timeoutMs: 120_000, describe: 'the clock to move' },
    );
  }

  /** A provider gives up after so many days, and days go by fast here; an operator asks for its messages once more. */
  function sendAgainWhatWasGivenUp(): void {
    const { control } = world.simulator;
    for (const { id, state } of control.deliveries()) if (state !== 'delivered') control.redeliver(id);
  }

  async function arrived(): Promise<void> {
    await waitFor(async () => (await api.get('/v1/sandbox/clock')).body.moving === null, {
      timeoutMs: 300_000,
      describe: 'the clock to arrive',
    });
  }
});
