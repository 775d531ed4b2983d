import { execFileSync } from 'node:child_process';
import { Command } from 'commander';
import { completionScript } from './scripts';
import { placesOf } from './words';

const program = new Command('ledger').option('--json', "a script's document");
const held = program.command('held').description('events that wait');
held.command('list').description('what waits: all of it').option('--limit <number>', 'how many');
held.command('retry').description("now, at its subscriber's pace");
program.command('verify').description('check');

const places = placesOf(program);

function installed(shell: string): boolean {
  try {
    execFileSync(shell, ['-c', 'true']);
    return true;
  } catch {
    return false;
  }
}

describe('completion', () => {
  it('knows what may stand behind each command, read from the program', () => {
    expect(places.map(({ path }) => path)).toEqual(['', 'held', 'held list', 'held retry', 'verify']);
    expect(places[2]?.options.map(({ text }) => text)).toEqual(['--limit', '--json']);
  });

  (installed('bash') ? it : it.skip)('completes in bash, options and arguments passed over', () => {
    const script = completionScript('bash', 'ledger', places);
    const completed = (...words: string[]): string[] => {
      const line = `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}`;
      const run = `${script}\n${line}\n_ledger\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
      return execFileSync('bash', ['-c', run], { encoding: 'utf8' }).trim().split('\n');
    };
    expect(completed('ledger', '')).toEqual(['held', 'verify', '--json']);
    expect(completed('ledger', '--json', 'held', 'r')).toEqual(['retry']);
    expect(completed('ledger', 'held', 'list', 'orders', '--l')).toEqual(['--limit']);
  });

  it.each(['zsh', 'fish'] as const)('writes a script for %s in which no description ends a quote', (shell) => {
    const script = completionScript(shell, 'ledger', places);
    expect(script).toContain('what waits: all of it');
    const text = script.replaceAll(/\\.|'\\''/g, '');
    expect((text.match(/'/g) ?? []).length % 2).toBe(0);
    if (installed(shell)) execFileSync(shell, ['-n'], { input: script });
  });
});
