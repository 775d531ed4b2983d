import type { Command } from 'commander';
import { DataSource } from 'typeorm';
import { listAgreements, listPeriods } from '../../read-models/queries';
import { AgreementPresenter } from '../../agreements/view/agreement-presenter';
import type { AgreementView } from '../../agreements/view/agreement.view';
import { presentPeriod } from '../../agreements/view/period.view';
import { presentAgreement } from '../../agreements/view/present-agreement';
import { LISTED, limit, merchantId } from '../arguments';
import { withApplication } from '../ledger-application';
import { outputOf } from '../options';
import { table } from '../output';
import type { Output } from '../output';
import { addAgreementChanges, loadAgreement } from './agreement-changes';

interface ListOptions {
  readonly merchant: string;
  readonly customer?: string;
  readonly status?: string;
  readonly limit: number;
}

export function addAgreements(program: Command): void {
  const group = program.command('agreements').description('consents to charge again, and what became of each period');

  group
    .command('list')
    .description('agreements of a merchant, the newest first')
    .requiredOption('--merchant <id>', 'the merchant', merchantId)
    .option('--customer <id>', 'of this customer alone')
    .option('--status <status>', 'in this status alone')
    .option('--limit <number>', 'how many at most', limit, LISTED)
    .action(async ({ merchant, customer: customerId, ...rest }: ListOptions, command: Command) => {
      const output = outputOf(command);
      await withApplication(output, async (get) => {
        const page = await listAgreements(get(DataSource), { merchantId: merchant, customerId, ...rest });
        const data = page.items.map((folded) => presentAgreement(folded));
        const rows = data.map((one) => [
          ...[one.id, one.reference, one.customer_id, one.status, `${one.amount.value} ${one.amount.currency}`],
          ...[one.next_step, one.due ? `${one.due.kind} ${one.due.at}` : '-'],
        ]);
        const head = ['AGREEMENT', 'REFERENCE', 'CUSTOMER', 'STATUS', 'AMOUNT', 'CUSTOMER HAS TO', 'NEXT'];
        const lines = data.length > 0 ? table(head, rows) : [`${merchant} has no such agreement.`];
        output.result({ data, more: page.next !== null }, lines);
      });
    });

  group
    .command('show')
    .description('an agreement, read from its own events, with its open charges')
    .argument('<agreement>', 'its id')
    .action(async (id: string, _: object, command: Command) => {
      const output = outputOf(command);
      await withApplication(output, async (get) => {
        tellAgreement(output, await get(AgreementPresenter).present(await loadAgreement(get, id)));
      });
    });

  group
    .command('periods')
    .description('what became of each period, the newest first')
    .argument('<agreement>', 'its id')
    .option('--limit <number>', 'how many at most', limit, LISTED)
    .action(async (id: string, options: { limit: number }, command: Command) => {
      const output = outputOf(command);
      await withApplication(output, async (get) => {
        await loadAgreement(get, id);
        const page = await listPeriods(get(DataSource), { agreementId: id, limit: options.limit });
        const data = page.items.map(presentPeriod);
        const rows = data.map((one) => [
          ...[String(one.period), one.first_day, one.status, one.state ?? one.reason ?? '-'],
          ...[one.amount ? `${one.amount.value} ${one.amount.currency}` : '-', String(one.attempts)],
          ...[one.next_at ?? '-', one.order_id ?? '-'],
        ]);
        const head = ['PERIOD', 'FROM', 'STATUS', 'WHY', 'AMOUNT', 'TRIES', 'NEXT', 'ORDER'];
        output.result(
          { data, more: page.next !== null },
          data.length > 0 ? table(head, rows) : ['No period began yet.'],
        );
      });
    });

  addAgreementChanges(group, tellAgreement);
}

function tellAgreement(output: Output, view: AgreementView): void {
  const { amount, due, next_action: action, open_charges: charges, parked } = view;
  const lines = [
    `${view.reference} of ${view.customer_id} at ${view.merchant_id}: ${view.status}${view.end_reason ? `, ${view.end_reason}` : ''}`,
    `amount        ${amount.value} ${amount.currency}, every ${view.schedule.count} ${view.schedule.every} at ${view.schedule.time} ${view.schedule.zone}`,
    `card          ${view.card ? `${view.card.id} (${view.card.provider})` : '-'}`,
    `customer      ${view.next_step === 'nothing' ? 'has nothing to do' : `has to: ${view.next_step}`}`,
    ...(action?.url ? [`page          ${action.url}`] : []),
    ...(parked
      ? [`parked        ${parked.at}, ${parked.failures} failures of ${parked.kind} ${parked.due_at}: ${parked.error}`]
      : []),
    `next          ${due ? `${due.kind} at ${due.at}` : '-'}`,
    `periods       ${view.charged_periods} charged, ${view.skipped_periods} skipped, ${view.held_periods.length} held`,
  ];
  const rows = charges.map((one) => [
    ...[String(one.period), one.date, `${one.amount.value} ${one.amount.currency}`, one.state, one.reason ?? '-'],
    ...[String(one.attempts), one.next_at ?? '-'],
  ]);
  const head = ['OPEN', 'FROM', 'AMOUNT', 'STATE', 'WHY', 'TRIES', 'NEXT'];
  output.result(view, rows.length > 0 ? [...lines, '', ...table(head, rows)] : lines);
}
