import type { AggregateType } from '#libs/command-shell';
import { accept, reject } from '#libs/decider';
import type { Decider, Decision } from '#libs/decider';
import { isTransient } from '#libs/projections';
import { takeInput } from './decide';
import type { Arrived } from './decide';
import type { AnyProcess } from './definition';
import { InputFailedError } from './errors';
import { processSchema } from './events';
import type { InputRef, ProcessEvent } from './events';
import { evolveInstance, NEW_INSTANCE } from './instance';
import type { ProcessInstance } from './instance';
import { assertInstance, assertProcessName, CATEGORY, streamOf } from './names';

/** All that can be done to an instance; each is a command with an id, so a repeat is answered and not done again. */
export type ProcessAction =
  | { readonly kind: 'take'; readonly arrived: Arrived }
  | { readonly kind: 'park'; readonly input: InputRef; readonly error: string }
  | { readonly kind: 'fire'; readonly timerId: string }
  | { readonly kind: 'dispatched'; readonly commandId: string }
  | { readonly kind: 'failed'; readonly commandId: string; readonly reason: string }
  | { readonly kind: 'resume'; readonly by: string; readonly reason?: string }
  | { readonly kind: 'skip'; readonly by: string; readonly reason: string; readonly sourceEventId: string };

/** `another-input`: the instance is parked, but no longer before the input that was named. */
export type ProcessRefusal = 'parked' | 'newer-version' | 'not-parked' | 'another-input';

type Decided = Decision<ProcessEvent, ProcessRefusal>;

export type ProcessType = AggregateType<ProcessInstance, ProcessAction, ProcessEvent, ProcessRefusal>;

/**
 * An instance as an aggregate, so that the command shell loads, folds and appends it.
 * @throws RangeError for names that cannot stand in the name of a stream
 */
export function processType(definition: AnyProcess, instance: string): ProcessType {
  assertProcessName(definition.name);
  assertInstance(instance);
  const stream = streamOf(definition.name, instance);
  const decider: Decider<ProcessInstance, ProcessAction, ProcessEvent, ProcessRefusal> = {
    category: CATEGORY,
    initial: NEW_INSTANCE,
    decide: (state, action, { now }) => decideAction(definition, stream, state, action, now),
    evolve: evolveInstance,
    assertInvariants(state) {
      if (state.status === 'ended' && state.timers.size > 0) throw new Error(`${stream} has ended with open timers`);
      if ((state.status === 'parked') !== (state.parked !== undefined)) {
        throw new Error(`${stream} is parked before nothing`);
      }
    },
  };
  return { decider, schema: processSchema };
}

/** @throws InputFailedError when the definition throws for an input and another try would be no better */
function decideAction(
  definition: AnyProcess,
  stream: string,
  state: ProcessInstance,
  action: ProcessAction,
  now: Date,
): Decided {
  const at = now.toISOString();
  switch (action.kind) {
    case 'take':
      return take(definition, stream, state, action.arrived, now);
    case 'park':
      if (state.status === 'parked' || state.seen.has(action.input.sourceEventId)) return accept();
      return accept({
        type: 'ProcessParked',
        data: { at, ...action.input, version: definition.version, error: action.error },
      });
    case 'fire':
      return fire(state, action.timerId, at);
    case 'dispatched':
    case 'failed':
      return fate(state, action, at);
    case 'resume':
      if (!state.parked) return reject('not-parked');
      return accept({ type: 'ProcessResumed', data: { at, by: action.by, reason: action.reason } });
    case 'skip':
      return skip(state, action, at);
  }
}

function take(definition: AnyProcess, stream: string, state: ProcessInstance, arrived: Arrived, now: Date): Decided {
  if (state.seen.has(arrived.sourceEventId)) return accept();
  if (state.parked) return reject('parked');
  if (state.newestVersion > definition.version) return reject('newer-version');
  try {
    return accept(...takeInput(definition, stream, state, arrived, now));
  } catch (error) {
    if (isTransient(error)) throw error;
    throw new InputFailedError(error);
  }
}

/** A timer that fired already, or was cancelled or set again, loses here, whatever the table of due ones says. */
function fire(state: ProcessInstance, timerId: string, at: string): Decided {
  const timer = [...state.timers.values()].find((one) => one.timerId === timerId);
  if (!timer) return accept();
  return accept({ type: 'TimerFired', data: { at, timerId, name: timer.name, dueAt: timer.dueAt } });
}

function fate(
  state: ProcessInstance,
  action: Extract<ProcessAction, { kind: 'dispatched' | 'failed' }>,
  at: string,
): Decided {
  const { commandId } = action;
  const known = state.commands.get(commandId);
  if (known?.fate !== 'issued') return accept();
  if (action.kind === 'dispatched') return accept({ type: 'CommandDispatched', data: { at, commandId } });
  const { type, payload } = known;
  return accept({ type: 'CommandFailed', data: { at, commandId, type, payload, reason: action.reason } });
}

function skip(state: ProcessInstance, action: Extract<ProcessAction, { kind: 'skip' }>, at: string): Decided {
  if (!state.parked) return reject('not-parked');
  const { sourceEventId, sourceType, timerId } = state.parked;
  if (sourceEventId !== action.sourceEventId) return reject('another-input');
  const { by, reason } = action;
  return accept({ type: 'InputSkipped', data: { at, sourceEventId, sourceType, timerId, by, reason } });
}
