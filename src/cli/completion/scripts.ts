/* eslint-disable no-template-curly-in-string -- shells have the same notation for their own variables */
import type { Place, Word } from './words';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** A script that completes commands and options of `name` in a shell. */
export const completionScript = (shell: Shell, name: string, places: readonly Place[]): string =>
  SCRIPTS[shell](name, places);

const SCRIPTS: Readonly<Record<Shell, (name: string, places: readonly Place[]) => string>> = { bash, zsh, fish };

/** For the shell's single quotes. Descriptions come from our own program; a quote in one must not end the text. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const allOf = ({ commands, options }: Place): readonly Word[] => [...commands, ...options];

/** The words before the cursor that are commands make up the place; options and arguments are passed over. */
const patterns = (places: readonly Place[]): string =>
  places.flatMap(({ path }) => (path === '' ? [] : [quoted(path)])).join('|');

function bash(name: string, places: readonly Place[]): string {
  const cases = places.map(
    (place) =>
      `    ${quoted(place.path)}) words=${quoted(
        allOf(place)
          .map(({ text }) => text)
          .join(' '),
      )} ;;`,
  );
  return [
    `# bash completion of ${name}: source it in ~/.bashrc`,
    `_${name}() {`,
    `  local place='' word words=''`,
    '  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
    `    case "\${place:+$place }$word" in ${patterns(places)}) place="\${place:+$place }$word" ;; esac`,
    '  done',
    '  case "$place" in',
    ...cases,
    '  esac',
    '  COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))',
    '}',
    `complete -o default -F _${name} ${name}`,
  ].join('\n');
}

function zsh(name: string, places: readonly Place[]): string {
  const entry = ({ text, description }: Word): string => quoted(`${text.replaceAll(':', '\\:')}:${description}`);
  const cases = places.map((place) => `    ${quoted(place.path)}) entries=(${allOf(place).map(entry).join(' ')}) ;;`);
  return [
    `#compdef ${name}`,
    `# zsh completion of ${name}: put it as _${name} into a folder of $fpath`,
    `_${name}() {`,
    `  local place='' word`,
    '  local -a entries',
    '  for word in "${(@)words[2,CURRENT-1]}"; do',
    `    case "\${place:+$place }$word" in ${patterns(places)}) place="\${place:+$place }$word" ;; esac`,
    '  done',
    '  case "$place" in',
    ...cases,
    '  esac',
    `  _describe ${quoted(name)} entries || _files`,
    '}',
    `compdef _${name} ${name}`,
  ].join('\n');
}

function fish(name: string, places: readonly Place[]): string {
  const lines = places.flatMap((place) =>
    allOf(place).map(({ text, description }) => {
      const word = text.startsWith('--') ? `-l ${text.slice(2)}` : `-f -a ${text}`;
      return `complete -c ${name} -n ${quoted(`__${name}_at ${quotedForFish(place.path)}`)} ${word} -d ${fishText(description)}`;
    }),
  );
  const paths = places.flatMap(({ path }) => (path === '' ? [] : [quotedForFish(path)]));
  return [
    `# fish completion of ${name}: put it into ~/.config/fish/completions/${name}.fish`,
    `function __${name}_at`,
    `  set -l place ''`,
    '  for word in (commandline -opc)[2..-1]',
    `    set -l next (string trim -- "$place $word")`,
    `    contains -- "$next" ${paths.join(' ')}; and set place "$next"`,
    '  end',
    '  test "$place" = "$argv[1]"',
    'end',
    ...lines,
  ].join('\n');
}

const quotedForFish = (text: string): string => `"${text}"`;

/** Fish knows a backslash within single quotes. */
const fishText = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
