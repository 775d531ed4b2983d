import type { OrderEvent } from '#libs/payments';
import { ApiClient } from '../support/api-client';
import { incoherencesOf } from '../support/incoherences';
import { waitFor } from '../support/wait-for';
import { compareBooks } from './support/compare-books';
import {
  ALL_CASES,
  DEADLINE_MS,
  faultsLeft,
  isKilledInFlight,
  nameOf,
  ownCrashPoint,
  takesEffect,
} from './support/call-cases';
import { crashAtTheirPoints, killInFlight, plannedFor } from './support/crash-victims';
import { inLanes } from '../support/in-lanes';
import { settleDoubts } from './support/operator';
import { ordersOf, readLog } from './support/orders-of';
import type { LoggedOrder } from './support/orders-of';
import { PersistentCaller } from './support/persistent-caller';
import type { Settled } from './support/persistent-caller';
import { paidOrder, prepareCase } from './support/prepared-case';
import type { PreparedCase } from './support/prepared-case';
import { untilQuiet } from './support/quiet';
import { MERCHANT, openWorld } from './support/world';
import type { World } from './support/world';

const AT_ONCE = 8;
const FAILURES = ['AuthorizationFailed', 'AuthorizationDeclined', 'CaptureFailed', 'VoidFailed', 'RefundFailed'];

/**
 * Every place around a provider call where a process can die, with every way in which the provider can answer badly,
 * for every operation that is a call. The other processes of the fleet live on; the caller repeats with its key, as
 * documented.
 */
describe('a crash around a provider call', () => {
  let world: World;
  let orders: ReadonlyMap<string, LoggedOrder>;
  const prepared = new Map<string, PreparedCase>();
  const repeats = new Map<string, Settled>();

  beforeAll(async () => {
    world = await openWorld({
      environment: { TRUSTPAY_EU_DEADLINE_MS: String(DEADLINE_MS) },
      simulator: { retrySchedule: Array.from({ length: 40 }, (_, n) => 100 * 2 ** Math.min(n, 8)) },
    });
    await Promise.all([world.api.start(), world.worker.start()]);
    const caller = new PersistentCaller(world.url, world.tokens.service, MERCHANT);
    const cases = await prepareAll(caller);
    await crashAtTheirPoints(
      world,
      cases.filter((one) => ownCrashPoint(one) !== undefined),
    );
    await killInFlight(world, cases.filter(isKilledInFlight));
    await inLanes(AT_ONCE, cases, async ({ name, command: { route, key, body } }) => {
      repeats.set(name, await caller.send(route, key, body));
    });
    await untilQuiet(world);
    const doubts = await settleDoubts(world);
    orders = ordersOf(await readLog(world.store));
    process.stdout.write(`crash points: ${cases.length} cases, ${doubts.length} settled by a person\n`);
  }, 600_000);
  afterAll(() => world.close());

  async function prepareAll(caller: PersistentCaller): Promise<PreparedCase[]> {
    const first = await paidOrder(world, caller, 'card', { save_card: true, save_card_for: 'merchant' });
    const cardId = (await caller.order(first))!.card_id!;
    const api = new ApiClient(world.url, world.tokens.service);
    await waitFor(async () => (await api.get(`/v1/cards/${cardId}`)).status === 200, {
      describe: 'the card to be kept',
    });
    const cases = await inLanes(AT_ONCE, ALL_CASES, (one) => prepareCase(world, caller, one, cardId));
    for (const one of cases) prepared.set(one.name, one);
    return cases;
  }

  it('leaves a coherent ledger', async () => {
    await untilQuiet(world);
    expect(await incoherencesOf(world)).toEqual([]);
  }, 120_000);

  describe.each(ALL_CASES.map((one) => [nameOf(one), one] as const))('%s', (name, one) => {
    it('ends with our book equal to the provider’s, nothing twice and nothing called failed that happened', () => {
      const { orderId, operationId, reference } = prepared.get(name)!;
      const order = orders.get(orderId)!;
      const payments = world.simulator.book({ reference });
      const done = payments
        .flatMap(({ operations }) => operations)
        .filter((operation) => operation.reference === reference);
      expect(done).toHaveLength(takesEffect(one) ? 1 : 0);
      const operation = order.state.operations.find(({ id }) => id === operationId);
      expect(operation?.status).toBe(takesEffect(one) ? 'succeeded' : 'failed');
      expect(compareBooks(new Map([[orderId, order]]), world.simulator.book())).toEqual({ twice: [], unequal: [] });
      expect(failuresOf(order).map(({ data }) => data.evidence.source)).toEqual(takesEffect(one) ? [] : ['person']);
      expect(plannedFor(world, reference)).toHaveLength(faultsLeft(one));
      expect(repeats.get(name)).toMatchObject({
        kind: 'acknowledged',
        answer: { replayed: one.point !== 'before-intent' && one.point !== 'none' },
      });
    });
  });
});

/** Events that say of an operation that it did not happen. */
const failuresOf = ({ events }: LoggedOrder) =>
  events.filter(({ type }) => FAILURES.includes(type)) as unknown as Extract<OrderEvent, { type: 'CaptureFailed' }>[];
