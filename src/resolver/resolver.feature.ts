import type { Feature } from '../feature';
import { OpenOperationsWorker } from './open-operations.worker';
import { Resolver } from './resolver';

export const resolver: Feature = {
  providers: [Resolver, OpenOperationsWorker],
  workers: (get) => [get(OpenOperationsWorker)],
  agenda: (get) => [(after) => get(OpenOperationsWorker).nextDueAt(after)],
};
