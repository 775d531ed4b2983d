import { systemClock } from '#libs/clock';
import { formatAmount } from '#libs/money';
import type { Command } from 'commander';
import { listSuspense } from '../../read-models/queries';
import { outputOf } from '../options';
import { table } from '../output';
import { withPersistence } from '../session';

const LISTED = 1_000;
const DAY_MS = 24 * 60 * 60 * 1_000;

export function addSuspense(program: Command): void {
  program
    .command('suspense')
    .description('money that nothing explains and nobody has placed yet, the oldest first, with its age')
    .action(async (_: object, command: Command) => {
      const output = outputOf(command);
      const now = systemClock.now().getTime();
      await withPersistence(output, async ({ pool }) => {
        const data = (await listSuspense(pool, LISTED)).map((item) => ({
          merchant_id: item.merchantId,
          account: item.account,
          amount: formatAmount({ minor: item.minor, currency: item.currency }),
          order_id: item.orderId,
          position: String(item.position),
          since: item.since.toISOString(),
          age_days: Math.floor((now - item.since.getTime()) / DAY_MS),
        }));
        const rows = data.map((item) => [
          String(item.age_days),
          item.account,
          `${item.amount.value} ${item.amount.currency}`,
          item.merchant_id,
          item.order_id ?? `position ${item.position}`,
        ]);
        const head = ['DAYS', 'ACCOUNT', 'AMOUNT', 'MERCHANT', 'ORDER'];
        output.result({ data }, data.length > 0 ? table(head, rows) : ['Nothing is in suspense.']);
      });
    });
}
