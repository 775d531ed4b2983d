import type { RecordedEvent } from '#libs/event-store';
import type { ProcessEvent } from './events';
import { partsOf } from './names';

/** What a batch of events adds to the row of one instance. */
export interface InstanceDelta {
  readonly stream: string;
  readonly process: string;
  readonly instance: string;
  readonly merchantId: string;
  readonly firstAt: string;
  lastAt: string;
  lastInputAt: string | null;
  /** Null: as it was. */
  status: 'running' | 'parked' | 'ended' | null;
  reason: string | null;
  inputs: number;
  undispatched: number;
}

export function instanceDeltas(events: readonly RecordedEvent[]): InstanceDelta[] {
  const deltas = new Map<string, InstanceDelta>();
  for (const recorded of events) {
    const event = { type: recorded.type, data: recorded.data } as ProcessEvent;
    const delta = deltas.get(recorded.stream) ?? begin(recorded, event.data.at);
    deltas.set(recorded.stream, delta);
    add(delta, event);
  }
  return [...deltas.values()];
}

function begin({ stream, metadata }: RecordedEvent, at: string): InstanceDelta {
  const parts = partsOf(stream);
  if (!parts) throw new Error(`${stream} is not the stream of a process`);
  const { merchantId } = metadata;
  const nothing = { lastInputAt: null, status: null, reason: null, inputs: 0, undispatched: 0 };
  return { stream, ...parts, merchantId, firstAt: at, lastAt: at, ...nothing };
}

function add(delta: InstanceDelta, event: ProcessEvent): void {
  delta.lastAt = event.data.at;
  if (event.type === 'CommandIssued') delta.undispatched += 1;
  else if (event.type === 'CommandDispatched' || event.type === 'CommandFailed') delta.undispatched -= 1;
  else if (event.type === 'ProcessParked') [delta.status, delta.reason] = ['parked', event.data.error];
  else if (event.type === 'ProcessResumed') [delta.status, delta.reason] = ['running', null];
  else if (event.type === 'ProcessEnded') [delta.status, delta.reason] = ['ended', event.data.outcome];
  else if (event.type === 'InputSkipped') [delta.status, delta.reason] = ['running', null];
  if (event.type !== 'InputSeen' && event.type !== 'InputSkipped') return;
  delta.inputs += 1;
  delta.lastInputAt = event.data.at;
}
