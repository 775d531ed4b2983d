import type { RecordedEvent } from '#libs/event-store';
import type { Command } from 'commander';
import { banking } from '../../banking/banking.feature';
import { cards } from '../../cards/cards.feature';
import { ApplyNotification } from '../../notifications/apply-notification';
import { UNASSIGNED_MERCHANT } from '../../notifications/notification-events';
import type { NotificationReceived } from '../../notifications/notification-events';
import { notifications } from '../../notifications/notifications.feature';
import { orders } from '../../orders/orders.feature';
import { listAuditEvents } from '../../read-models/queries';
import { resolver } from '../../resolver/resolver.feature';
import { LISTED, limit } from '../arguments';
import { agreed, withConsent } from '../consent';
import type { ConsentOptions } from '../consent';
import { withApplication } from '../ledger-application';
import { outputOf } from '../options';
import { table } from '../output';
import { withPersistence } from '../session';

/** A notification tells of an order, of a card that was kept with it, or of a bank order, or has a provider asked. */
const NEEDED = [notifications, orders, cards, resolver, banking];

export function addNotifications(program: Command): void {
  const group = program.command('notifications').description('signed messages of providers, as they were stored');

  group
    .command('list')
    .description('the newest first: when each came, and from whom')
    .option('--provider <name>', 'of this provider alone')
    .option('--limit <number>', 'how many at most', limit, LISTED)
    .action(async (options: { provider?: string; limit: number }, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ dataSource, store }) => {
        const { provider } = options;
        const actor = provider === undefined ? undefined : `provider:${provider}`;
        const filter = { merchantId: UNASSIGNED_MERCHANT, type: 'NotificationReceived', actor, limit: options.limit };
        const { items, next } = await listAuditEvents(dataSource, store, filter);
        const data = items.map(present);
        const rows = data.map((one) => [one.received_at, one.provider, one.stream]);
        output.result(
          { data, more: next !== null },
          data.length > 0 ? table(['WHEN', 'PROVIDER', 'STREAM'], rows) : ['No notification came.'],
        );
      });
    });

  withConsent(group.command('apply'))
    .description('apply a stored notification once more; what it told before has no effect a second time')
    .argument('<stream>', 'as notifications list shows it')
    .action(async (stream: string, consent: ConsentOptions, command: Command) => {
      const output = outputOf(command);
      await withApplication(
        output,
        async (get, { store }) => {
          const { events } = await store.read(stream);
          const received = events.find(({ type }) => type === 'NotificationReceived');
          if (!received) throw new Error(`There is no notification ${stream}.`);
          const told = present(received);
          if (!(await agreed(output, consent, { would: `apply what ${told.provider} told in ${stream}`, data: told })))
            return;
          const before = await store.head();
          await get(ApplyNotification).handle(received);
          const changed = (await store.head()) > before;
          output.result({ stream, changed }, [changed ? 'applied: the log has moved' : 'applied: nothing was new']);
        },
        NEEDED,
      );
    });
}

const present = (event: RecordedEvent) => {
  const { provider, receivedAt } = event.data as NotificationReceived['data'];
  return { provider, received_at: receivedAt, stream: event.stream, position: String(event.position) };
};
