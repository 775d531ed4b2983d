import { Pool } from 'undici';
import { inLanes } from '../support/in-lanes';
import { LedgerProcess } from './support/ledger-process';
import { median, probeMemory, windowsOf } from './support/memory-probe';
import type { MemoryWindow } from './support/memory-probe';
import { openWorld } from './support/world';
import type { World } from './support/world';

/** A tenth of it, by hand, tells leaks of some kilobytes an order only; `ORDERS` asks for another number. */
const ORDERS = Number.parseInt(process.env.ORDERS ?? (process.env.CI ? '100000' : '10000'), 10);
const CONNECTIONS = 64;
/** One order in so many is paid, and so heard of again by notification. */
const PAID_EVERY = 10;
/** What the simulator may remember: much less than it is sent. */
const CAPACITY = 2_000;
const WINDOWS = 10;
/** The first windows fill caches and let the compiler finish. */
const WARM_UP = 3;
/** Their medians are compared: as many at the end as after the warm-up. */
const COMPARED = 3;
const ORDERS_BETWEEN = (ORDERS / WINDOWS) * (WINDOWS - WARM_UP - COMPARED);

const MIB = 1024 * 1024;
/** A leak of 200 bytes an order exceeds it in a full run, where the heap without a leak changes by -1 to 3 MiB. */
const HEAP_BYTES_AN_ORDER_MAX = 150;
/** The windows of a short run are not warm and hold few samples: the heap swings by 13 MiB between them. */
const SHORT_RUN_HEAP_MIB_MAX = 24;
const MEASURABLE_MIB = 4;
const scaledMiB = (HEAP_BYTES_AN_ORDER_MAX * ORDERS_BETWEEN) / MIB;
const HEAP_GROWTH_MIB_MAX = scaledMiB > MEASURABLE_MIB ? scaledMiB : SHORT_RUN_HEAP_MIB_MAX;
/** What leaks outside the heap: full runs grow by up to 12 MiB and end below 260; it is a kilobyte an order. */
const RESIDENT_GROWTH_MIB_MAX = 40;
const RESIDENT_MIB_MAX = 400;

describe(`memory over ${ORDERS} orders`, () => {
  let world: World;
  let ledger: LedgerProcess;
  let http: Pool;
  let done = 0;

  beforeAll(async () => {
    world = await openWorld({ simulator: { capacity: CAPACITY } });
    ledger = new LedgerProcess('ledger', world.environment);
    await ledger.start({}, ['--max-old-space-size=256']);
    http = new Pool(world.url, { connections: CONNECTIONS });
  }, 120_000);
  afterAll(async () => {
    await http.close();
    await ledger.stop();
    await world.close();
  });

  async function order(number: number): Promise<void> {
    const answer = await http.request({
      method: 'POST',
      path: '/v1/orders',
      headers: {
        authorization: `Bearer ${world.tokens.service}`,
        'content-type': 'application/json',
        'idempotency-key': `order-${number}`,
      },
      body: JSON.stringify({
        ...{ reference: `INV-${number}`, method: 'card', amount: { value: '12.50', currency: 'EUR' } },
        customer: { id: `customer-${number % 1_000}`, name: 'Jana Novakova', email: 'jana@example.sk' },
      }),
    });
    const body = (await answer.body.json()) as { next_action: { url: string } };
    if (answer.statusCode !== 201) throw new Error(`${answer.statusCode} ${JSON.stringify(body)}`);
    if (number % PAID_EVERY === 0) await world.simulator.control.pay({ url: body.next_action.url });
    done += 1;
  }

  async function ordersStored(): Promise<number> {
    const { rows } = await world.pool.query<{ count: string }>(
      `SELECT count(*) FROM es.event WHERE type = 'OrderCreated'`,
    );
    return Number(rows[0]!.count);
  }

  it('stays flat in the ledger, and bounded in the simulator', async () => {
    const begun = performance.now();
    const sampling = probeMemory(
      world.url,
      () => done,
      () => done === ORDERS,
    );
    const numbers = Array.from({ length: ORDERS }, (_, number) => number);
    await inLanes(CONNECTIONS, numbers, (number) => order(number));
    const windows = windowsOf(await sampling, ORDERS, WINDOWS);
    const perSecond = Math.round(ORDERS / ((performance.now() - begun) / 1000));
    const growth = growthOf(windows);
    const rounded = windows.map(({ heapMiB, residentMiB }) => [Math.round(heapMiB), Math.round(residentMiB)]);
    process.stdout.write(`memory: ${JSON.stringify({ orders: ORDERS, perSecond, growth, heap_rss_mib: rounded })}\n`);
    expect(await ordersStored()).toBe(ORDERS);
    expect(growth.heapMiB).toBeLessThan(HEAP_GROWTH_MIB_MAX);
    expect(growth.residentMiB).toBeLessThan(RESIDENT_GROWTH_MIB_MAX);
    expect(Math.max(...windows.map(({ residentMiB }) => residentMiB))).toBeLessThan(RESIDENT_MIB_MAX);
    expect(world.simulator.control.count().total).toBeLessThanOrEqual(CAPACITY);
    expect(world.simulator.control.deliveries().length).toBeLessThanOrEqual(CAPACITY);
  }, 3_000_000);
});

/** The last windows against the first ones after the warm-up. */
function growthOf(windows: readonly MemoryWindow[]): MemoryWindow {
  const [early, late] = [windows.slice(WARM_UP, WARM_UP + COMPARED), windows.slice(-COMPARED)];
  const growth = (of: (window: MemoryWindow) => number): number =>
    Math.round((median(late.map(of)) - median(early.map(of))) * 10) / 10;
  return { heapMiB: growth(({ heapMiB }) => heapMiB), residentMiB: growth(({ residentMiB }) => residentMiB) };
}
