import { deterministicId } from '#libs/command-shell';
import { Sealer } from '#libs/sealing';
import type { Command } from 'commander';
import { canonicalJson } from '../../common/http';
import { StrictValidationPipe } from '../../common/validation';
import type { Get } from '../../feature';
import { presentInvoices } from '../../settlements/provider-invoices/invoices.view';
import type { ProviderInvoicesView } from '../../settlements/provider-invoices/invoices.view';
import { ProviderInvoices } from '../../settlements/provider-invoices/provider-invoices';
import { RecordInvoiceDto } from '../../settlements/provider-invoices/record-invoice.dto';
import { agreed, withConsent } from '../consent';
import type { ConsentOptions } from '../consent';
import { shellEnvelope } from '../envelope';
import { withApplication } from '../ledger-application';
import { ofMerchant, outputOf } from '../options';
import type { ForMerchant } from '../options';
import { table } from '../output';
import type { Output } from '../output';

interface ListOptions extends ForMerchant {
  readonly provider: string;
  readonly currency: string;
}

interface RecordOptions extends ListOptions, ConsentOptions {
  readonly number: string;
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  readonly correction?: boolean;
  readonly key?: string;
}

export function addProviderInvoices(program: Command): void {
  const invoices = program
    .command('provider-invoices')
    .description('bills of providers that pay gross, and what was accrued for them');
  addList(invoices);
  addRecord(invoices);
}

const ofAccount = (command: Command): Command =>
  ofMerchant(command)
    .requiredOption('--provider <name>', 'who bills')
    .requiredOption('--currency <code>', 'of the payments that are billed');

const addList = (invoices: Command): Command =>
  ofAccount(invoices.command('list'))
    .description('bills of a provider in one currency, the latest period first')
    .action(async ({ merchant, provider, currency }: ListOptions, command: Command) => {
      const output = outputOf(command);
      await withApplication(output, async (get) => {
        const account = { merchantId: merchant, provider, currency };
        show(output, presentInvoices(account, await get(ProviderInvoices).load(account)));
      });
    });

const addRecord = (invoices: Command): Command =>
  withConsent(ofAccount(invoices.command('record')))
    .description('record a bill: what was accrued for its period is cleared to what it comes to')
    .requiredOption('--number <text>', "the provider's number of the bill")
    .requiredOption('--from <time>', 'the period: its first day or moment')
    .requiredOption('--to <time>', 'the period: the first day or moment behind it')
    .requiredOption('--amount <value>', 'what the bill comes to')
    .option('--correction', 'the number is known; what is said now takes its place')
    .option('--key <text>', 'the same key does it once, however often it is said; default: a new one')
    .action(async (options: RecordOptions, command: Command) => {
      const output = outputOf(command);
      await withApplication(output, (get) => record(get, output, options));
    });

async function record(get: Get, output: Output, options: RecordOptions): Promise<void> {
  const { merchant, provider, currency, number, from, to, amount: value, correction, key } = options;
  const body = { provider, number, from, to, amount: { value, currency }, ...(correction && { correction }) };
  const metadata = { type: 'body', metatype: RecordInvoiceDto } as const;
  const checked = (await new StrictValidationPipe().transform(body, metadata)) as RecordInvoiceDto;
  const would = `record that ${provider} billed ${value} ${currency} for ${from} to ${to} (${number})`;
  if (!(await agreed(output, options, { would, data: body }))) return;
  const commandId = key === undefined ? undefined : deterministicId('cli-provider-invoice', merchant, key);
  const fingerprint = get(Sealer).fingerprint(`cli provider-invoices record\n${canonicalJson(body)}`);
  const answer = await get(ProviderInvoices).record(checked, shellEnvelope(merchant, { commandId, fingerprint }));
  show(output, presentInvoices(answer.account, answer.folded));
}

function show(output: Output, view: ProviderInvoicesView): void {
  const rows = view.data.map((one) => [
    ...[one.number, one.from.slice(0, 10), one.to.slice(0, 10)],
    ...[one.amount.value, one.accrued.value, one.difference.value],
  ]);
  output.result(view, table(['BILL', 'FROM', 'UNTIL', 'AMOUNT', 'ACCRUED', 'DIFFERENCE'], rows));
}
