import { deterministicId } from '#libs/command-shell';
import type { DomainEvent } from '#libs/decider';
import type { AnyProcess, ProcessCommand, ProcessDecision, ProcessInput } from './definition';
import type { InputRef, ProcessEvent } from './events';
import type { ProcessInstance } from './instance';

export interface Arrived extends InputRef {
  readonly input: ProcessInput;
}

/** The definition's own state. */
export const stateOf = (definition: AnyProcess, { changes }: Pick<ProcessInstance, 'changes'>): unknown =>
  changes.reduce((state: unknown, change) => definition.evolve(state, change), definition.initial);

/**
 * What one input adds to the stream, in one append: that it was seen, and all that follows from it. Ids are derived
 * from the stream and the input, so a second decision of the same input names the same commands and timers.
 */
export function takeInput(
  definition: AnyProcess,
  stream: string,
  instance: ProcessInstance,
  arrived: Arrived,
  now: Date,
): ProcessEvent[] {
  const { sourceEventId, sourceType, timerId } = arrived;
  const at = now.toISOString();
  const seen = (ignored?: string): ProcessEvent => ({
    type: 'InputSeen',
    data: { at, sourceEventId, sourceType, timerId, version: definition.version, ignored },
  });
  if (instance.status === 'ended') return [seen('the process has ended')];
  if (timerId !== undefined && !instance.fired.has(timerId)) return [seen('the timer was cancelled or set again')];
  const decision = definition.decide(stateOf(definition, instance), arrived.input, {
    now,
    version: instance.version || definition.version,
    timers: new Set(instance.timers.keys()),
  });
  // An evolve that cannot take the new changes is met now, while the input can still be parked.
  stateOf(definition, { changes: [...instance.changes, ...(decision.changes ?? [])] });
  return [seen(), ...consequences(stream, instance, sourceEventId, decision, at)];
}

function consequences(
  stream: string,
  instance: ProcessInstance,
  sourceEventId: string,
  decision: ProcessDecision<ProcessCommand, DomainEvent>,
  at: string,
): ProcessEvent[] {
  const { changes = [], commands = [], cancelTimers = [], setTimers = [], ended } = decision;
  const events: ProcessEvent[] = changes.map((change) => ({ type: 'ProcessChanged', data: { at, change } }));
  for (const [index, { type, payload }] of commands.entries()) {
    const commandId = deterministicId('process-command', stream, sourceEventId, String(index));
    events.push({ type: 'CommandIssued', data: { at, commandId, type, payload } });
  }
  const fired = [...instance.fired.values()];
  for (const name of cancelTimers) {
    const timer = instance.timers.get(name) ?? fired.find((one) => one.name === name);
    if (timer) events.push({ type: 'TimerCancelled', data: { at, timerId: timer.timerId, name, dueAt: timer.dueAt } });
  }
  for (const { name, dueAt } of setTimers) {
    const timerId = deterministicId('process-timer', stream, sourceEventId, name);
    events.push({ type: 'TimerSet', data: { at, timerId, name, dueAt: dueAt.toISOString() } });
  }
  if (ended !== undefined) events.push({ type: 'ProcessEnded', data: { at, outcome: ended } });
  return events;
}
