import { Argument, Command, Option } from 'commander';
import { createProgram } from '../program';
import { SHELLS, completionScript } from './scripts';
import { placesOf } from './words';

describe('completion', () => {
  it('knows what may stand behind each command, read from the program', () => {
    const program = new Command('ledger').option('--json', "a script's document");
    const held = program.command('held').description('events that wait');
    held
      .command('list')
      .option('--limit <number>', 'how many')
      .addOption(new Option('--status <status>', 'in this status').choices(['open', 'closed']));
    held.command('decide').addArgument(new Argument('<decision>', 'what').choices(['charge', 'waive']));

    const places = placesOf(program);
    expect(places.map(({ path }) => path)).toEqual(['', 'held', 'held list', 'held decide']);
    expect(places[0]).toMatchObject({
      words: [{ text: 'held', description: 'events that wait' }],
      options: [{ text: '--json', takesValue: false, choices: [] }],
    });
    expect(places[2]!.options).toMatchObject([
      { text: '--limit', takesValue: true, choices: [] },
      { text: '--status', takesValue: true, choices: ['open', 'closed'] },
      { text: '--json' },
    ]);
    expect(places[3]!.words.map(({ text }) => text)).toEqual(['charge', 'waive']);
  });

  // The scripts know from its name alone whether an option takes a value.
  it('has no option that takes a value in one command and none in another', () => {
    const options = placesOf(createProgram()).flatMap((place) => place.options);
    const names = (takesValue: boolean) =>
      options.filter((one) => one.takesValue === takesValue).map(({ text }) => text);
    const flags = new Set(names(false));
    expect(names(true).filter((name) => flags.has(name))).toEqual([]);
  });

  it.each(SHELLS)('has a script for %s that names every command and option of the program', (shell) => {
    const places = placesOf(createProgram());
    const script = completionScript(shell, 'countinghouse', places);
    const names = places.flatMap(({ path, options }) => [path, ...options.map(({ text }) => text.slice(2))]);
    expect(names.filter((name) => !script.includes(name))).toEqual([]);
  });
});
