import type { Feature } from '../feature';
import { Absence } from './absence';
import { OpenOperationsWorker } from './open-operations.worker';
import { Resolver } from './resolver';
import { OpenBankLines } from './open-bank-lines';
import { StatementProof } from './statement-proof';
import { StatementRung } from './statement-rung';

export const resolver: Feature = {
  providers: [Resolver, OpenOperationsWorker, Absence, OpenBankLines, StatementProof, StatementRung],
  workers: (get) => [get(OpenOperationsWorker)],
  agenda: (get) => [(after) => get(OpenOperationsWorker).nextDueAt(after)],
};
