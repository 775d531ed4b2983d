import type { OptionWord, Place, Word } from './words';

/** Fish asks a condition for each candidate: whether the words before the cursor make up its place. */
export function fish(name: string, places: readonly Place[]): string {
  const paths = places.flatMap(({ path }) => (path === '' ? [] : [quoted(path)]));
  const valued = places.flatMap(({ options }) => options.flatMap((one) => (one.takesValue ? [quoted(one.text)] : [])));
  return [
    `# fish completion of ${name}: put it into ~/.config/fish/completions/${name}.fish`,
    `function __${name}_at`,
    `  set -l place ''`,
    `  set -l before ''`,
    '  for word in (commandline -opc)[2..-1]',
    `    if contains -- "$before" ${[...new Set(valued)].join(' ')}`,
    `      set before ''`,
    '      continue',
    '    end',
    '    set before $word',
    '    set -l next (string trim -- "$place $word")',
    `    contains -- "$next" ${paths.join(' ')}; and set place "$next"`,
    '  end',
    '  test "$place" = "$argv[1]"',
    'end',
    ...places.flatMap((place) => candidatesAt(name, place)),
  ].join('\n');
}

function candidatesAt(name: string, { path, words, options }: Place): string[] {
  const at = `complete -c ${name} -n ${quoted(`__${name}_at ${quoted(path)}`)}`;
  return [
    ...words.map(({ text, description }: Word) => `${at} -f -a ${quoted(text)} -d ${quoted(description)}`),
    ...options.map((one) => `${at} -l ${one.text.slice(2)}${valueOf(one)} -d ${quoted(one.description)}`),
  ];
}

function valueOf({ takesValue, choices }: OptionWord): string {
  if (!takesValue) return '';
  return choices.length > 0 ? ` -x -a ${quoted(choices.join(' '))}` : ' -r';
}

/** Fish knows a backslash within single quotes. */
const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
