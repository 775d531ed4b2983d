import type { Command } from 'commander';
import { agreed } from './consent';
import { Unsuccessful } from './output';
import type { Output } from './output';
import { createProgram } from './program';

/** Tests have no terminal: nobody can be asked. */
describe('consent to what changes money or history, or cannot be taken back', () => {
  const said: { data: unknown; lines: readonly string[] }[] = [];
  const output: Output = {
    json: false,
    result: (data, lines) => void said.push({ data, lines }),
    note: (line) => void said.push({ data: undefined, lines: [line] }),
    progress: () => ({ update: () => undefined, end: () => undefined }),
  };
  const plan = { would: 'remove card 1', data: { card: '1' } };
  const answering = (answer: string) => jest.fn(() => Promise.resolve(answer));
  beforeEach(() => void said.splice(0));

  it('is given by --yes, and nobody is asked', async () => {
    const ask = answering('no');
    expect(await agreed(output, { yes: true }, plan, ask)).toBe(true);
    expect(ask).not.toHaveBeenCalled();
    expect(said).toEqual([]);
  });

  it('is not there without it where there is no terminal: the call says so and was not successful', async () => {
    await expect(agreed(output, {}, plan)).rejects.toThrow(Unsuccessful);
    expect(said).toEqual([
      {
        data: { card: '1', done: false, dry_run: false, needs: '--yes' },
        lines: ['Would remove card 1. Nothing was done: there is no terminal to ask on. Add --yes to do it.'],
      },
    ]);
  });

  it('is not asked for in a dry run, which wins over --yes', async () => {
    const ask = answering('yes');
    expect(await agreed(output, { yes: true, dryRun: true }, plan, ask)).toBe(false);
    expect(ask).not.toHaveBeenCalled();
    expect(said).toEqual([{ data: { card: '1', done: false, dry_run: true }, lines: ['Would remove card 1.'] }]);
  });

  it.each(['y', 'yes', ' YES '])('is given on a terminal by %p', async (answer) => {
    const ask = answering(answer);
    expect(await agreed(output, {}, plan, ask)).toBe(true);
    expect(ask).toHaveBeenCalledWith('This will remove card 1. Go on? [y/N] ');
  });

  it.each(['', 'n', 'yesterday'])('is not given on a terminal by %p', async (answer) => {
    await expect(agreed(output, {}, plan, answering(answer))).rejects.toThrow(Unsuccessful);
    expect(said.flatMap(({ lines }) => lines)).toEqual(['Nothing was done.']);
  });
});

/** What changes something and asks nobody: it is taken back by another command, or would happen by itself. */
const WITHOUT_CONSENT: Readonly<Record<string, string>> = {
  start: 'runs the application',
  migrate: 'every other command does it as well',
  'projections pause': 'projections resume',
  'projections resume': 'projections pause',
  'held retry': 'would be tried by itself a little later',
  'reconciliation assign': 'can be assigned again',
  'reconciliation note': 'adds to what is known of a break, and changes nothing',
  'suspense assign': 'can be assigned again',
  'webhooks endpoints add': 'webhooks endpoints remove',
  'webhooks endpoints disable': 'webhooks endpoints enable',
  'webhooks endpoints enable': 'webhooks endpoints disable',
  'webhooks test': 'a message without a meaning',
  'keys create': 'keys revoke',
};

const READS = /(^| )(list|show|due|stuck|periods|search|breaks|summary|operations|accounts|transactions|statement)$/;
const READERS = ['doctor', 'balances compare', 'journal', 'books export', 'explain order', 'explain balance', 'verify'];
const OTHER_READERS = ['completion', 'reconciliation bank-accounts'];

it('every command that changes something asks for consent, or is known to need none', () => {
  const leaves = (command: Command, path: readonly string[] = []): (readonly [string, Command])[] =>
    command.commands.length === 0
      ? [[path.join(' '), command]]
      : command.commands.flatMap((sub) => leaves(sub, [...path, sub.name()]));
  const asks = (command: Command): boolean => command.options.some(({ long }) => long === '--yes');
  const all = leaves(createProgram());
  const free = all.filter(([, command]) => !asks(command)).map(([path]) => path);
  const reads = (path: string): boolean => READS.test(path) || [...READERS, ...OTHER_READERS].includes(path);
  expect(free.filter((path) => !reads(path)).sort()).toEqual(Object.keys(WITHOUT_CONSENT).sort());
  expect(all.filter(([path, command]) => asks(command) && reads(path))).toEqual([]);
});
