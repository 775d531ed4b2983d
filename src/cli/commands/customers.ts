import { userInfo } from 'node:os';
import { systemClock } from '#libs/clock';
import type { Command } from 'commander';
import { eraseCustomer } from '../../personal-data/erase-customer';
import { outputOf } from '../options';
import { withPersistence } from '../session';

interface EraseOptions {
  readonly merchant: string;
  readonly reason: string;
  readonly yes?: boolean;
}

export function addCustomers(program: Command): void {
  const customers = program.command('customers').description('the people behind the payments');

  customers
    .command('erase')
    .description(
      'destroy the key of everything personal of a customer, kept cards included; cannot be undone, changes no amount',
    )
    .argument('<customer>', 'the id by which the merchant knows the customer')
    .requiredOption('--merchant <id>', 'the merchant')
    .requiredOption('--reason <text>', 'why, for the auditor; no personal data')
    .option('--yes', 'do it; without it the command only says what it would do')
    .action(async (customerId: string, { merchant, reason, yes }: EraseOptions, command: Command) => {
      const output = outputOf(command);
      if (!yes) {
        const plan = { subject: `customer:${merchant}:${customerId}`, dry_run: true };
        return output.result(plan, [
          `Would destroy the key of ${plan.subject}. Add --yes to do it; it cannot be undone.`,
        ]);
      }
      await withPersistence(output, async ({ store, keyring }) => {
        const actor = `cli:${userInfo().username}`;
        const erased = await eraseCustomer(
          { store, keyring, clock: systemClock },
          { merchantId: merchant, customerId, reason, actor },
        );
        const { subject, keysDestroyed } = erased;
        output.result({ subject, keys_destroyed: keysDestroyed }, [`${subject}: ${keysDestroyed} key destroyed`]);
      });
    });
}
