import type { DomainEvent } from '#libs/decider';
import type { EventSchema } from '#libs/command-shell';

/** Times are those of the decision, RFC 3339 in UTC. */
interface At {
  readonly at: string;
}

/** One input that an instance stands before. */
export interface InputRef {
  /** Id of the event that is the input: the world's, or of the instance's own timer or refused command. */
  readonly sourceEventId: string;
  /** Type of that event. */
  readonly sourceType: string;
  /** The timer, when the input is one. */
  readonly timerId?: string;
}

export type InputSeen = DomainEvent<
  'InputSeen',
  At &
    InputRef & {
      readonly version: number;
      /** Why nothing was decided. */
      readonly ignored?: string;
    }
>;
/** An event of the definition, under one type here so that its names cannot meet those of the runner. */
export type ProcessChanged = DomainEvent<
  'ProcessChanged',
  At & {
    /** The event of the definition: its type and data. */
    readonly change: DomainEvent;
  }
>;
export type CommandIssued = DomainEvent<
  'CommandIssued',
  At & {
    readonly commandId: string;
    /** Which command of the definition. */
    readonly type: string;
    /** What it is told. */
    readonly payload: unknown;
  }
>;
export type CommandDispatched = DomainEvent<'CommandDispatched', At & { readonly commandId: string }>;
export type CommandFailed = DomainEvent<
  'CommandFailed',
  At & {
    readonly commandId: string;
    /** Which command of the definition. */
    readonly type: string;
    /** What it was told. */
    readonly payload: unknown;
    readonly reason: string;
  }
>;
export type TimerSet = DomainEvent<
  'TimerSet',
  At & { readonly timerId: string; readonly name: string; readonly dueAt: string }
>;
export type TimerCancelled = DomainEvent<
  'TimerCancelled',
  At & { readonly timerId: string; readonly name: string; readonly dueAt: string }
>;
export type TimerFired = DomainEvent<
  'TimerFired',
  At & { readonly timerId: string; readonly name: string; readonly dueAt: string }
>;
export type ProcessParked = DomainEvent<
  'ProcessParked',
  At &
    InputRef & {
      readonly version: number;
      /** What the input failed by. */
      readonly error: string;
    }
>;
export type ProcessResumed = DomainEvent<'ProcessResumed', At & { readonly by: string; readonly reason?: string }>;
export type InputSkipped = DomainEvent<
  'InputSkipped',
  At & InputRef & { readonly by: string; readonly reason: string }
>;
export type ProcessEnded = DomainEvent<
  'ProcessEnded',
  At & {
    /** The definition’s own word for how it ended. */
    readonly outcome: string;
  }
>;

/** All that a process's stream can hold. */
export type ProcessEvent =
  | InputSeen
  | ProcessChanged
  | CommandIssued
  | CommandDispatched
  | CommandFailed
  | TimerSet
  | TimerCancelled
  | TimerFired
  | ProcessParked
  | ProcessResumed
  | InputSkipped
  | ProcessEnded;

const SCHEMA_VERSION = 1;

export const processSchema: EventSchema<ProcessEvent> = {
  currentVersion: () => SCHEMA_VERSION,
  fromRecord(type, version, data) {
    if (version !== SCHEMA_VERSION) throw new Error(`${type} of version ${version} is not known here`);
    return { type, data } as ProcessEvent;
  },
};
