/* eslint-disable no-template-curly-in-string -- shells have the same notation for their own variables */
import { chooserPatterns, placePatterns, quoted, valueOptions } from './posix';
import type { Place } from './words';

/** What bash calls for a command is told the words so far, and gives the candidates back in COMPREPLY. */
export function bash(name: string, places: readonly Place[]): string {
  const cases = places.map(({ path, words, options }) => {
    const texts = [...words, ...options].map(({ text }) => text);
    return `    ${quoted(path)}) words=${quoted(texts.join(' '))} ;;`;
  });
  const choices = chooserPatterns(places).map(
    ({ pattern, choices: values }) => `    ${pattern}) words=${quoted(values.join(' '))} ;;`,
  );
  return [
    `# bash completion of ${name}: source it in ~/.bashrc`,
    `_${name}() {`,
    `  local place='' before='' word words=''`,
    '  local current="${COMP_WORDS[COMP_CWORD]}"',
    // Bash makes three words of --option=value.
    `  [[ "$current" == '=' ]] && current=''`,
    '  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
    `    [[ "$word" == '=' ]] && continue`,
    `    case "$before" in ${valueOptions(places)}) before='' ; continue ;; esac`,
    '    before="$word"',
    `    case "\${place:+$place }$word" in ${placePatterns(places)}) place="\${place:+$place }$word" ;; esac`,
    '  done',
    '  case "$before" in',
    `    ${valueOptions(places)}) place="$place $before" ;;`,
    '  esac',
    '  case "$place" in',
    ...cases,
    ...choices,
    '  esac',
    '  COMPREPLY=($(compgen -W "$words" -- "$current"))',
    '}',
    `complete -o default -F _${name} ${name}`,
  ].join('\n');
}
