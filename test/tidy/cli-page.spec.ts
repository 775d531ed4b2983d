import type { Argument, Command, Option } from 'commander';
import { EXIT_STATUS, createProgram } from '../../src/cli/program';
import { expectPage, tableOf } from '../support/generated-page';

const HEAD = `# Command line

\`npm run cli -- <command>\` in a checkout, \`countinghouse <command>\` where the package is installed. It reads the same
[configuration](configuration.md) as the application, and joins the embedded PostgreSQL of an application that is running.
Made from the program itself by \`npm run docs\`; \`--help\` at any level tells the same.

- \`--json\` on every command prints one JSON document on stdout and nothing else; without it you get tables, and progress on a terminal.
- A failure is said on stderr, with the [code](problems.md) and every field that is wrong; with \`--json\` stdout has \`{ "error": { "code", "detail", "errors" } }\`.
- ${EXIT_STATUS}
- What changes money or history, or cannot be taken back, asks on a terminal before it does it. Without a terminal, or with \`--json\`,
  nobody can be asked: \`--yes\` has to be there, or the command says so, does nothing and ends with status 1. \`--dry-run\` says
  what would be done and ends with status 0, also beside \`--yes\`.
- \`doctor\` changes nothing; every other command brings the database to the schema of its version first, as the application does.
- \`source <(countinghouse completion bash)\` completes commands, options and values; there are scripts for zsh and fish, too.
`;

interface Described {
  readonly path: readonly string[];
  readonly command: Command;
}

/** Every command that does something. */
const commandsOf = (command: Command, path: readonly string[] = []): Described[] =>
  command.commands.length > 0
    ? command.commands.flatMap((sub) => commandsOf(sub, [...path, sub.name()]))
    : [{ path, command }];

const nameOf = (argument: Argument): string => {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
};

const typed = ({ path, command }: Described): string => [...path, ...command.registeredArguments.map(nameOf)].join(' ');

function meaningOf({ description, mandatory, defaultValue, argChoices }: Option): string {
  const more = [
    ...(mandatory ? ['required'] : []),
    ...(argChoices ? [`one of ${argChoices.map((choice) => `\`${choice}\``).join(', ')}`] : []),
    ...(typeof defaultValue === 'string' || typeof defaultValue === 'number' ? [`default ${defaultValue}`] : []),
  ];
  return more.length > 0 ? `${description} (${more.join('; ')})` : description;
}

const choicesOf = ({ argChoices }: Argument): string =>
  argChoices ? `: one of ${argChoices.map((choice) => `\`${choice}\``).join(', ')}` : '';

function detailsOf(one: Described): string[] {
  const { registeredArguments: args, options } = one.command;
  if (args.length + options.length === 0) return [];
  const argRows = args.map((arg) => [`\`${nameOf(arg)}\``, `${arg.description}${choicesOf(arg)}`]);
  const optionRows = options.map((option) => [`\`${option.flags}\``, meaningOf(option)]);
  return [
    '',
    `## ${one.path.join(' ')}`,
    '',
    ...tableOf(['Argument or option', 'Meaning'], [...argRows, ...optionRows]),
  ];
}

it('the reference of the command line says what the program offers', () => {
  const commands = commandsOf(createProgram());
  const rows = commands.map((one) => [`\`${typed(one)}\``, one.command.description()]);
  expectPage('docs/reference/cli.md', [
    HEAD,
    ...tableOf(['Command', 'What it does'], rows),
    ...commands.flatMap(detailsOf),
  ]);
});
