import { systemClock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import { formatAmount } from '#libs/money';
import { orderStatus } from '#libs/payments';
import type { Command } from 'commander';
import { orderAggregate } from '../../orders/order-aggregate';
import { outputOf } from '../options';
import { table } from '../output';
import { withPersistence } from '../session';

export function addOrders(program: Command): void {
  const orders = program.command('orders').description('orders, read from their own events');

  orders
    .command('show')
    .description('state, amounts and operations of an order')
    .argument('<id>', 'the order')
    .action(async (id: string, _: object, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ store }) => {
        const folded = await new CommandShell(store, systemClock).load(orderAggregate, id);
        const { order } = folded.state;
        if (!order) throw new Error(`There is no order ${id}.`);
        const amount = (minor: bigint): string => {
          const { value, currency } = formatAmount({ minor, currency: folded.state.currency });
          return `${value} ${currency}`;
        };
        const { amounts } = folded.state;
        const operations = folded.state.operations.map((operation) => ({
          id: operation.id,
          type: operation.type,
          status: operation.status,
          amount: amount(operation.amount),
          provider_reference: operation.providerReference ?? null,
        }));
        const data = {
          id,
          merchant_id: order.merchantId,
          reference: order.reference,
          status: orderStatus(folded.state),
          amount: amount(folded.state.requested),
          authorized: amount(amounts.authorized),
          captured: amount(amounts.captured),
          refunded: amount(amounts.refunded),
          voided: amount(amounts.voided),
          in_doubt: amount(amounts.inDoubt),
          revision: folded.revision,
          created_at: folded.createdAt,
          updated_at: folded.updatedAt,
          operations,
        };
        const { operations: _, ...facts } = data;
        const lines = Object.entries(facts).map(([name, value]) => `${name.padEnd(12)} ${value}`);
        const rows = operations.map((o) => [String(o.id), o.type, o.status, o.amount, o.provider_reference ?? '-']);
        output.result(data, [...lines, '', ...table(['OP', 'TYPE', 'STATUS', 'AMOUNT', 'AT PROVIDER'], rows)]);
      });
    });
}
