import type { AnyProcess, Dispatch } from '#libs/processes';
import type { Reaction } from '#libs/projections';
import type { Provider, Type } from '@nestjs/common';

/** Finds the one instance of a class in the running application. */
export type Get = <T>(type: Type<T>) => T;

/**
 * Work that goes on until the signal and then finishes what it has in hand. Any number of processes may run it. It
 * repeats what fails; where it fails itself, the process ends, for a supervisor to start it anew.
 */
export interface BackgroundWorker {
  run(signal: AbortSignal): Promise<void>;
}

/**
 * When there is something to do next by the clock, of what is due after an instant if one is given. An answer that has
 * passed means that it is being done; undefined that the clock brings nothing.
 */
export type NextDue = (after?: Date) => Promise<Date | undefined>;

/** A process manager and how its commands reach their targets. */
export interface RunningProcess {
  readonly definition: AnyProcess;
  readonly dispatch: Dispatch;
}

/**
 * What one capability brings to the application: a constant `feature` in its folder, one line in `features.ts`. Read
 * models stand in `read-models/projections.ts`, because they are installed and rebuilt where no application runs.
 */
export interface Feature {
  readonly controllers?: readonly Type[];
  readonly providers?: readonly Provider[];
  /** Durable subscribers that act on events. */
  readonly reactions?: (get: Get) => readonly Reaction[];
  readonly processes?: (get: Get) => readonly RunningProcess[];
  readonly workers?: (get: Get) => readonly BackgroundWorker[];
  /** What waits for a time; a sandbox whose clock is moved stops there. */
  readonly agenda?: (get: Get) => readonly NextDue[];
}
