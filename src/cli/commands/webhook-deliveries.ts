import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { DELIVERY_STATUSES, findDelivery, listDeliveries } from '../../webhooks/deliveries/delivery-log';
import type { DeliveryStatus } from '../../webhooks/deliveries/delivery-log';
import { presentDelivery, presentWholeDelivery } from '../../webhooks/deliveries/delivery.view';
import type { DeliveryDetailsView } from '../../webhooks/deliveries/delivery.view';
import { LISTED, limit, time } from '../arguments';
import { agreed, withConsent } from '../consent';
import type { ConsentOptions } from '../consent';
import { outputOf } from '../options';
import { table } from '../output';
import { withPersistence } from '../session';
import { withOperator } from './webhook-operator';

interface RedeliverOptions extends ConsentOptions {
  readonly delivery?: string;
  readonly from?: Date;
  readonly to?: Date;
  readonly all?: boolean;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function id(value: string): string {
  if (UUID.test(value)) return value;
  throw new InvalidArgumentError('It is a UUID, as the lists show it.');
}

export function addDeliveryCommands(deliveries: Command): void {
  deliveries
    .command('list')
    .description('messages to an address, the newest first')
    .argument('<webhook>', 'its id', id)
    .addOption(new Option('--status <status>', 'in this status alone').choices(DELIVERY_STATUSES))
    .option('--limit <number>', 'how many at most', limit, LISTED)
    .action(async (name: string, options: { status?: DeliveryStatus; limit: number }, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ pool }) => {
        const { items } = await listDeliveries(pool, { webhookId: name, ...options });
        const data = items.map(presentDelivery);
        const rows = data.map((one) => [
          one.id,
          one.occurred_at,
          one.type,
          one.status,
          String(one.attempts),
          one.subject,
        ]);
        const head = ['DELIVERY', 'HAPPENED', 'TYPE', 'STATUS', 'ATTEMPTS', 'ABOUT'];
        output.result({ data }, data.length > 0 ? table(head, rows) : ['Nothing was sent.']);
      });
    });

  deliveries
    .command('show')
    .description('one message: its body, every attempt and answer')
    .argument('<delivery>', 'its id', id)
    .action(async (name: string, _: object, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ pool }) => {
        const found = await findDelivery(pool, name);
        if (!found) throw new Error(`There is no delivery ${name}.`);
        const view = presentWholeDelivery(found);
        output.result(view, linesOf(view));
      });
    });

  withConsent(deliveries.command('redeliver'))
    .description('send again one message, or those that were given up in a time')
    .argument('<webhook>', 'its id', id)
    .option('--delivery <id>', 'this message', id)
    .option('--from <time>', 'what happened then or later', time)
    .option('--to <time>', 'what happened before then', time)
    .option('--all', 'also what was delivered')
    .action(async (name: string, options: RedeliverOptions, command: Command) => {
      const redelivery = redeliveryOf(options, command);
      const output = outputOf(command);
      const plan = { would: wouldOf(name, redelivery), data: { webhook_id: name, ...redelivery } };
      if (!(await agreed(output, options, plan))) return;
      await withOperator(output, async (operator) => {
        await operator.change(name, { type: 'Redeliver', redelivery });
        output.result({ webhook_id: name, ...redelivery }, ['asked for; a worker sends them in a moment']);
      });
    });
}

type Redelivery = ReturnType<typeof redeliveryOf>;

function wouldOf(webhook: string, redelivery: Redelivery): string {
  if ('deliveryId' in redelivery) return `send delivery ${redelivery.deliveryId} to webhook ${webhook} once more`;
  const { from, to, status: which } = redelivery;
  const what = which === 'all' ? 'everything' : 'what was given up';
  return `send webhook ${webhook} ${what} from ${from} to ${to} once more`;
}

function redeliveryOf({ delivery, from, to, all }: RedeliverOptions, command: Command) {
  if (delivery !== undefined) return { deliveryId: delivery };
  if (!from || !to || from >= to) command.error('error: give --delivery, or --from and a later --to');
  return { from: from.toISOString(), to: to.toISOString(), status: all ? ('all' as const) : ('failed' as const) };
}

const linesOf = (view: DeliveryDetailsView): string[] => [
  `${view.type} about ${view.subject}, ${view.status} after ${view.attempts} attempts`,
  ...table(
    ['ATTEMPT', 'WHEN', 'MS', 'ANSWER'],
    view.log.map((one) => [
      String(one.attempt),
      one.started_at,
      String(one.duration_ms),
      `${one.status ?? one.error ?? ''} ${one.response?.slice(0, 60).replace(/\s+/g, ' ') ?? ''}`,
    ]),
  ),
  JSON.stringify(view.payload, undefined, 2),
];
