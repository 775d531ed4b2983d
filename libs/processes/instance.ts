import type { DomainEvent } from '#libs/decider';
import type { InputRef, ProcessEvent } from './events';

/** What became of an issued command. */
export type CommandFate = 'issued' | 'dispatched' | 'failed';

export interface KnownCommand {
  readonly commandId: string;
  readonly type: string;
  readonly payload: unknown;
  readonly issuedAt: string;
  readonly fate: CommandFate;
  readonly fateAt?: string;
  /** Why it failed. */
  readonly reason?: string;
}

export interface Timer {
  readonly timerId: string;
  readonly name: string;
  readonly dueAt: string;
  readonly setAt: string;
}

/** One instance as its stream tells it. The definition's own state is the fold of `changes`. */
export interface ProcessInstance {
  /** Version of the definition that saw the first input; 0 before. */
  readonly version: number;
  /** Newest version that decided here. */
  readonly newestVersion: number;
  readonly status: 'new' | 'running' | 'parked' | 'ended';
  /** Ids of the inputs that were seen or skipped. */
  readonly seen: ReadonlySet<string>;
  readonly changes: readonly DomainEvent[];
  readonly commands: ReadonlyMap<string, KnownCommand>;
  /** Set and not fired, by name. */
  readonly timers: ReadonlyMap<string, Timer>;
  /** Fired and not yet seen by the definition, by id. */
  readonly fired: ReadonlyMap<string, Timer>;
  readonly parked?: InputRef & { readonly error: string; readonly at: string };
  readonly outcome?: string;
  readonly lastInputAt?: string;
  readonly lastEventAt?: string;
}

export const NEW_INSTANCE: ProcessInstance = {
  version: 0,
  newestVersion: 0,
  status: 'new',
  seen: new Set(),
  changes: [],
  commands: new Map(),
  timers: new Map(),
  fired: new Map(),
};

/** Folds one event in; total, and calls nothing of the definition. */
export function evolveInstance(instance: ProcessInstance, event: ProcessEvent): ProcessInstance {
  return { ...instance, ...changed(instance, event), lastEventAt: event.data.at };
}

function changed(instance: ProcessInstance, event: ProcessEvent): Partial<ProcessInstance> {
  switch (event.type) {
    case 'InputSeen':
      return {
        ...begun(instance, event.data.version),
        ...inputDone(instance, event.data),
        ...seenAt(instance, event.data),
      };
    case 'ProcessChanged':
      return { changes: [...instance.changes, event.data.change] };
    case 'CommandIssued':
    case 'CommandDispatched':
    case 'CommandFailed':
      return { commands: withCommand(instance.commands, event) };
    case 'TimerSet':
    case 'TimerCancelled':
    case 'TimerFired':
      return timersAfter(instance, event);
    case 'ProcessParked':
      return { ...begun(instance, event.data.version), status: 'parked', parked: event.data };
    case 'ProcessResumed':
      return { status: 'running', parked: undefined };
    case 'InputSkipped':
      return { ...inputDone(instance, event.data), status: 'running', parked: undefined };
    case 'ProcessEnded':
      return { status: 'ended', outcome: event.data.outcome, timers: new Map(), fired: new Map() };
    default:
      return {};
  }
}

const begun = (instance: ProcessInstance, version: number): Partial<ProcessInstance> => ({
  version: instance.version || version,
  newestVersion: Math.max(instance.newestVersion, version),
});

const seenAt = (instance: ProcessInstance, { at }: { at: string }): Partial<ProcessInstance> => ({
  status: instance.status === 'new' ? 'running' : instance.status,
  lastInputAt: at,
});

const inputDone = (instance: ProcessInstance, input: InputRef): Partial<ProcessInstance> => ({
  seen: new Set(instance.seen).add(input.sourceEventId),
  fired: input.timerId === undefined ? instance.fired : without(instance.fired, input.timerId),
});

function withCommand(
  commands: ReadonlyMap<string, KnownCommand>,
  event: Extract<ProcessEvent, { type: 'CommandIssued' | 'CommandDispatched' | 'CommandFailed' }>,
): ReadonlyMap<string, KnownCommand> {
  const { commandId, at } = event.data;
  const known = commands.get(commandId);
  if (event.type === 'CommandIssued') {
    if (known) return commands;
    const { type, payload } = event.data;
    return new Map(commands).set(commandId, { commandId, type, payload, issuedAt: at, fate: 'issued' });
  }
  // The first fate stands.
  if (known?.fate !== 'issued') return commands;
  if (event.type === 'CommandDispatched')
    return new Map(commands).set(commandId, { ...known, fate: 'dispatched', fateAt: at });
  return new Map(commands).set(commandId, { ...known, fate: 'failed', fateAt: at, reason: event.data.reason });
}

/** A timer that is set again or cancelled after it fired, and before the definition saw that, is seen no more. */
function timersAfter(
  { timers, fired }: ProcessInstance,
  event: Extract<ProcessEvent, { type: 'TimerSet' | 'TimerCancelled' | 'TimerFired' }>,
): Partial<ProcessInstance> {
  const { timerId, name, dueAt, at } = event.data;
  if (event.type === 'TimerFired') {
    const open = timers.get(name);
    if (open?.timerId !== timerId) return {};
    return { timers: without(timers, name), fired: new Map(fired).set(timerId, open) };
  }
  const others = new Map([...fired].filter(([, timer]) => timer.name !== name));
  if (event.type === 'TimerCancelled') return { timers: without(timers, name), fired: others };
  return { timers: new Map(timers).set(name, { timerId, name, dueAt, setAt: at }), fired: others };
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
