import { subscriberStatus } from '#libs/projections';
import { waitFor } from '../../support/wait-for';
import { ordersOf, readLog } from './orders-of';
import type { World } from './world';

const PATIENCE_MS = 90_000;

/**
 * Waits until the provider has told everything, every read model and reaction has caught up, and no call is left half
 * done.
 */
export async function untilQuiet(world: World): Promise<void> {
  const waiting = { timeoutMs: PATIENCE_MS };
  await waitFor(() => world.simulator.control.deliveries().every(({ state }) => state === 'delivered'), {
    ...waiting,
    describe: 'all notifications to be delivered',
  });
  await waitFor(() => hasCaughtUp(world), { ...waiting, describe: 'the read models to catch up' });
  await waitFor(async () => (await abandonedCalls(world)) === 0, { ...waiting, describe: 'abandoned calls' });
  await waitFor(() => hasCaughtUp(world), { ...waiting, describe: 'the read models to catch up again' });
}

/** Whether every read model and reaction has seen all that is stored. */
export async function hasCaughtUp({ pool, store }: Pick<World, 'pool' | 'store'>): Promise<boolean> {
  const subscribers = await subscriberStatus(pool, store);
  return subscribers.every(({ behind, held, parked }) => behind === 0n && held === 0 && parked === 0);
}

/** Intents whose process died before it could store an outcome: the resolver turns them into doubts. */
async function abandonedCalls({ store }: World): Promise<number> {
  const orders = ordersOf(await readLog(store));
  return [...orders.values()].flatMap(({ state }) => state.operations.filter(({ status }) => status === 'requested'))
    .length;
}
