import type { Feature } from '../feature';
import { Act } from './act';
import { ComparedBankAccountsController } from './bank-accounts/bank-accounts.controller';
import { BreakCommands } from './breaks/break-commands';
import { BreaksController } from './breaks/breaks.controller';
import { KeepBreaks } from './keep-breaks';
import { Reconciler } from './reconciler';
import { ReconciliationWorker } from './reconciliation.worker';
import { ReconciliationSummaryController } from './summary/summary.controller';
import { SETTLE_PAYOUTS, SettlePayouts } from './settle-payouts';

export const reconciliation: Feature = {
  controllers: [ReconciliationSummaryController, ComparedBankAccountsController, BreaksController],
  providers: [Act, BreakCommands, KeepBreaks, Reconciler, ReconciliationWorker, SettlePayouts],
  reactions: (get) => [
    {
      name: SETTLE_PAYOUTS,
      filter: {
        streamPrefixes: ['bankline-', 'settlement-', 'break-'],
        types: ['BankLineMatched', 'LinesSettled', 'BreakResolved'],
      },
      onFailure: 'hold',
      handle: (event) => get(SettlePayouts).handle(event),
    },
    {
      name: 'reconcile',
      filter: { streamPrefixes: ['import-', 'break-'], types: ['ImportCompleted', 'BreakResolved'] },
      onFailure: 'park',
      key: ({ metadata }) => metadata.merchantId,
      handle: ({ metadata, position }) => get(Reconciler).run(metadata.merchantId, position),
    },
  ],
  workers: (get) => [get(ReconciliationWorker)],
  agenda: (get) => [(after) => get(ReconciliationWorker).nextDueAt(after)],
};
