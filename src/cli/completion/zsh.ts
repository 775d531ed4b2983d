/* eslint-disable no-template-curly-in-string -- shells have the same notation for their own variables */
import { chooserPatterns, placePatterns, quoted, valueOptions } from './posix';
import type { Place, Word } from './words';

/** Zsh shows the description of each candidate; where there is none for a place, it offers files. */
export function zsh(name: string, places: readonly Place[]): string {
  const entry = ({ text, description }: Word): string =>
    quoted(`${text.replaceAll(':', '\\:')}:${description.replaceAll(/\s+/g, ' ')}`);
  const cases = places.map(
    ({ path, words, options }) => `    ${quoted(path)}) entries=(${[...words, ...options].map(entry).join(' ')}) ;;`,
  );
  const choices = chooserPatterns(places).map(
    ({ pattern, choices: values }) => `    ${pattern}) entries=(${values.map(quoted).join(' ')}) ;;`,
  );
  return [
    `#compdef ${name}`,
    `# zsh completion of ${name}: put it as _${name} into a folder of $fpath, or source it behind compinit`,
    `_${name}() {`,
    `  local place='' before='' word`,
    '  local -a entries',
    '  for word in "${(@)words[2,CURRENT-1]}"; do',
    `    case "$before" in ${valueOptions(places)}) before='' ; continue ;; esac`,
    '    before="$word"',
    `    case "\${place:+$place }$word" in ${placePatterns(places)}) place="\${place:+$place }$word" ;; esac`,
    '  done',
    `  compset -P '--*=' && before="\${IPREFIX%=}"`,
    '  case "$before" in',
    `    ${valueOptions(places)}) place="$place $before" ;;`,
    '  esac',
    '  case "$place" in',
    ...cases,
    ...choices,
    '  esac',
    `  _describe ${quoted(name)} entries || _files`,
    '}',
    // As a file of $fpath this text is the function itself, and has to complete the first time, too.
    `if [ "$funcstack[1]" = ${quoted(`_${name}`)} ]; then _${name}; else compdef _${name} ${name}; fi`,
  ].join('\n');
}
