import type { Feature } from '../feature';
import { OpenOperationsWorker } from './open-operations.worker';
import { Resolver } from './resolver';
import { StatementProof } from './statement-proof';

export const resolver: Feature = {
  providers: [Resolver, OpenOperationsWorker, StatementProof],
  workers: (get) => [get(OpenOperationsWorker)],
  agenda: (get) => [(after) => get(OpenOperationsWorker).nextDueAt(after)],
};
