import { eventId } from '#libs/command-shell';
import { MESSAGE_FILTERS } from '#libs/webhooks';
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { listWebhooks } from '../../read-models/queries';
import { deliveryIdOf } from '../../webhooks/deliveries/add-deliveries';
import type { WebhookChange } from '../../webhooks/endpoints/change-webhook/change-webhook.handler';
import { presentWebhook } from '../../webhooks/endpoints/webhook.view';
import { LISTED, limit, merchantId } from '../arguments';
import { agreed, withConsent } from '../consent';
import type { ConsentOptions } from '../consent';
import { outputOf } from '../options';
import { table } from '../output';
import { withPersistence } from '../session';
import { addDeliveryCommands } from './webhook-deliveries';
import { withOperator } from './webhook-operator';

function filter(value: string, former: readonly string[] = []): string[] {
  if (MESSAGE_FILTERS.includes(value)) return [...former, value];
  throw new InvalidArgumentError('It is *, a family such as order.*, or a type such as order.captured.');
}

function seconds(value: string): number {
  if (/^\d{1,7}$/.test(value)) return Number.parseInt(value, 10);
  throw new InvalidArgumentError('Seconds are a whole number.');
}

export function addWebhooks(program: Command): void {
  const group = program.command('webhooks').description('what merchants are told, where, and what became of it');
  const endpoints = group.command('endpoints').description('the addresses that messages go to');
  addEndpointList(endpoints);
  addEndpointAdd(endpoints);
  addEndpointChanges(endpoints);
  addDeliveryCommands(group.command('deliveries').description('the log of messages and their attempts'));

  group
    .command('test')
    .description('send a message of the type webhook.test')
    .argument('<webhook>', 'its id')
    .action(async (id: string, _: object, command: Command) => {
      const output = outputOf(command);
      await withOperator(output, async (operator) => {
        const { envelope } = await operator.change(id, { type: 'SendTest' });
        const delivery = deliveryIdOf(id, eventId(`webhook-${id}`, envelope, 0));
        output.result({ webhook_id: id, delivery_id: delivery }, [
          `asked for; see it with: webhooks deliveries show ${delivery}`,
        ]);
      });
    });
}

function addEndpointList(endpoints: Command): void {
  endpoints
    .command('list')
    .description('all addresses, the newest first, without their secrets')
    .option('--merchant <id>', 'of this merchant alone', merchantId)
    .option('--limit <number>', 'how many at most', limit, LISTED)
    .action(async (options: { merchant?: string; limit: number }, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ dataSource }) => {
        const page = await listWebhooks(dataSource, { merchantId: options.merchant, limit: options.limit });
        const data = page.items.map((folded) => presentWebhook(folded));
        const rows = data.map((one) => [one.id, one.merchant_id, one.status, one.events.join(','), one.url]);
        const lines = table(['WEBHOOK', 'MERCHANT', 'STATUS', 'EVENTS', 'URL'], rows);
        output.result(
          { data },
          data.length > 0 ? lines : ['No webhook is there. Make one with: webhooks endpoints add'],
        );
      });
    });
}

function addEndpointAdd(endpoints: Command): void {
  endpoints
    .command('add')
    .description('tell a merchant at an address; the secret is printed once')
    .argument('<url>', 'where messages go')
    .requiredOption('--merchant <id>', 'whose orders and cards it is about', merchantId)
    .option('--event <filter>', '*, a family such as order.*, or a type; may be repeated (default: *)', filter)
    .option('--description <text>', 'for your own records')
    .action(
      async (url: string, options: { merchant: string; event?: string[]; description?: string }, command: Command) => {
        const output = outputOf(command);
        await withOperator(output, async (operator) => {
          const request = { url, events: options.event, description: options.description };
          const { folded, secret } = await operator.create(options.merchant, request);
          const view = presentWebhook(folded);
          output.result({ ...view, secret }, [`webhook  ${view.id}`, `secret   ${secret}`]);
        });
      },
    );
}

function addEndpointChanges(endpoints: Command): void {
  const change = (name: string, description: string, done: string, toChange: (reason?: string) => WebhookChange) =>
    endpoints
      .command(name)
      .description(description)
      .argument('<webhook>', 'its id')
      .action(async (id: string, options: { reason?: string }, command: Command) => {
        const output = outputOf(command);
        await withOperator(output, async (operator) => {
          const { folded } = await operator.change(id, toChange(options.reason));
          output.result(presentWebhook(folded), [`${id} is ${done}`]);
        });
      });
  change(
    'disable',
    'send nothing until it is enabled; what happens meanwhile waits',
    'disabled',
    (reason = 'switched off by an operator') => ({
      type: 'Disable',
      by: 'person',
      reason,
    }),
  ).option('--reason <text>', 'why, for those who find it switched off');
  change('enable', 'send again, first what waits, in its order', 'enabled', () => ({ type: 'Enable' }));

  withConsent(endpoints.command('remove'))
    .description('take an address away, with its delivery log')
    .argument('<webhook>', 'its id')
    .action(async (id: string, consent: ConsentOptions, command: Command) => {
      const output = outputOf(command);
      await withOperator(output, async (operator) => {
        const would = `take webhook ${id} away for ever, with its delivery log`;
        if (!(await agreed(output, consent, { would, data: { webhook_id: id } }))) return;
        const { folded } = await operator.change(id, { type: 'Remove' });
        output.result(presentWebhook(folded), [`${id} is removed`]);
      });
    });

  withConsent(endpoints.command('rotate'))
    .description('make a new secret, printed once; the former one signs beside it for a time')
    .argument('<webhook>', 'its id')
    .option('--overlap <seconds>', 'how long both sign (default: a day)', seconds)
    .action(async (id: string, { overlap, ...consent }: ConsentOptions & { overlap?: number }, command: Command) => {
      const output = outputOf(command);
      await withOperator(output, async (operator) => {
        const end = overlap === undefined ? 'in a day' : `in ${overlap} seconds`;
        const would = `give webhook ${id} a new secret; the former one ends ${end}`;
        if (!(await agreed(output, consent, { would, data: { webhook_id: id } }))) return;
        const { folded, secret } = await operator.rotate(id, overlap);
        output.result({ ...presentWebhook(folded), secret }, [`webhook  ${id}`, `secret   ${secret}`]);
      });
    });
}
