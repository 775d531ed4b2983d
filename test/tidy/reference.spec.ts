import { simulatorDefinitions } from '#libs/simulators';
import type { Command } from 'commander';
import { createProgram } from '../../src/cli/program';
import { PROBLEMS } from '../../src/common/problems';
import { configFromEnvironment } from '../../src/config';
import { ourFiles } from './support/files';

/** Cells of the rows of a page whose first cell is a word in backticks. */
function rowsOf(path: string): string[][] {
  const page = ourFiles.find((file) => file.path === path);
  if (!page) throw new Error(`${path} is missing`);
  return page.lines
    .filter((line) => /^\| `[^`]+` \|/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** Every command that does something, as it is typed, with its description. */
function commandsOf(command: Command, path: readonly string[] = []): string[][] {
  if (command.commands.length > 0) return command.commands.flatMap((sub) => commandsOf(sub, [...path, sub.name()]));
  const args = command.registeredArguments.map((arg) => (arg.required ? `<${arg.name()}>` : `[${arg.name()}]`));
  return [[`\`${[...path, ...args].join(' ')}\``, command.description()]];
}

describe('the reference pages', () => {
  it('list every problem as the API answers it', () => {
    const answered = Object.entries(PROBLEMS).map(([code, problem]) => [
      `\`${code}\``,
      String(problem.status),
      problem.title,
      problem.retryable ? 'yes' : 'no',
    ]);
    expect(rowsOf('docs/reference/problems.md')).toEqual(answered);
  });

  it('list every command of the command line', () => {
    expect(rowsOf('docs/reference/cli.md')).toEqual(commandsOf(createProgram()));
  });

  it('list every setting that the application and its providers read, and no other', () => {
    const ofApplication = [...configFromEnvironment({}).sources.keys()];
    const definitions = ourFiles.filter((file) => /^libs\/providers\/[^/]+\/definition\.ts$/.test(file.path));
    const ofProviders = definitions.flatMap((file) => file.text.match(/(?<=')[A-Z]+_[A-Z_]+(?=')/g) ?? []);
    const ofSimulators = simulatorDefinitions.flatMap(({ name }) =>
      ['PORT', 'PUBLIC_URL'].map((what) => `SIMULATOR_${name.toUpperCase().replaceAll('-', '_')}_${what}`),
    );
    const listed = rowsOf('docs/reference/configuration.md').map(([name]) => name!.replaceAll('`', ''));
    expect(ofProviders.length).toBeGreaterThan(0);
    expect(listed.sort()).toEqual([...ofApplication, ...ofProviders, ...ofSimulators].sort());
  });
});
