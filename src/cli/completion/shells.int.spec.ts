import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Argument, Command, Option } from 'commander';
import { waitFor } from '../../../test/support/wait-for';
import { createProgram } from '../program';
import { completionScript } from './scripts';
import type { Shell } from './scripts';
import { placesOf } from './words';

const program = new Command('ledger').option('--json', "a script's document");
const held = program.command('held').description("events that wait: all of a person's");
held
  .command('list')
  .description('what waits')
  .option('--merchant <id>', 'whose')
  .addOption(new Option('--status <status>', 'in this status').choices(['open', 'closed']));
held.command('retry').description("now, at its subscriber's pace");
program.command('decide').addArgument(new Argument('<decision>', 'what').choices(['charge', 'waive']));
program.command('verify').description('check $everything `twice` "well"');

/** What is typed before the tabulator key, and what stands there afterwards. */
const COMPLETED: readonly (readonly [string, string, string])[] = [
  ['a command', 'ledger ver', 'ledger verify'],
  ['a sub-command', 'ledger --json held ret', 'ledger --json held retry'],
  ['an option', 'ledger held list --mer', 'ledger held list --merchant'],
  ['an option of every command', 'ledger held retry --js', 'ledger held retry --json'],
  ['a value of an option', 'ledger held list --status cl', 'ledger held list --status closed'],
  ['a value behind an equals sign', 'ledger held list --status=op', 'ledger held list --status=open'],
  [
    'behind a value that is called like a command',
    'ledger held --merchant list ret',
    'ledger held --merchant list retry',
  ],
  ['an argument with few values', 'ledger decide wa', 'ledger decide waive'],
];

const isThere = (name: string): boolean => spawnSync(name, ['--version']).status === 0;

/** A suite where the programs are found; elsewhere a skipped one that says what is missing. */
function whereFound(names: readonly string[], title: string, suite: () => void): void {
  const missing = names.filter((name) => !isThere(name));
  if (missing.length === 0) describe(title, suite);
  else describe.skip(`${title} (no ${missing.join(', no ')} here)`, suite);
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'completion-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function scriptFile(shell: Shell, of: Command): string {
  const file = join(folder, `_${of.name()}`);
  writeFileSync(file, completionScript(shell, of.name(), placesOf(of)));
  return file;
}

/** A shell on a terminal of its own: `script` gives it one. The completed line is run, and tells its words. */
async function typed(shell: string, settings: readonly string[], line: string): Promise<string> {
  const terminal = spawn('script', ['-qfc', shell, '/dev/null'], { env: { ...process.env, TERM: 'dumb', PS1: '' } });
  let said = '';
  terminal.stdout.on('data', (data: Buffer) => (said += data.toString()));
  try {
    // Written apart, so that what the terminal echoes is not taken for the answer.
    terminal.stdin.write([...settings, 'PS1="rea""dy> "', ''].join('\n'));
    await waitFor(() => said.includes('ready> '), { timeoutMs: 30_000, describe: `${shell} to be ready` });
    terminal.stdin.write(`${line}\t\n`);
    const told = await waitFor(() => /<<(.*)>>/.exec(said), { timeoutMs: 30_000, describe: `${shell}: ${said}` });
    return told[1]!;
  } finally {
    terminal.stdin.end('exit\n');
    terminal.kill();
  }
}

/** Says its words in the place of the program. */
const echo = (name: string): string => `${name}() { echo "<""<${name} $*>"">"; }`;

whereFound(['bash', 'script'], 'completion in bash', () => {
  const inBash = (of: Command, line: string): Promise<string> =>
    typed('bash --norc --noprofile -i', [echo(of.name()), `source ${scriptFile('bash', of)}`], line);

  it.each(COMPLETED)('completes %s', async (_, line, completed) => {
    expect(await inBash(program, line)).toBe(completed);
  });

  it('completes the program itself', async () => {
    expect(await inBash(createProgram(), 'countinghouse projections reb')).toBe('countinghouse projections rebuild');
  });
});

whereFound(['zsh', 'script'], 'completion in zsh', () => {
  const begin = ['unsetopt zle_bracketed_paste 2>/dev/null; unset zle_bracketed_paste', 'autoload -U compinit'];
  const inZsh = (of: Command, line: string): Promise<string> => {
    const file = scriptFile('zsh', of);
    return typed('zsh -f -i', [...begin, 'compinit -u -D', echo(of.name()), `source ${file}`], line);
  };

  it.each(COMPLETED)('completes %s', async (_, line, completed) => {
    expect(await inZsh(program, line)).toBe(completed);
  });

  it('completes the first time, too, where the script stands in a folder of $fpath', async () => {
    scriptFile('zsh', program);
    const settings = [`fpath=(${folder} $fpath)`, ...begin, 'compinit -u -D', echo('ledger')];
    expect(await typed('zsh -f -i', settings, 'ledger ver')).toBe('ledger verify');
  });

  it('completes the program itself', async () => {
    expect(await inZsh(createProgram(), 'countinghouse projections reb')).toBe('countinghouse projections rebuild');
  });
});

whereFound(['fish'], 'completion in fish', () => {
  /** Fish completes a line without a terminal: it answers the last word, and behind a tabulator its description. */
  const inFish = (of: Command, line: string): string[] => {
    const commands = `source ${scriptFile('fish', of)}; complete -C '${line}'`;
    const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
    const answer = execFileSync('fish', ['--no-config', '-c', commands], { encoding: 'utf8', env });
    return answer.trim().split('\n');
  };

  it.each(COMPLETED)('completes %s', (_, line, completed) => {
    const words = inFish(program, line).map((one) => one.split('\t')[0]);
    expect(words).toEqual([completed.split(' ').at(-1)]);
  });

  it('tells what each word means', () => {
    expect(inFish(program, 'ledger hel')).toEqual(["held\tevents that wait: all of a person's"]);
    expect(inFish(program, 'ledger veri')).toEqual(['verify\tcheck $everything `twice` "well"']);
  });

  it('completes the program itself', () => {
    expect(inFish(createProgram(), 'countinghouse projections reb')[0]).toMatch(/^rebuild\t/);
  });
});
