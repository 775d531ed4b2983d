import type { DomainEvent } from '#libs/decider';
import type { EventFilter, RecordedEvent } from '#libs/event-store';

/** What a process wants done. Payloads are JSON values without personal data: they stand in clear in its stream. */
export interface ProcessCommand {
  readonly type: string;
  readonly payload: unknown;
}

/** What an instance is told, one at a time and each once. */
export type ProcessInput =
  | { readonly kind: 'event'; readonly event: RecordedEvent }
  /** A timer came due; `dueAt`, not the time of the decision, is what later dates are counted from. */
  | { readonly kind: 'timer'; readonly name: string; readonly dueAt: Date }
  /** The target of an issued command has refused it for good. */
  | { readonly kind: 'refused'; readonly commandId: string; readonly command: ProcessCommand; readonly reason: string };

export interface ProcessContext {
  readonly now: Date;
  /** Version of the definition under which the instance began. */
  readonly version: number;
  /** Names of the timers that are set and have not fired. */
  readonly timers: ReadonlySet<string>;
}

/** What follows from one input; all of it is one append. */
export interface ProcessDecision<Command extends ProcessCommand, Change extends DomainEvent> {
  readonly changes?: readonly Change[];
  readonly commands?: readonly Command[];
  /** An instance has one open timer of a name; setting it again moves it. */
  readonly setTimers?: readonly { readonly name: string; readonly dueAt: Date }[];
  readonly cancelTimers?: readonly string[];
  /** How it ended. Open timers end with it, and later inputs are seen but change nothing. */
  readonly ended?: string;
}

/**
 * A process manager: pure functions over its own stream (fact sheet "eventsourcing" 3.5). It reacts to events of others
 * with commands and timers; the runner keeps the promises (once in effect, in order, through crashes).
 */
export interface ProcessDefinition<State, Command extends ProcessCommand, Change extends DomainEvent> {
  /** Letters, digits, `_` and `.`: no hyphen, which ends the name in the stream's name. */
  readonly name: string;
  /** Raised when decisions change. Instances of a newer version wait until a program that knows it runs. */
  readonly version: number;
  /** Events that `correlate` is asked about, and perhaps more. Spares work, decides nothing; default: all events. */
  readonly inputs?: EventFilter;
  readonly initial: State;
  /** The instance that an event concerns, as the end of a stream's name; undefined when it concerns none. */
  correlate(event: RecordedEvent): string | undefined;
  /** Throws only by a defect: the instance is parked before this input until a person resumes it or skips the input. */
  decide(state: State, input: ProcessInput, context: ProcessContext): ProcessDecision<Command, Change>;
  evolve(state: State, change: Change): State;
  /** What the instance waits for, for people; short phrases. */
  awaits?(state: State): readonly string[];
}

/** Any definition, for the runner: it hands states, commands and changes on without looking at them. */
export type AnyProcess = ProcessDefinition<unknown, ProcessCommand, DomainEvent>;
