import { systemClock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { configFromEnvironment } from '../../config';
import { PersonalData } from '../../personal-data/personal-data';
import { ClientOperations } from '../../providers/client-operations/client-operations';
import { presentProvider } from '../../providers/provider.view';
import type { Providers } from '../../providers/providers';
import { agreed, withConsent } from '../consent';
import type { ConsentOptions } from '../consent';
import { shellEnvelope } from '../envelope';
import { outputOf } from '../options';
import { Unsuccessful, table } from '../output';
import type { Output } from '../output';
import { refuseSensitive, sensitiveFields } from '../sensitive-fields';
import { withPersistence } from '../session';
import { withProviders } from '../with-providers';

interface CallOptions extends ConsentOptions {
  readonly set: Readonly<Record<string, string>>;
}

export function addProviders(program: Command): void {
  const group = program.command('providers').description('payment providers of this deployment');

  group
    .command('list')
    .description('configured providers and what they can do')
    .action((_: object, command: Command) =>
      withProviders(configFromEnvironment(process.env), async (providers) => list(providers, outputOf(command))),
    );

  group
    .command('operations')
    .description('what a provider offers beside payments, with the fields of each')
    .argument('<provider>', 'its name')
    .action((name: string, _: object, command: Command) =>
      withProviders(configFromEnvironment(process.env), async (providers) =>
        operations(providers, name, outputOf(command)),
      ),
    );

  withConsent(group.command('call'))
    .description('ask a provider for one of its operations; one that changes something waits for --yes')
    .argument('<provider>', 'its name')
    .argument('<operation>', 'as providers operations names it')
    .option(
      '--set <name=value>',
      'a field of the operation; may be repeated; card data is typed when asked for, or piped in as lines name=value',
      field,
      {},
    )
    .action(async (name: string, operation: string, options: CallOptions, command: Command) => {
      const output = outputOf(command);
      await withPersistence(output, ({ store, sealer }, config) =>
        withProviders(config, async (providers) => {
          const shell = new CommandShell(store, systemClock);
          const calls = new ClientOperations(shell, providers, new PersonalData(sealer), systemClock);
          await call(calls, { name, operation, options }, output);
        }),
      );
    });
}

function field(text: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('A field is name=value.');
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

function list(providers: Providers, output: Output): void {
  const data = providers.all().map(presentProvider);
  const rows = data.map(({ name, title, capabilities: can }) => [
    name,
    title,
    can.methods.join(','),
    can.flows.join(','),
    can.currencies.join(',') || 'any',
  ]);
  output.result(
    { data },
    rows.length > 0 ? table(['NAME', 'TITLE', 'METHODS', 'FLOWS', 'CURRENCIES'], rows) : ['No provider is configured.'],
  );
}

function operations(providers: Providers, name: string, output: Output): void {
  const data = providers.get(name).clientOperations ?? [];
  const rows = data.map((one) => [
    one.name,
    one.changes ? 'changes' : 'reads',
    one.fields.map((f) => (f.required ? f.name : `[${f.name}]`)).join(' '),
    one.title,
  ]);
  const plain = data.map(({ name: operation, title, changes, fields }) => ({
    name: operation,
    title,
    changes,
    fields,
  }));
  output.result(
    { data: plain },
    rows.length > 0 ? table(['NAME', 'KIND', 'FIELDS', 'WHAT'], rows) : [`${name} offers nothing beside payments.`],
  );
}

async function call(
  calls: ClientOperations,
  { name, operation, options }: { name: string; operation: string; options: CallOptions },
  output: Output,
): Promise<void> {
  const { changes, title, fields } = calls.find(name, operation);
  refuseSensitive(fields, options.set);
  const plan = { would: `change something at ${name}: ${title}`, data: { provider: name, operation } };
  if ((changes || options.dryRun) && !(await agreed(output, options, plan))) return;
  const input = { ...options.set, ...(await sensitiveFields(fields)) };
  const result = await calls.perform(name, operation, input, shellEnvelope('operator'));
  output.result(result, [JSON.stringify(result.kind === 'answered' ? result.data : result, undefined, 2)]);
  if (result.kind !== 'answered') throw new Unsuccessful();
}
