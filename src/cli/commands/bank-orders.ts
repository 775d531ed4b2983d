import { readFile } from 'node:fs/promises';
import { BANK_ORDER_STATUSES, bankOrderStatus } from '#libs/banking';
import type { BankOrderStatus } from '#libs/banking';
import { deterministicId } from '#libs/command-shell';
import { formatAmount, fromMoneyJson } from '#libs/money';
import { Option } from 'commander';
import type { Command } from 'commander';
import { DataSource } from 'typeorm';
import type { FoldedBankOrder } from '../../banking/bank-order-aggregate';
import { banking } from '../../banking/banking.feature';
import { presentBankOrder } from '../../banking/orders/bank-order.view';
import { BankOrders } from '../../banking/orders/bank-orders';
import { Beneficiaries } from '../../banking/orders/beneficiaries';
import { CreateBankOrderDto } from '../../banking/orders/create-bank-order.dto';
import { parseStrictJson } from '../../common/http/strict-json';
import { StrictValidationPipe } from '../../common/validation';
import type { Get } from '../../feature';
import { listBankOrders } from '../../read-models/queries';
import { LISTED, limit } from '../arguments';
import { agreed, withConsent } from '../consent';
import type { ConsentOptions } from '../consent';
import { shellEnvelope } from '../envelope';
import { withApplication } from '../ledger-application';
import { ofMerchant, outputOf } from '../options';
import type { ForMerchant } from '../options';
import { table } from '../output';
import type { Output } from '../output';

export function addBankOrders(banking: Command): void {
  const orders = banking.command('orders').description('payments out of a bank account');
  addReading(orders);
  addCreate(orders);
  addDecisions(orders);
}

function addReading(orders: Command): void {
  ofMerchant(orders.command('list'))
    .description('bank orders of a merchant, the newest first, without beneficiaries')
    .addOption(new Option('--status <status>', 'in this status alone').choices(BANK_ORDER_STATUSES))
    .option('--limit <number>', 'how many at most', limit, LISTED)
    .action(async (options: ForMerchant & { status?: BankOrderStatus; limit: number }, command: Command) => {
      const { merchant, status } = options;
      await withOrders(command, async (get, output) => {
        const filter = { merchantId: merchant, status, limit: options.limit };
        const { items, next } = await listBankOrders(get(DataSource), filter);
        const data = items.map((folded) => presentBankOrder(folded));
        const rows = data.map((one) => [
          ...[one.id, one.status, `${one.amount.value} ${one.amount.currency}`, one.account_id, one.requested_by],
        ]);
        const head = ['ORDER', 'STATUS', 'AMOUNT', 'ACCOUNT', 'ASKED BY'];
        output.result({ data, more: next !== null }, rows.length > 0 ? table(head, rows) : ['There is no bank order.']);
      });
    });

  ofMerchant(orders.command('show'))
    .description('a bank order with its beneficiaries, read from its own events')
    .argument('<id>', 'the order')
    .action(async (id: string, { merchant }: ForMerchant, command: Command) => {
      await withOrders(command, async (get, output) => show(get, await get(BankOrders).load(id, merchant), output));
    });
}

function addCreate(orders: Command): void {
  withConsent(ofMerchant(orders.command('create')))
    .description('ask for payments; above the limit they wait for another person')
    .argument('<file>', 'a JSON file with what POST /v1/banking/orders takes; a refund names its order in order_id')
    .option('--key <text>', 'the same key asks once, however often it is said; default: a new one')
    .action(async (file: string, options: ForMerchant & ConsentOptions & { key?: string }, command: Command) => {
      const { merchant, key, ...consent } = options;
      const dto = await readOrder(file);
      await withOrders(command, async (get, output) => {
        const sum = dto.instructions.map(({ amount }) => `${amount.value} ${amount.currency}`).join(' + ');
        const data = { account_id: dto.account_id, instructions: dto.instructions.length };
        if (!(await agreed(output, consent, { would: `pay ${sum} from account ${dto.account_id}`, data }))) return;
        const commandId = key === undefined ? undefined : deterministicId('cli-bank-order', merchant, key);
        const { folded } = await get(BankOrders).request(dto, shellEnvelope(merchant, { commandId }));
        await show(get, folded, output);
      });
    });
}

function addDecisions(orders: Command): void {
  withConsent(ofMerchant(orders.command('approve')))
    .description('approve what somebody else asked for; it is sent to the bank')
    .argument('<id>', 'the order')
    .action(async (id: string, { merchant, ...consent }: ForMerchant & ConsentOptions, command: Command) => {
      await withOrders(command, async (get, output) => {
        const { state } = await get(BankOrders).load(id, merchant);
        const { value, currency } = formatAmount(fromMoneyJson(state.order!.amount));
        const would = `send the order over ${value} ${currency} to the bank (it is ${bankOrderStatus(state)})`;
        if (!(await agreed(output, consent, { would, data: { id } }))) return;
        const { folded } = await get(BankOrders).approve(id, shellEnvelope(merchant));
        await show(get, folded, output);
      });
    });

  withConsent(ofMerchant(orders.command('reject')))
    .description('say no to an order that waits for approval')
    .argument('<id>', 'the order')
    .option('--reason <text>', 'why; kept encrypted')
    .action(async (id: string, options: ForMerchant & ConsentOptions & { reason?: string }, command: Command) => {
      const { merchant, reason, ...consent } = options;
      await withOrders(command, async (get, output) => {
        if (!(await agreed(output, consent, { would: `reject bank order ${id} for ever`, data: { id } }))) return;
        const { folded } = await get(BankOrders).reject(id, { reason }, shellEnvelope(merchant));
        await show(get, folded, output);
      });
    });
}

/** By the rules of the API, card numbers included. @throws Problem that names each field that is wrong */
async function readOrder(file: string): Promise<CreateBankOrderDto> {
  const body = parseStrictJson(await readFile(file, 'utf8'));
  const metadata = { type: 'body', metatype: CreateBankOrderDto } as const;
  return (await new StrictValidationPipe().transform(body, metadata)) as CreateBankOrderDto;
}

async function withOrders(command: Command, work: (get: Get, output: Output) => Promise<void>): Promise<void> {
  const output = outputOf(command);
  await withApplication(output, (get) => work(get, output), [banking]);
}

async function show(get: Get, folded: FoldedBankOrder, output: Output): Promise<void> {
  const view = presentBankOrder(folded, (await get(Beneficiaries).open(folded.state.order!)) ?? null);
  const { instructions, ...facts } = view;
  const lines = Object.entries({ ...facts, amount: `${view.amount.value} ${view.amount.currency}` })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name.padEnd(15)} ${String(value)}`);
  const rows = instructions.map((one) => [
    String(one.number),
    one.status,
    `${one.amount.value} ${one.amount.currency}`,
    one.bank_order_number ?? '-',
    one.name ?? '-',
    one.account ?? '-',
  ]);
  output.result(view, [...lines, '', ...table(['NO', 'STATUS', 'AMOUNT', 'AT THE BANK', 'NAME', 'ACCOUNT'], rows)]);
}
