import { systemClock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import { SUSPENSE_TARGETS } from '#libs/settlements';
import type { SuspenseTarget } from '#libs/settlements';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { OpenedNotificationView } from '../../notifications/notification.view';
import type { Persistence } from '../../persistence';
import type { Providers } from '../../providers/providers';
import { listSuspense } from '../../read-models/queries';
import { AssignSuspenseDto, PlaceSuspenseDto } from '../../suspense/place-suspense.dto';
import { SuspenseCommands } from '../../suspense/suspense-commands';
import type { SuspenseDone } from '../../suspense/suspense-commands';
import { SuspenseMessage } from '../../suspense/suspense-message';
import { presentPlaced, presentSuspense } from '../../suspense/suspense.view';
import { merchantId } from '../arguments';
import { checked } from '../checked';
import { agreed, operator, withConsent } from '../consent';
import type { ConsentOptions } from '../consent';
import { shellEnvelope } from '../envelope';
import { notificationLines } from '../opened-notification';
import { outputOf } from '../options';
import { table } from '../output';
import type { Output } from '../output';
import { withPersistence } from '../session';
import { withProviders } from '../with-providers';

const LISTED = 1_000;

interface PlaceOptions extends ConsentOptions {
  readonly as: SuspenseTarget;
  readonly against?: string;
  readonly merchant?: string;
  readonly amount?: string;
  readonly reason: string;
}

export function addSuspense(program: Command): void {
  const suspense = program.command('suspense').description('money that nothing explains and nobody has placed yet');
  suspense
    .command('list', { isDefault: true })
    .description('money that nothing explains and nobody has placed yet, the oldest first, with its age and owner')
    .action(list);
  addShow(suspense);
  addAssign(suspense);
  addPlace(suspense);
}

async function list(_: object, command: Command): Promise<void> {
  const output = outputOf(command);
  await withPersistence(output, async ({ pool }) => {
    const present = presentSuspense(systemClock.now());
    const data = (await listSuspense(pool, LISTED)).map((item) => {
      const { event_position: position, ...view } = present(item);
      return { ...view, merchant_id: item.merchantId, order_id: item.orderId, position };
    });
    const rows = data.map((item) => [
      ...[String(item.age_days), item.account, `${item.amount.value} ${item.amount.currency}`],
      ...[item.merchant_id, item.owner ?? '-', item.id ?? `order ${item.order_id}`],
    ]);
    const head = ['DAYS', 'ACCOUNT', 'AMOUNT', 'MERCHANT', 'OWNER', 'ITEM'];
    output.result({ data }, data.length > 0 ? table(head, rows) : ['Nothing is in suspense.']);
  });
}

const addShow = (suspense: Command): Command =>
  suspense
    .command('show')
    .description('what is left of one item, and who sent it where a message of the provider names them')
    .argument('<item>', 'its id, as the list shows it')
    .action(async (id: string, _: object, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async (persistence, config) => {
        const done = await commandsOf(persistence).load(id);
        const notification = await withProviders(config, (providers) =>
          messagesOf(persistence, providers).behind(done.item),
        );
        tell(output, done, notification);
      });
    });

const addAssign = (suspense: Command): Command =>
  suspense
    .command('assign')
    .description('give money in suspense to somebody')
    .argument('<item>', 'its id, as the list shows it')
    .requiredOption('--owner <who>', 'who looks after it')
    .action(async (id: string, options: { owner: string }, command: Command) => {
      const output = outputOf(command);
      const { owner } = await checked(AssignSuspenseDto, options);
      await withPersistence(output, async (persistence) =>
        tell(output, await commandsOf(persistence).assign(id, owner, operator(), shellEnvelope)),
      );
    });

const addPlace = (suspense: Command): Command =>
  withConsent(suspense.command('place'))
    .description('place money that stands in suspense: it is booked to where it belongs')
    .argument('<item>', 'its id, as the list shows it')
    .addOption(new Option('--as <target>', 'where it belongs').choices(SUSPENSE_TARGETS).makeOptionMandatory())
    .option('--against <item>', 'with suspense: the item that it explains')
    .option('--merchant <id>', 'with merchant: whose it is', merchantId)
    .option('--amount <value>', 'in the currency of the item; default: all that can be placed so')
    .requiredOption('--reason <text>', 'why, for the auditor; no personal data')
    .action(async (id: string, { as, yes, dryRun, amount, ...rest }: PlaceOptions, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async (persistence) => {
        const commands = commandsOf(persistence);
        const found = presentPlaced(systemClock.now())(await commands.load(id));
        const { currency } = found.amount;
        const body = { to: as, ...rest, ...(amount !== undefined && { amount: { value: amount, currency } }) };
        const placing = await checked(PlaceSuspenseDto, body);
        const whose = rest.merchant === undefined ? '' : ` ${rest.merchant}`;
        const would = `book ${amount ?? found.amount.value} ${currency} of ${found.account} as ${as}${whose}`;
        if (!(await agreed(output, { yes, dryRun }, { would, data: found }))) return;
        tell(output, await commands.place(id, placing, operator(), shellEnvelope));
      });
    });

const commandsOf = ({ store, pool }: Persistence): SuspenseCommands =>
  new SuspenseCommands(new CommandShell(store, systemClock), pool);

const messagesOf = ({ pool, dataSource, sealer, store }: Persistence, providers: Providers): SuspenseMessage =>
  new SuspenseMessage(pool, dataSource, sealer, providers, store);

function tell(output: Output, done: SuspenseDone, notification?: OpenedNotificationView): void {
  const view = presentPlaced(systemClock.now())(done);
  const left = `${view.amount.value} ${view.amount.currency}`;
  const owner = view.owner === undefined ? '' : `, looked after by ${view.owner}`;
  const standing = `${left} of ${view.account} is left in suspense${owner}.`;
  output.result({ ...view, notification }, [standing, ...(notification ? notificationLines(notification) : [])]);
}
