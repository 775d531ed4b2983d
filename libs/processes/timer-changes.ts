import type { RecordedEvent } from '#libs/event-store';
import type { ProcessEvent } from './events';
import { partsOf } from './names';

/** A row of the table of open timers. */
export interface TimerRow {
  readonly stream: string;
  readonly process: string;
  readonly instance: string;
  readonly name: string;
  readonly timerId: string;
  readonly dueAt: string;
  readonly setAt: string;
  readonly position: string;
  /** The event that set it. */
  readonly causeId: string;
  readonly correlationId: string;
  readonly merchantId: string;
}

export interface TimerChanges {
  /** Timers that fired or were cancelled. */
  readonly closed: readonly string[];
  /** Streams whose timers ended with them. */
  readonly ended: readonly string[];
  readonly set: readonly TimerRow[];
}

/** What a batch of events does to the open timers: remove the closed ones first, then write the set ones. */
export function timerChanges(events: readonly RecordedEvent[]): TimerChanges {
  const closed = new Set<string>();
  const ended = new Set<string>();
  const set = new Map<string, TimerRow>();
  for (const recorded of events) {
    const event = { type: recorded.type, data: recorded.data } as ProcessEvent;
    if (event.type === 'TimerSet') set.set(`${recorded.stream} ${event.data.name}`, toRow(recorded, event.data));
    else if (event.type === 'TimerCancelled' || event.type === 'TimerFired') closed.add(event.data.timerId);
    else if (event.type === 'ProcessEnded') ended.add(recorded.stream);
  }
  const open = [...set.values()].filter((row) => !closed.has(row.timerId) && !ended.has(row.stream));
  return { closed: [...closed], ended: [...ended], set: open };
}

function toRow(recorded: RecordedEvent, data: Extract<ProcessEvent, { type: 'TimerSet' }>['data']): TimerRow {
  const { stream, position, id, metadata } = recorded;
  return {
    stream,
    ...partsOf(stream)!,
    name: data.name,
    timerId: data.timerId,
    dueAt: data.dueAt,
    setAt: data.at,
    position: position.toString(),
    causeId: id,
    correlationId: metadata.correlationId,
    merchantId: metadata.merchantId,
  };
}
