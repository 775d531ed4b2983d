import { systemClock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import type { Folded } from '#libs/command-shell';
import type { CardState } from '#libs/payments';
import type { Command } from 'commander';
import { cardAggregate } from '../../cards/card-aggregate';
import { presentCard } from '../../cards/card.view';
import { RemoveCard, RemoveCardHandler } from '../../cards/remove-card.handler';
import { listCards } from '../../read-models/queries';
import { LISTED, limit, merchantId } from '../arguments';
import { agreed, withConsent } from '../consent';
import type { ConsentOptions } from '../consent';
import { shellEnvelope } from '../envelope';
import { outputOf } from '../options';
import { table } from '../output';
import type { Output } from '../output';
import { withPersistence } from '../session';

interface ListOptions {
  readonly merchant: string;
  readonly customer?: string;
  readonly limit: number;
}

export function addCards(program: Command): void {
  const cards = program.command('cards').description('cards on file: tokens of providers, never numbers');

  cards
    .command('list')
    .description('cards on file of a merchant, removed ones included, the newest first')
    .requiredOption('--merchant <id>', 'the merchant', merchantId)
    .option('--customer <id>', 'of this customer alone')
    .option('--limit <number>', 'how many at most', limit, LISTED)
    .action(async (options: ListOptions, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ dataSource }) => {
        const filter = { merchantId: options.merchant, customerId: options.customer, limit: options.limit };
        const page = await listCards(dataSource, filter);
        const data = page.items.map(presentCard);
        const rows = data.map((c) => [
          ...[c.id, c.customer_id ?? '-', c.provider, c.mask ?? '-', c.expiry ?? '-'],
          ...[c.usage, c.status, c.registered_at],
        ]);
        const head = ['CARD', 'CUSTOMER', 'PROVIDER', 'MASK', 'EXPIRY', 'USED BY', 'STATUS', 'REGISTERED'];
        const lines = data.length > 0 ? table(head, rows) : [`No card of ${options.merchant} is on file.`];
        output.result({ data, more: page.next !== null }, lines);
      });
    });

  cards
    .command('show')
    .description('a card on file, read from its own events')
    .argument('<card>', 'its id')
    .action(async (cardId: string, _: object, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ store }) =>
        tell(output, await load(new CommandShell(store, systemClock), cardId)),
      );
    });

  withConsent(cards.command('remove'))
    .description('take a card off file for ever: no payment is started with it any more')
    .argument('<card>', 'its id')
    .action(async (cardId: string, consent: ConsentOptions, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, async ({ store }) => {
        const shell = new CommandShell(store, systemClock);
        const card = await load(shell, cardId);
        const plan = { would: `take card ${cardId} off file`, data: presentCard(card) };
        if (!(await agreed(output, consent, plan))) return;
        tell(output, await remove(shell, card));
      });
    });
}

/** @throws Error when there is none */
async function load(shell: CommandShell, cardId: string): Promise<Folded<CardState>> {
  const folded = await shell.load(cardAggregate, cardId);
  if (!folded.state.card) throw new Error(`There is no card ${cardId}.`);
  return folded;
}

async function remove(shell: CommandShell, { state }: Folded<CardState>): Promise<Folded<CardState>> {
  const { cardId, merchantId: owner } = state.card!;
  return (await new RemoveCardHandler(shell).execute(new RemoveCard(cardId, shellEnvelope(owner)))).folded;
}

function tell(output: Output, folded: Folded<CardState>): void {
  const card = presentCard(folded);
  const facts = Object.entries(card).filter(([, value]) => value !== undefined);
  output.result(
    card,
    facts.map(([name, value]) => `${name.padEnd(14)} ${String(value)}`),
  );
}
