import { systemClock } from '#libs/clock';
import type { Amount } from '#libs/money';
import type { Command } from 'commander';
import type { Config } from '../../config';
import { explainBalance } from '../../explain/explain-balance';
import type { BalanceExplanation } from '../../explain/explain-balance';
import { ExplainOrder } from '../../explain/explain-order';
import type { OrderExplanation } from '../../explain/order-explanation.view';
import type { Comparison } from '../../explain/sums';
import { createApplication } from '../../http-server';
import { createErrorLogger } from '../../log';
import type { Persistence } from '../../persistence';
import { onlyMerchantOf, positionAt, shownBy } from '../../read-models/queries';
import { lastTime } from '../arguments';
import { outputOf } from '../options';
import { Unsuccessful, table } from '../output';
import { withPersistence } from '../session';

export function addExplain(program: Command): void {
  const group = program
    .command('explain')
    .description('from a figure down to what caused it, added up again on the way');

  group
    .command('order')
    .description('its amounts: postings, events, messages of the provider, payouts and lines of the bank')
    .argument('<id>', 'the order')
    .action(async (id: string, _: object, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async (persistence, config) => {
        const found = await explainOrder(id, persistence, config);
        if (!found) throw new Error(`There is no order ${id}.`);
        output.result(found, orderLines(found));
        if (!found.adds_up) throw new Unsuccessful();
      });
    });

  group
    .command('balance')
    .description('the balance of an account: postings by rule, events of the log, on whose word they rest')
    .argument('<account>', 'such as psp:trustpay-eu:EUR:receivable')
    .option('--merchant <id>', 'whose account, where several merchants have it')
    .option('--at <time-or-position>', 'as it was known by then, a date being the end of that day; default now', place)
    .action(async (account: string, options: { merchant?: string; at?: bigint | Date }, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ dataSource, store }) => {
        const merchantId = options.merchant ?? (await onlyMerchantOf(dataSource, account));
        const position = options.at === undefined ? undefined : await positionAt(dataSource, merchantId, options.at);
        const bar = output.progress('explain');
        const onProgress = (done: number, total: number): void => bar.update(done, total);
        const found = await explainBalance(dataSource, store, { merchantId, account, position, onProgress });
        bar.end();
        if (!found) throw new Error(`Merchant ${merchantId} has no account ${account}.`);
        output.result(found, balanceLines(found));
        if (!found.adds_up) throw new Unsuccessful();
      });
    });
}

const place = (value: string): bigint | Date => (/^\d{1,18}$/.test(value) ? BigInt(value) : lastTime(value));

/** Messages are opened as the application opens them; nothing of it is started. */
async function explainOrder(id: string, persistence: Persistence, config: Config) {
  const app = await createApplication({ config, persistence, clock: systemClock, log: createErrorLogger() });
  await app.init();
  const seen = async (position: bigint): Promise<void> => {
    if ((await shownBy(persistence.dataSource, 'journal', 'audit')) >= position) return;
    throw new Error(`The books or the audit trail have not seen position ${position} yet. Is the application running?`);
  };
  try {
    return await app.get(ExplainOrder).explain(id, seen);
  } finally {
    await app.close();
  }
}

const shown = ({ value, currency }: Amount): string => `${value} ${currency}`;
const verdict = (equal: boolean): string => (equal ? 'equal' : 'DIFFERS');
const row = ({ what, told, added, equal }: Comparison): string[] => [what, shown(told), shown(added), verdict(equal)];
const HEAD = ['WHAT', 'TOLD', 'ADDED UP', ''];

function orderLines(found: OrderExplanation): string[] {
  const events = found.events.map(({ position, summary, message }) => [
    position,
    summary,
    message === null ? 'our decision' : [message.source, message.note].filter(Boolean).join(': '),
    message?.amount ? verdict(message.amount.equal) : '',
  ]);
  return [
    `Order ${found.order_id} (${found.reference}) is ${found.status} at position ${found.position}.`,
    '',
    ...table(HEAD, found.amounts.map(row)),
    '',
    ...found.accounts.flatMap((account) => [
      `${account.account} (${account.layer}): ${shown(account.told)}, added up ${shown(account.added)}, in the journal ${shown(account.journal)}: ${verdict(account.equal)}`,
      ...account.legs.map(
        ({ posting, rule, amount }) => `    ${posting.padEnd(12)} ${rule.padEnd(18)} ${shown(amount)}`,
      ),
    ]),
    '',
    ...table(['POSITION', 'EVENT', 'KNOWN FROM', 'AMOUNT'], events),
    ...found.payouts.flatMap((payout) => [
      '',
      `Payout ${payout.payout_id ?? payout.settlement_id} of ${payout.provider ?? '?'}`,
      ...table(HEAD, [...payout.checks, ...payout.bank_lines].map(row)),
      ...payout.not_told.map(({ item_id: item, amount }) => `not told to the order yet: ${shown(amount)}, ${item}`),
    ]),
    '',
    `${found.compared} sums compared: ${found.adds_up ? 'everything adds up.' : 'NOT everything adds up.'}`,
  ];
}

function balanceLines(found: BalanceExplanation): string[] {
  return [
    `${found.account} of ${found.merchant_id} at position ${found.position}, debits positive.`,
    ...found.layers.flatMap(({ layer, balance, levels, notifications }) => [
      '',
      `Its ${layer} balance is ${shown(balance)}.`,
      ...levels.flatMap((level) => [
        '',
        `${level.what}: ${verdict(level.equal)}`,
        ...level.parts.map(
          ({ of, count, amount }) => `    ${of.padEnd(32)} ${String(count).padStart(8)}  ${shown(amount)}`,
        ),
      ]),
      '',
      `${notifications.named} of its events rest on notifications, ${notifications.stored} of these are stored.`,
    ]),
    found.adds_up ? 'Everything adds up.' : 'NOT everything adds up.',
  ];
}
