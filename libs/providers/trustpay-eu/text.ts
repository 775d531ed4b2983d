/**
 * Single spaces, no control characters, composed letters (NFC: one code point per letter), at most `max` code points.
 */
export function tidy(text: string | undefined, max: number): string | undefined {
  const clean = (text ?? '')
    .normalize('NFC')
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim();
  if (clean.length <= max) return clean || undefined;
  const points = [...clean];
  return (points.length > max ? points.slice(0, max).join('').trimEnd() : clean) || undefined;
}

/** Letters, digits and spaces of any language; everything else becomes a space. */
export const wordsOnly = (text: string | undefined, max: number): string | undefined =>
  tidy(text?.normalize('NFC').replace(/[^\p{L}\p{N}\p{M}]+/gu, ' '), max);
