import { Pool } from 'undici';
import { inLanes } from '../support/in-lanes';
import { waitFor } from '../support/wait-for';
import { LedgerProcess } from './support/ledger-process';
import { memoryOf, TELLING_MEMORY } from './support/memory-probe';
import type { Memory } from './support/memory-probe';
import { hasCaughtUp } from './support/quiet';
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
const A_WINDOW = Math.floor(ORDERS / WINDOWS);
/** The first windows let the compiler finish and fill caches, of which the largest knows 50,000 orders. */
const WARM_UP = 5;

const MIB = 1024 * 1024;
/** What an order may leave behind that is still referred to. */
const HEAP_BYTES_AN_ORDER_MAX = 100;
/** In a short run the bounded caches still fill: they alone grow by up to 19 MiB. */
const SHORT_RUN_HEAP_MIB_MAX = 24;
const MEASURABLE_MIB = 4;
const scaledMiB = (HEAP_BYTES_AN_ORDER_MAX * A_WINDOW * (WINDOWS - WARM_UP)) / MIB;
const HEAP_GROWTH_MIB_MAX = scaledMiB > MEASURABLE_MIB ? scaledMiB : SHORT_RUN_HEAP_MIB_MAX;
/** What leaks outside the heap: full runs grow by up to 12 MiB and end below 260; it is a kilobyte an order. */
const RESIDENT_GROWTH_MIB_MAX = 40;
const RESIDENT_MIB_MAX = 400;

describe(`memory over ${ORDERS} orders`, () => {
  let world: World;
  let ledger: LedgerProcess;
  let http: Pool;

  beforeAll(async () => {
    world = await openWorld({ simulator: { capacity: CAPACITY } });
    ledger = new LedgerProcess('ledger', world.environment);
    await ledger.start({}, ['--max-old-space-size=256', ...TELLING_MEMORY]);
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
  }

  async function ordersStored(): Promise<number> {
    const { rows } = await world.pool.query<{ count: string }>(
      `SELECT count(*) FROM es.event WHERE type = 'OrderCreated'`,
    );
    return Number(rows[0]!.count);
  }

  it('stays flat in the ledger, and bounded in the simulator', async () => {
    const begun = performance.now();
    const windows: Memory[] = [];
    for (let window = 0; window < WINDOWS; window++) {
      const numbers = Array.from({ length: A_WINDOW }, (_, number) => window * A_WINDOW + number);
      await inLanes(CONNECTIONS, numbers, (number) => order(number));
      // What a read model that is behind has in its hands is no leak.
      await waitFor(() => hasCaughtUp(world), { timeoutMs: 120_000, describe: 'the read models to catch up' });
      windows.push(await memoryOf(ledger));
    }
    const perSecond = Math.round(ORDERS / ((performance.now() - begun) / 1000));
    const [warm, last] = [windows[WARM_UP - 1]!, windows[WINDOWS - 1]!];
    const growth = {
      heapMiB: inMiB(last.heapBytes - warm.heapBytes),
      residentMiB: inMiB(last.residentBytes - warm.residentBytes),
    };
    const peakMiB = inMiB(last.residentPeakBytes);
    const measured = windows.map(({ heapBytes, residentBytes }) => [inMiB(heapBytes), inMiB(residentBytes)]);
    process.stdout.write(
      `memory: ${JSON.stringify({ orders: ORDERS, perSecond, growth, peakMiB, heap_rss_mib: measured })}\n`,
    );
    expect(await ordersStored()).toBe(A_WINDOW * WINDOWS);
    expect(growth.heapMiB).toBeLessThan(HEAP_GROWTH_MIB_MAX);
    expect(growth.residentMiB).toBeLessThan(RESIDENT_GROWTH_MIB_MAX);
    expect(peakMiB).toBeLessThan(RESIDENT_MIB_MAX);
    expect(world.simulator.control.count().total).toBeLessThanOrEqual(CAPACITY);
    expect(world.simulator.control.deliveries().length).toBeLessThanOrEqual(CAPACITY);
  }, 3_000_000);
});

const inMiB = (bytes: number): number => Math.round((bytes / MIB) * 10) / 10;
