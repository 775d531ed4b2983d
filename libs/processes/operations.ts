import type { Pool } from 'pg';
import type { CommandShell } from '#libs/command-shell';
import type { EventStore } from '#libs/event-store';
import { retryHeldEvents } from '#libs/projections';
import type { AnyProcess } from './definition';
import { UnknownInstanceError } from './errors';
import { idOf, inboxOf, streamOf } from './names';
import { processType } from './process-decider';
import type { ProcessAction, ProcessRefusal } from './process-decider';

export interface OperationDependencies {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly shell: CommandShell;
}

/** Who acts, and under which id the act happens once. */
export interface OperatorAct {
  readonly commandId: string;
  /** As in the metadata of events: `cli:<user>`, `key:<id>`. */
  readonly by: string;
  /** Digest of the request: the same id with another one is refused. */
  readonly fingerprint?: string;
  /** The revision that the caller saw. */
  readonly ifRevision?: number;
  readonly traceparent?: string;
}

export type OperationResult =
  | { readonly done: true; /** The act had happened before. */ readonly replayed: boolean }
  | { readonly done: false; readonly refusal: ProcessRefusal };

/**
 * Lets a parked instance meet the failed input again, and after it what waits behind; it is parked again when nothing
 * was repaired.
 * @throws UnknownInstanceError
 */
export function resume(
  dependencies: OperationDependencies,
  definition: AnyProcess,
  instance: string,
  act: OperatorAct & { readonly reason?: string },
): Promise<OperationResult> {
  return operate(dependencies, definition, instance, act, { kind: 'resume', by: act.by, reason: act.reason });
}

/**
 * Leaves out the input that a parked instance stands before, for ever and on record, and goes on behind it.
 * @param act names the input (`parked.sourceEventId` of `showInstance`), so that no other one is left out by mistake
 * @throws UnknownInstanceError; RangeError without a reason
 */
export async function skip(
  dependencies: OperationDependencies,
  definition: AnyProcess,
  instance: string,
  act: OperatorAct & { readonly reason: string; readonly sourceEventId: string },
): Promise<OperationResult> {
  const { by, reason, sourceEventId } = act;
  if (reason.trim() === '') throw new RangeError('an input is not skipped without a reason');
  return await operate(dependencies, definition, instance, act, { kind: 'skip', by, reason, sourceEventId });
}

async function operate(
  { pool, store, shell }: OperationDependencies,
  definition: AnyProcess,
  instance: string,
  act: OperatorAct,
  action: ProcessAction,
): Promise<OperationResult> {
  const type = processType(definition, instance);
  const stream = streamOf(definition.name, instance);
  const { events } = await store.read(stream, { limit: 1 });
  const first = events[0];
  if (!first) throw new UnknownInstanceError(stream);
  const { correlationId, merchantId } = first.metadata;
  const { commandId, by: actor, fingerprint, ifRevision, traceparent } = act;
  const envelope = { commandId, correlationId, actor, merchantId, fingerprint, ifRevision, traceparent };
  const executed = await shell.execute(type, idOf(definition.name, instance), action, envelope);
  if (executed.kind === 'rejected') return { done: false, refusal: executed.refusal };
  // A crash before this line costs time only: what is held becomes due by itself, within five minutes.
  await retryHeldEvents(pool, inboxOf(definition.name), stream);
  return { done: true, replayed: executed.kind === 'replayed' };
}
