import type { Command } from 'commander';

export interface Word {
  readonly text: string;
  readonly description: string;
}

export interface OptionWord extends Word {
  readonly takesValue: boolean;
  /** Every value there is; empty where any text will do. */
  readonly choices: readonly string[];
}

/** What may stand behind a command, by the words that lead to it: `''` for the program itself, `held list`, … */
export interface Place {
  readonly path: string;
  /** Sub-commands, and every value of an argument that has few. */
  readonly words: readonly Word[];
  readonly options: readonly OptionWord[];
}

/** Every place of the command line, read from the program itself. */
export function placesOf(program: Command): readonly Place[] {
  const shared = optionsOf(program);
  const places = (command: Command, path: readonly string[]): Place[] => [
    {
      path: path.join(' '),
      words: [
        ...command.commands.map((sub) => ({ text: sub.name(), description: sub.description() })),
        ...command.registeredArguments.flatMap(({ argChoices = [], description }) =>
          argChoices.map((text) => ({ text, description })),
        ),
      ],
      options: command === program ? shared : [...optionsOf(command), ...shared],
    },
    ...command.commands.flatMap((sub) => places(sub, [...path, sub.name()])),
  ];
  return places(program, []);
}

const optionsOf = (command: Command): readonly OptionWord[] =>
  command.options.flatMap(({ long, description, required, optional, argChoices = [] }) =>
    long ? [{ text: long, description, takesValue: required || optional, choices: argChoices }] : [],
  );
