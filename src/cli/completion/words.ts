import type { Command } from 'commander';

export interface Word {
  readonly text: string;
  readonly description: string;
}

/** What may stand behind a command, by the words that lead to it: `''` for the program itself, `held list`, … */
export interface Place {
  readonly path: string;
  readonly commands: readonly Word[];
  readonly options: readonly Word[];
}

/** Every place of the command line, read from the program itself. */
export function placesOf(program: Command): readonly Place[] {
  const shared = optionsOf(program);
  const places = (command: Command, path: readonly string[]): Place[] => [
    {
      path: path.join(' '),
      commands: command.commands.map((sub) => ({ text: sub.name(), description: sub.description() })),
      options: command === program ? shared : [...optionsOf(command), ...shared],
    },
    ...command.commands.flatMap((sub) => places(sub, [...path, sub.name()])),
  ];
  return places(program, []);
}

const optionsOf = (command: Command): readonly Word[] =>
  command.options.flatMap(({ long, description }) => (long ? [{ text: long, description }] : []));
