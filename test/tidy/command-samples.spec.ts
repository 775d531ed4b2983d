import { CommanderError } from 'commander';
import type { Command } from 'commander';
import { createProgram } from '../../src/cli/program';
import { pages, samplesOf } from '../support/samples';

/** The program with all its commands, arguments and options, and nothing behind them. */
function idleProgram(): Command {
  const silence = (command: Command): void => {
    command.configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
    if (command.commands.length === 0) command.action(() => undefined);
    for (const sub of command.commands) silence(sub);
  };
  const program = createProgram();
  silence(program);
  return program;
}

/** Words as a shell makes them; comments, redirections and what follows a pipe are not the program's. */
function wordsOf(command: string): string[] {
  const own = command.replaceAll('\\\n', ' ').replace(/\s(#|\||<\s|>|&&).*$/s, '');
  // Quotes may stand within a word, as in --set reason="returned goods".
  return [...own.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) =>
    word.replaceAll(/"([^"]*)"|'([^']*)'/g, '$1$2'),
  );
}

/** What the program would say to a command line; undefined when it would do it. */
async function complaintOf(args: readonly string[]): Promise<string | undefined> {
  try {
    await idleProgram().parseAsync(args, { from: 'user' });
    return undefined;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? undefined : error.message;
    throw error;
  }
}

const STARTS = ['npm run cli --', 'npx countinghouse', 'countinghouse', 'node dist/src/cli/main.js'];

describe('command lines in the documentation', () => {
  const inBlocks = STARTS.flatMap((start) =>
    samplesOf(start).map(({ page, command }) => ({ page, args: wordsOf(command.slice(start.length)) })),
  );
  const inText = pages().flatMap(({ page, text }) =>
    [...text.matchAll(/`(?:npm run cli --|countinghouse) ([a-z][^`]*)`/g)].map((match) => ({
      page,
      args: wordsOf(match[1]!),
    })),
  );

  it('are taken by the program as they stand there', async () => {
    expect(inBlocks.length).toBeGreaterThan(5);
    const wrong = await Promise.all(
      inBlocks.map(async ({ page, args }) => {
        const complaint = await complaintOf(args);
        return complaint === undefined ? [] : [`${page}: ${args.join(' ')}: ${complaint}`];
      }),
    );
    expect(wrong.flat()).toEqual([]);
  });

  it('name commands that exist where they are only mentioned', () => {
    const missing = inText.filter(({ args }) => {
      let command: Command | undefined = createProgram();
      for (const word of args) {
        if (command.commands.length === 0 || word.startsWith('-') || word.startsWith('<')) break;
        command = command.commands.find((sub) => sub.name() === word);
        if (!command) return true;
      }
      return false;
    });
    expect(missing).toEqual([]);
  });

  it('would not be taken with an option that does not exist', async () => {
    expect(await complaintOf(['verify', '--hard'])).toContain('--hard');
    expect(await complaintOf(['balances'])).toContain('--merchant');
  });
});
