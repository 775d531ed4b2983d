import type { Clock } from '#libs/clock';
import type { EventStore } from '#libs/event-store';
import { STUCK_AFTER_MS, listStuckInstances } from '#libs/processes';
import { subscriberStatus } from '#libs/projections';
import type { SubscriberStatus } from '#libs/projections';
import type { Pool } from 'pg';
import { projections } from '../../read-models';
import type { Check } from './finding';
import { fail, ok, warn } from './finding';

const LAG_WARN_SECONDS = 30;

/** Whether what goes on by itself does go on. `store` is opened by the first of them. */
export const workChecks = (pool: Pool, store: () => Promise<EventStore>, clock: Clock): readonly Check[] => [
  {
    name: 'event store',
    otherwise: 'Start the event store, or correct EVENTSTORE_URL or DATABASE_URL; then: countinghouse migrate',
    look: async () => ok(`reachable, its log ends at position ${await (await store()).head()}`),
  },
  {
    name: 'read models',
    otherwise: 'Run: countinghouse migrate',
    look: async () => installed(await subscriberStatus(pool, await store())),
  },
  {
    name: 'subscribers',
    otherwise: 'Run: countinghouse migrate',
    look: async () => moving(await subscriberStatus(pool, await store())),
  },
  {
    name: 'held events',
    otherwise: 'Run: countinghouse migrate',
    look: async () => {
      const aside = (await subscriberStatus(pool, await store())).filter(({ held, parked }) => held + parked > 0);
      if (aside.length === 0) return ok('nothing is set aside');
      const says = aside.map(({ name, held, parked }) => `${held + parked} of ${name}`).join(', ');
      return warn(says, 'Look with countinghouse held list; when the cause is gone: countinghouse held retry');
    },
  },
  {
    name: 'processes',
    otherwise: 'Run: countinghouse migrate',
    look: async () => {
      const stuck = await listStuckInstances(pool, clock.now(), { marginMs: STUCK_AFTER_MS });
      if (stuck.length === 0) return ok('none is stuck');
      return warn(`${stuck.length} are stuck`, 'Look with countinghouse processes stuck');
    },
  },
];

/** Every read model of this program stands in the database at the version that this program fills. */
function installed(subscribers: readonly SubscriberStatus[]) {
  const versions = new Map(subscribers.map(({ name, version }) => [name, version]));
  const missing = projections.filter(({ name }) => !versions.has(name)).map(({ name }) => name);
  if (missing.length > 0) return fail(`not installed: ${missing.join(', ')}`, 'Run: countinghouse migrate');
  const other = projections.filter(({ name, version }) => versions.get(name) !== version);
  if (other.length === 0) return ok(`${projections.length} at the version of this program`);
  const says = other.map(({ name, version }) => `${name} is at ${versions.get(name)}, not ${version}`).join(', ');
  return fail(says, `Run: countinghouse projections rebuild${other.length === 1 ? ` ${other[0]!.name}` : ''}`);
}

function moving(subscribers: readonly SubscriberStatus[]) {
  const named = (some: readonly SubscriberStatus[]): string => some.map(({ name }) => name).join(', ');
  const stopped = subscribers.filter(({ state }) => state === 'stopped');
  if (stopped.length > 0)
    return fail(`stopped on an error: ${named(stopped)}`, 'Look with countinghouse projections list, then resume');
  const paused = subscribers.filter(({ state }) => state === 'paused');
  if (paused.length > 0) return warn(`paused: ${named(paused)}`, 'Run: countinghouse projections resume <name>');
  const alone = subscribers.filter(({ running }) => !running);
  if (alone.length > 0) return warn(`nobody runs ${named(alone)}`, 'Start a process with the role worker');
  const behind = subscribers.filter(({ lagSeconds }) => lagSeconds > LAG_WARN_SECONDS);
  const most = Math.max(0, ...subscribers.map(({ lagSeconds }) => lagSeconds));
  if (behind.length > 0)
    return warn(`${most.toFixed(0)} s behind: ${named(behind)}`, 'Look with countinghouse projections list');
  return ok(`${subscribers.length} run, at most ${most.toFixed(1)} s behind`);
}
