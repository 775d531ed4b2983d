/** Letters that have no accent to take off. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ł: 'l',
  Ł: 'L',
  þ: 'th',
  Þ: 'Th',
  '&': '+',
  _: '-',
  '’': "'",
};

/**
 * A text in the letters that banks carry (EPC217-08): accents are taken off, what has no such form becomes a point,
 * blanks are single. What is too long for `max` is cut. For names and descriptions only: a reference that was changed
 * is another reference.
 */
export const toBankText = (text: string, max: number): string =>
  text
    .replace(/[^A-Za-z0-9]/gu, (character) => LETTERS[character] ?? character)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\p{Z}\p{C}]+/gu, ' ')
    .replace(/[^A-Za-z0-9/\-?:().,'+ ]/gu, '.')
    .trim()
    .slice(0, max)
    .trimEnd();
