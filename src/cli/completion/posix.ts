import type { Place } from './words';

/** For the single quotes of bash and zsh. A quote in a description of ours must not end the text. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** The commands before the cursor make up the place; options, their values and arguments are passed over. */
export const placePatterns = (places: readonly Place[]): string =>
  places.flatMap(({ path }) => (path === '' ? [] : [quoted(path)])).join('|');

/** Options behind which a value follows. An option of one name takes a value in every command, or in none. */
export function valueOptions(places: readonly Place[]): string {
  const names = places.flatMap(({ options }) => options.flatMap((one) => (one.takesValue ? [one.text] : [])));
  return [...new Set(names)].map(quoted).join('|');
}

export interface Chooser {
  /** Place and option, as the script puts them together. */
  readonly pattern: string;
  readonly choices: readonly string[];
}

export const chooserPatterns = (places: readonly Place[]): readonly Chooser[] =>
  places.flatMap(({ path, options }) =>
    options.flatMap(({ text, choices }) =>
      choices.length > 0 ? [{ pattern: quoted(`${path} ${text}`), choices }] : [],
    ),
  );
