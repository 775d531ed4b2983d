import type { Command } from 'commander';
import { statedAccounts } from '../../read-models/queries';
import { compareWithStatements } from '../../reconciliation/bank-accounts/compare';
import { presentBankAccounts } from '../../reconciliation/bank-accounts/bank-accounts.view';
import type { BankAccountsView } from '../../reconciliation/bank-accounts/bank-accounts.view';
import { merchantId } from '../arguments';
import { outputOf } from '../options';
import { Unsuccessful, table } from '../output';
import { withPersistence } from '../session';

export const addBankAccounts = (reconciliation: Command): Command =>
  reconciliation
    .command('bank-accounts')
    .description('each bank account as the books have it, beside the balances of its statements')
    .requiredOption('--merchant <id>', 'the merchant', merchantId)
    .action(async ({ merchant }: { merchant: string }, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ dataSource }) => {
        const found = presentBankAccounts((await statedAccounts(dataSource, merchant)).map(compareWithStatements));
        output.result(found, linesOf(found, merchant));
        if (!found.agrees) throw new Unsuccessful();
      });
    });

type Row = BankAccountsView['data'][number];

const HEAD = ['ACCOUNT', 'LINES', 'FROM', 'TO', 'STATEMENTS SAY', 'BOOKS', 'DIFFERENCE', ''];
const VERDICTS: Readonly<Record<string, string>> = { equal: 'equal', differs: 'DIFFERS', not_told: 'not told' };

const NEXT = [
  'A difference means one of two things:',
  '- a statement between the first and the last was not imported: compare the days with those that the bank has;',
  '- the statements did not tell whether an entry was shown again or was another one: the import said how many it `presumed`.',
  'docs/how-to/close-a-month.md tells more.',
];

function linesOf({ data, agrees }: BankAccountsView, merchant: string): string[] {
  if (data.length === 0) return [`No statement of an account of ${merchant} was imported.`];
  return [
    ...table(HEAD, data.map(rowOf)),
    ...(agrees ? [] : NEXT),
    agrees ? 'The books agree with the statements.' : 'The books do NOT agree with the statements.',
  ];
}

function rowOf({ account, lines, opening, closing, books, difference, verdict }: Row): string[] {
  const said = opening && closing ? `${opening.amount.value} to ${closing.amount.value}` : '-';
  return [
    ...[account, String(lines), opening?.on ?? '-', closing?.on ?? '-', said],
    ...[`${books.value} ${books.currency}`, difference?.value ?? '-', VERDICTS[verdict] ?? verdict],
  ];
}
