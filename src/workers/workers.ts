import { SubscriptionRunner } from '#libs/projections';
import type { Reaction } from '#libs/projections';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { RegisterKeptCard } from '../cards/register-kept-card';
import { ApplyNotification } from '../notifications/apply-notification';
import type { Persistence } from '../persistence';
import { projections } from '../read-models';
import { ReadPosition } from '../read-position/read-position';
import { OpenOperationsWorker } from '../resolver/open-operations.worker';

export interface Workers {
  /** Finishes what is under way and gives the leases back. */
  stop(): Promise<void>;
}

/** The background work of one process: read models, reactions and the resolver. Any number of processes may run it. */
export function startWorkers({
  app,
  persistence,
  log,
}: {
  app: NestFastifyApplication;
  persistence: Persistence;
  log: Logger;
}): Workers {
  const ending = new AbortController();
  const runner = new SubscriptionRunner({
    pool: persistence.pool,
    store: persistence.store,
    projections,
    reactions: reactionsOf(app),
    log,
    onProgress: (name, position) => app.get(ReadPosition).progress.note(name, position),
  });
  const running = Promise.all([runner.run(ending.signal), app.get(OpenOperationsWorker).run(ending.signal)]);
  running.catch((error: unknown) => log.fatal({ err: error }, 'the workers ended; restart this process'));
  return {
    stop: async () => {
      ending.abort();
      await running.catch(() => undefined);
    },
  };
}

const reactionsOf = (app: NestFastifyApplication): Reaction[] => [
  {
    name: 'apply-notifications',
    filter: { streamPrefixes: ['notification-'], types: ['NotificationReceived'] },
    onFailure: 'park',
    handle: (event) => app.get(ApplyNotification).handle(event),
  },
  {
    name: 'register-cards',
    filter: { streamPrefixes: ['order-'], types: ['CardKept'] },
    onFailure: 'hold',
    handle: (event) => app.get(RegisterKeptCard).handle(event),
  },
];
