import { systemClock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import { formatAmount } from '#libs/money';
import { ORDER_STATUSES, currentAttempt, orderStatus } from '#libs/payments';
import type { OrderStatus } from '#libs/payments';
import { Option } from 'commander';
import type { Command } from 'commander';
import { orderAggregate } from '../../orders/order-aggregate';
import { listOrders } from '../../read-models/queries';
import { LISTED, limit, merchantId, time } from '../arguments';
import { outputOf } from '../options';
import { table } from '../output';
import type { Output } from '../output';
import { withPersistence } from '../session';
import { addOrderActs } from './order-acts';
import { showOrder } from './show-order';

interface ListOptions {
  readonly merchant: string;
  readonly status?: OrderStatus;
  readonly reference?: string;
  readonly provider?: string;
  readonly customer?: string;
  readonly from?: Date;
  readonly to?: Date;
  readonly limit: number;
}

export function addOrders(program: Command): void {
  const orders = program.command('orders').description('payments with all that was done to them');

  orders
    .command('list')
    .description('orders of a merchant, the newest first')
    .requiredOption('--merchant <id>', 'the merchant', merchantId)
    .addOption(new Option('--status <status>', 'in this status alone').choices(ORDER_STATUSES))
    .option('--reference <text>', 'with this reference of the merchant')
    .option('--provider <name>', 'whose latest attempt is at this provider')
    .option('--customer <id>', 'of this customer')
    .option('--from <time>', 'created from then on', time)
    .option('--to <time>', 'created before then', time)
    .option('--limit <number>', 'how many at most', limit, LISTED)
    .action((options: ListOptions, command: Command) => list(outputOf(command), options));

  orders
    .command('show')
    .description('state, amounts and operations of an order, read from its own events')
    .argument('<id>', 'the order')
    .action(async (id: string, _: object, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ store }) => {
        const folded = await new CommandShell(store, systemClock).load(orderAggregate, id);
        showOrder(output, id, folded);
      });
    });

  addOrderActs(orders);
}

async function list(output: Output, { merchant, customer, from, to, ...options }: ListOptions): Promise<void> {
  await withPersistence(output, async ({ dataSource }) => {
    const filter = { merchantId: merchant, customerId: customer, createdFrom: from, createdTo: to, ...options };
    const page = await listOrders(dataSource, filter);
    const data = page.items.map(({ state, createdAt }) => ({
      id: state.order!.orderId,
      reference: state.order!.reference,
      status: orderStatus(state),
      amount: formatAmount({ minor: state.requested, currency: state.currency }),
      provider: currentAttempt(state)?.provider ?? null,
      created_at: createdAt,
    }));
    const rows = data.map((one) => [
      ...[one.id, one.reference, one.status, `${one.amount.value} ${one.amount.currency}`],
      ...[one.provider ?? '-', one.created_at ?? '-'],
    ]);
    const head = ['ORDER', 'REFERENCE', 'STATUS', 'AMOUNT', 'PROVIDER', 'CREATED'];
    const lines = data.length > 0 ? table(head, rows) : ['There is no such order.'];
    output.result({ data, more: page.next !== null }, lines);
  });
}
