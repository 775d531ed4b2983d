import type { Pool } from 'pg';
import type { CommandShell } from '#libs/command-shell';
import { listHeldEvents } from '#libs/projections';
import type { HeldEvent } from '#libs/projections';
import { stateOf } from './decide';
import type { AnyProcess } from './definition';
import { UnknownInstanceError } from './errors';
import type { KnownCommand, ProcessInstance, Timer } from './instance';
import type { EventStore } from '#libs/event-store';
import { idOf, inboxOf, outboxOf, streamOf } from './names';
import { processType } from './process-decider';

export interface ShownInstance {
  readonly merchantId: string;
  readonly revision: number;
  readonly position: bigint;
  readonly process: string;
  readonly instance: string;
  /** Version of the definition under which it began. */
  readonly version: number;
  readonly status: ProcessInstance['status'];
  readonly outcome?: string;
  /** What it waits for, in the definition's words, and since when it was told nothing. */
  readonly awaits: readonly string[];
  readonly since?: string;
  readonly parked?: ProcessInstance['parked'];
  /** By due time. */
  readonly timers: readonly Timer[];
  /** In order of issue, with their fate. */
  readonly commands: readonly KnownCommand[];
  readonly inputsSeen: number;
  /** Inputs that failed or wait behind one that did, and commands whose sending failed: in the order of the log. */
  readonly waitingInputs: readonly HeldEvent[];
  readonly waitingCommands: readonly HeldEvent[];
}

/**
 * Whose instance it is.
 * @throws UnknownInstanceError
 */
export async function merchantOf(store: EventStore, process: string, instance: string): Promise<string> {
  const stream = streamOf(process, instance);
  const { events } = await store.read(stream, { limit: 1 });
  if (!events[0]) throw new UnknownInstanceError(stream);
  return events[0].metadata.merchantId;
}

/** Held events that are looked through for those of one instance. */
const HELD_MAX = 10_000;

/**
 * One instance as its own stream has it, not a read model.
 * @throws UnknownInstanceError
 */
export async function showInstance(
  { pool, store, shell }: { readonly pool: Pool; readonly store: EventStore; readonly shell: CommandShell },
  definition: AnyProcess,
  instance: string,
): Promise<ShownInstance> {
  const merchantId = await merchantOf(store, definition.name, instance);
  const loaded = await shell.load(processType(definition, instance), idOf(definition.name, instance));
  const { stream, state: shown, revision, position } = loaded;
  const waiting = async (subscriber: string) =>
    (await listHeldEvents(pool, subscriber, HELD_MAX)).filter((held) => held.key === stream);
  return {
    merchantId,
    revision,
    position,
    process: definition.name,
    instance,
    version: shown.version,
    status: shown.status,
    outcome: shown.outcome,
    awaits: shown.status === 'ended' ? [] : awaited(definition, shown),
    since: shown.lastInputAt,
    parked: shown.parked,
    timers: [...shown.timers.values()].toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1)),
    commands: [...shown.commands.values()],
    inputsSeen: shown.seen.size,
    waitingInputs: await waiting(inboxOf(definition.name)),
    waitingCommands: await waiting(outboxOf(definition.name)),
  };
}

/** A parked instance must be shown even when its own functions throw: they may be why it is parked. */
function awaited(definition: AnyProcess, shown: ProcessInstance): readonly string[] {
  try {
    return definition.awaits?.(stateOf(definition, shown)) ?? [];
  } catch (error) {
    return [`not known: ${error instanceof Error ? error.message : String(error)}`];
  }
}
