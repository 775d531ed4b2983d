import { readFile } from 'node:fs/promises';
import type { EventStore, RecordedEvent } from '#libs/event-store';
import type { Command } from 'commander';
import { banking } from '../../banking/banking.feature';
import { cards } from '../../cards/cards.feature';
import { ApplyNotification } from '../../notifications/apply-notification';
import { UNASSIGNED_MERCHANT } from '../../notifications/notification-events';
import { NotificationInbox } from '../../notifications/notification-inbox';
import type { Reception } from '../../notifications/notification-inbox';
import { presentNotification, presentOpened } from '../../notifications/notification.view';
import { notifications } from '../../notifications/notifications.feature';
import { openDetails } from '../../notifications/open-notification';
import type { Get } from '../../feature';
import { orders } from '../../orders/orders.feature';
import { Providers } from '../../providers/providers';
import { providers } from '../../providers/providers.feature';
import { listAuditEvents } from '../../read-models/queries';
import { resolver } from '../../resolver/resolver.feature';
import { LISTED, limit } from '../arguments';
import { agreed, withConsent } from '../consent';
import type { ConsentOptions } from '../consent';
import { withApplication } from '../ledger-application';
import { notificationLines } from '../opened-notification';
import { outputOf } from '../options';
import { Unsuccessful, table } from '../output';
import type { Output } from '../output';
import { withPersistence } from '../session';
import { withProviders } from '../with-providers';

/** A notification tells of an order, its card, a bank order or a call of ours, or has a provider asked. */
const NEEDED = [notifications, orders, cards, resolver, banking, providers];

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
        const data = items.map(presentNotification);
        const rows = data.map((one) => [one.received_at, one.provider, one.stream]);
        output.result(
          { data, more: next !== null },
          data.length > 0 ? table(['WHEN', 'PROVIDER', 'STREAM'], rows) : ['No notification came.'],
        );
      });
    });

  group
    .command('show')
    .description('one of them, and whom it names: who sent a credit or got a debit, the number of an authorisation')
    .argument('<stream>', 'as notifications list shows it')
    .action(async (stream: string, _: object, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ store, sealer }, config) => {
        const received = await receivedIn(store, stream);
        const details = await withProviders(config, (providers) => openDetails(received, sealer, providers));
        const view = presentOpened(received, details);
        output.result(view, notificationLines(view));
      });
    });

  withConsent(group.command('take'))
    .description('take in a notification that came by e-mail; one that came before is the same')
    .argument('<provider>', 'who sent it')
    .requiredOption('--file <path>', 'the JSON of the e-mail, unchanged')
    .action(async (name: string, { file, ...consent }: ConsentOptions & { file: string }, command: Command) => {
      const output = outputOf(command);
      await withApplication(output, (get) => take(output, get, { name, file, consent }), NEEDED);
    });

  withConsent(group.command('apply'))
    .description('apply a stored notification once more; what it told before has no effect a second time')
    .argument('<stream>', 'as notifications list shows it')
    .action(async (stream: string, consent: ConsentOptions, command: Command) => {
      const output = outputOf(command);
      await withApplication(
        output,
        async (get, { store }) => {
          const received = await receivedIn(store, stream);
          const told = presentNotification(received);
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

/** @throws Error where there is none */
async function receivedIn(store: EventStore, stream: string): Promise<RecordedEvent> {
  const { events } = await store.read(stream);
  const received = events.find(({ type }) => type === 'NotificationReceived');
  if (!received) throw new Error(`There is no notification ${stream}.`);
  return received;
}

/** The store decides whether it is new: the same message by e-mail and by request is one. */
async function take(
  output: Output,
  get: Get,
  { name, file, consent }: { name: string; file: string; consent: ConsentOptions },
): Promise<void> {
  const adapter = get(Providers).find(name);
  const channel = adapter?.notifications;
  if (!adapter || !channel?.fromMail) throw new Error(`No provider ${name} sends notifications by e-mail.`);
  const raw = channel.fromMail(await readFile(file, 'utf8'));
  if (!raw) throw new Error(`${file} holds no notification of ${name}.`);
  const verdict = channel.verify(raw);
  if (!verdict.valid) throw new Error(`${file} is refused: ${verdict.reason}.`);
  const data = { provider: name, file };
  if (!(await agreed(output, consent, { would: `take in what ${name} told in ${file}`, data }))) return;
  const reception = await get(NotificationInbox).receive(adapter, raw);
  output.result({ ...data, reception }, [RECEPTIONS[reception]]);
  if (reception === 'contradiction' || reception === 'refused') throw new Unsuccessful();
}

const RECEPTIONS: Readonly<Record<Reception, string>> = {
  stored: 'taken in: the ledger applies it, unless it was told before',
  duplicate: 'it was told before: nothing was done',
  contradiction: 'another content came under the same key: it is kept and not applied',
  refused: 'refused',
};
