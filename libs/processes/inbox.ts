import { deterministicId } from '#libs/command-shell';
import type { CommandEnvelope, CommandShell } from '#libs/command-shell';
import { InvalidAppendError } from '#libs/event-store';
import type { EventFilter, RecordedEvent } from '#libs/event-store';
import type { Reaction } from '#libs/projections';
import type { Arrived } from './decide';
import type { AnyProcess } from './definition';
import { InputFailedError, InstanceParkedError, NewerVersionError } from './errors';
import type { CommandFailed, TimerFired } from './events';
import { assertInstance, idOf, inboxOf, partsOf, streamOf, streamPrefixOf } from './names';
import { processType } from './process-decider';

interface Delivery {
  readonly instance: string;
  readonly arrived: Arrived;
}

/** Events of a process's own stream that its definition is told: they queue with all others, so order is one. */
const OWN_INPUTS = ['TimerFired', 'CommandFailed'];

/**
 * Takes inputs, each once in effect: at least once from the log, recognised by the id of its event in the instance's
 * stream. The event's id is the command id, so the command shell answers a repeat without deciding.
 *
 * What the definition cannot take parks the instance and is held by the runner of reactions with all that comes after
 * it for the same instance. All other errors are the world's: held and tried again with back-off, but not parked.
 */
export function inboxReaction(definition: AnyProcess, shell: CommandShell): Reaction {
  return {
    name: inboxOf(definition.name),
    filter: inboxFilter(definition),
    onFailure: 'hold',
    key: (event) => keyOf(definition, event),
    handle: async (event) => {
      const delivery = deliveryOf(definition, event);
      if (delivery) await take(definition, shell, delivery, event);
    },
  };
}

function inboxFilter({ name, inputs }: AnyProcess): EventFilter | undefined {
  if (!inputs) return undefined;
  return {
    streamPrefixes: inputs.streamPrefixes && [...inputs.streamPrefixes, streamPrefixOf(name)],
    types: inputs.types && [...inputs.types, ...OWN_INPUTS],
  };
}

/** The key of events that are no inputs, and never wait: most of a parked instance's own ones are such. */
const NO_INPUT = 'no input';

/** Never throws: an event that cannot be correlated is held under its own stream, where `handle` throws for it. */
function keyOf(definition: AnyProcess, event: RecordedEvent): string {
  try {
    const delivery = deliveryOf(definition, event);
    return delivery ? streamOf(definition.name, delivery.instance) : NO_INPUT;
  } catch {
    return event.stream;
  }
}

/** @throws RangeError when the instance's id cannot stand in a stream's name, and what `correlate` throws */
function deliveryOf(definition: AnyProcess, event: RecordedEvent): Delivery | undefined {
  const source = { sourceEventId: event.id, sourceType: event.type };
  const own = partsOf(event.stream);
  if (own?.process === definition.name) {
    const { instance } = own;
    if (event.type === 'TimerFired') {
      const { timerId, name, dueAt } = event.data as TimerFired['data'];
      return { instance, arrived: { ...source, timerId, input: { kind: 'timer', name, dueAt: new Date(dueAt) } } };
    }
    if (event.type !== 'CommandFailed') return undefined;
    const { commandId, type, payload, reason } = event.data as CommandFailed['data'];
    const input = { kind: 'refused', commandId, command: { type, payload }, reason } as const;
    return { instance, arrived: { ...source, input } };
  }
  const instance = definition.correlate(event);
  if (instance === undefined) return undefined;
  assertInstance(instance);
  return { instance, arrived: { ...source, input: { kind: 'event', event } } };
}

/**
 * @throws InputFailedError once the instance is parked before this input, InstanceParkedError while it is
 * @throws NewerVersionError when this program is older than the instance's last decision
 */
async function take(definition: AnyProcess, shell: CommandShell, delivery: Delivery, event: RecordedEvent) {
  const { instance, arrived } = delivery;
  const type = processType(definition, instance);
  const id = idOf(definition.name, instance);
  const envelope = envelopeOf(definition.name, event);
  try {
    const executed = await shell.execute(type, id, { kind: 'take', arrived }, envelope);
    if (executed.kind !== 'rejected') return;
    const { stream, state } = executed.folded;
    if (executed.refusal === 'newer-version') throw new NewerVersionError(stream, definition.version);
    throw new InstanceParkedError(stream, state.parked?.error ?? 'an input failed');
  } catch (error) {
    if (!(error instanceof InputFailedError || error instanceof InvalidAppendError)) throw error;
    const { sourceEventId, sourceType, timerId } = arrived;
    const park = { kind: 'park', input: { sourceEventId, sourceType, timerId }, error: error.message } as const;
    const { revision } = await shell.load(type, id);
    // An input can park its instance again after a resume in vain: that is another act.
    const commandId = deterministicId('process-park', id, event.id, String(revision));
    await shell.execute(type, id, park, { ...envelope, commandId });
    throw error;
  }
}

/** What an input leaves in the stream belongs to the same business interaction and the same merchant. */
function envelopeOf(process: string, event: RecordedEvent): CommandEnvelope {
  const { correlationId, merchantId, traceparent } = event.metadata;
  const commandId = event.id;
  return { commandId, correlationId, causationId: event.id, actor: `process:${process}`, merchantId, traceparent };
}
