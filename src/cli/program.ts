import { Command } from 'commander';
import { addAgreements } from './commands/agreements';
import { addApprovals } from './commands/approvals';
import { addAudit } from './commands/audit';
import { addBanking } from './commands/banking';
import { addBooks } from './commands/books';
import { addExplain } from './commands/explain';
import { addClock } from './commands/clock';
import { addBalances } from './commands/balances';
import { addCards } from './commands/cards';
import { addCompletion } from './commands/completion';
import { addDoctor } from './commands/doctor';
import { addJournal } from './commands/journal';
import { addCustomers } from './commands/customers';
import { addHeld } from './commands/held';
import { addKeys } from './commands/keys';
import { addMigrate } from './commands/migrate';
import { addOrders } from './commands/orders';
import { addProjections } from './commands/projections';
import { addNotifications } from './commands/notifications';
import { addProcesses } from './commands/processes';
import { addProviderInvoices } from './commands/provider-invoices';
import { addProviders } from './commands/providers';
import { addReconciliation } from './commands/reconciliation';
import { addSchedule } from './commands/schedule';
import { addSettlements } from './commands/settlements';
import { addStart } from './commands/start';
import { addSuspense } from './commands/suspense';
import { addVerify } from './commands/verify';
import { addWebhooks } from './commands/webhooks';

const COMMANDS = [
  addStart,
  addMigrate,
  addDoctor,
  addProjections,
  addHeld,
  addOrders,
  addApprovals,
  addCards,
  addAgreements,
  addSchedule,
  addBalances,
  addJournal,
  addAudit,
  addBooks,
  addExplain,
  addVerify,
  addSuspense,
  addBanking,
  addSettlements,
  addProviderInvoices,
  addReconciliation,
  addNotifications,
  addWebhooks,
  addProcesses,
  addProviders,
  addKeys,
  addCustomers,
  addClock,
  addCompletion,
];

export const EXIT_STATUS =
  'Exit status: 0 done, 1 the work found something wrong or nobody agreed to it, 2 the call or the configuration is wrong.';

/** Everything that an operator does from a shell. Help texts are the reference; every command takes `--json`. */
export function createProgram(): Command {
  const program = new Command('countinghouse')
    .description('Event-sourced payment ledger: run it, look into it, check it')
    .option('--json', 'print one JSON document for scripts, no progress')
    .showHelpAfterError()
    .addHelpText('after', `\n${EXIT_STATUS}`)
    // Before the commands are added: they take this over, and a process that ends inside a command closes nothing.
    .exitOverride();
  for (const add of COMMANDS) add(program);
  return program;
}
