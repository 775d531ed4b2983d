/** Languages of the pages (fact sheet 8.3). */
export const WIRE_LANGUAGES: ReadonlySet<string> = new Set(['en', 'sk', 'cs']);
export const CARD_LANGUAGES: ReadonlySet<string> = new Set(
  'en sk cs bg hr da nl et fi fr de el hu it ja lv lt nb pl pt ro ru sl es sv uk'.split(' '),
);

/** `sk` for `sk-SK`; undefined, which lets the provider choose, for a language that it does not have. */
export function localization(language: string | undefined, known: ReadonlySet<string>): string | undefined {
  const primary = language?.toLowerCase().split(/[-_]/)[0];
  return primary !== undefined && known.has(primary) ? primary : undefined;
}
