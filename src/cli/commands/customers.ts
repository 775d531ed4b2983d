import { systemClock } from '#libs/clock';
import type { Command } from 'commander';
import { eraseCustomer } from '../../personal-data/erase-customer';
import { merchantId } from '../arguments';
import { agreed, operator, withConsent } from '../consent';
import type { ConsentOptions } from '../consent';
import { outputOf } from '../options';
import { withPersistence } from '../session';

interface EraseOptions extends ConsentOptions {
  readonly merchant: string;
  readonly reason: string;
}

export function addCustomers(program: Command): void {
  const customers = program.command('customers').description('the people behind the payments');

  withConsent(customers.command('erase'))
    .description(
      'destroy the key of everything personal of a customer, kept cards included; cannot be undone, changes no amount',
    )
    .argument('<customer>', 'the id by which the merchant knows the customer')
    .requiredOption('--merchant <id>', 'the merchant', merchantId)
    .requiredOption('--reason <text>', 'why, for the auditor; no personal data')
    .action(async (customerId: string, { merchant, reason, ...consent }: EraseOptions, command: Command) => {
      const output = outputOf(command);
      const would = `destroy the key of ${subjectOf(merchant, customerId)}; it cannot be undone`;
      const plan = { would, data: { subject: subjectOf(merchant, customerId) } };
      if (!(await agreed(output, consent, plan))) return;
      await withPersistence(output, async ({ store, keyring }) => {
        const erased = await eraseCustomer(
          { store, keyring, clock: systemClock },
          { merchantId: merchant, customerId, reason, actor: operator() },
        );
        const { subject, keysDestroyed } = erased;
        output.result({ subject, keys_destroyed: keysDestroyed }, [`${subject}: ${keysDestroyed} key destroyed`]);
      });
    });
}

const subjectOf = (merchant: string, customerId: string): string => `customer:${merchant}:${customerId}`;
