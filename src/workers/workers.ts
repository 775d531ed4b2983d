import type { Clock } from '#libs/clock';
import { ProcessManagers } from '#libs/processes';
import type { AnyProcess, Dispatch } from '#libs/processes';
import { SubscriptionRunner } from '#libs/projections';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import type { Get, RunningProcess } from '../feature';
import { features } from '../features';
import type { Persistence } from '../persistence';
import { projections } from '../read-models';
import { Agenda } from '../sandbox/clock/agenda';
import { ReadPosition } from '../read-position/read-position';
import { defectOf } from './defect';

export interface Workers {
  /** Resolves when a part of the background work has ended by a defect: this process has to be started anew. */
  readonly failed: Promise<unknown>;
  /** Finishes what is under way and gives the leases back. */
  stop(): Promise<void>;
}

/** The background work of one process: read models, reactions, process managers. Any number of them may run. */
export function startWorkers({
  app,
  persistence,
  clock,
  log,
}: {
  app: NestFastifyApplication;
  persistence: Persistence;
  clock: Clock;
  log: Logger;
}): Workers {
  const ending = new AbortController();
  const get: Get = (type) => app.get(type);
  const { pool, store } = persistence;
  const processes = features.flatMap((feature) => feature.processes?.(get) ?? []);
  const managers = new ProcessManagers({ pool, store, clock, log, ...runnable(processes) });
  const runner = new SubscriptionRunner({
    pool,
    store,
    projections,
    reactions: [...features.flatMap((feature) => feature.reactions?.(get) ?? []), ...managers.reactions],
    log,
    onProgress: (name, position) => get(ReadPosition).progress.note(name, position),
  });
  get(Agenda).add(features.flatMap((feature) => feature.agenda?.(get) ?? []));
  const workers = [runner, managers, ...features.flatMap((feature) => feature.workers?.(get) ?? [])];
  const running = workers.map((worker) => worker.run(ending.signal));
  const failed = defectOf(running);
  void failed.then((error) => log.fatal({ err: error }, 'a worker ended; this process has to be started anew'));
  return {
    failed,
    stop: async () => {
      ending.abort();
      await Promise.allSettled(running);
    },
  };
}

function runnable(processes: readonly RunningProcess[]): { definitions: readonly AnyProcess[]; dispatch: Dispatch } {
  const byName = new Map(processes.map(({ definition, dispatch }) => [definition.name, dispatch]));
  return {
    definitions: processes.map(({ definition }) => definition),
    dispatch: (command, context) => byName.get(context.process)!(command, context),
  };
}
