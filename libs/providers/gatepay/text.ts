/** Single spaces, no control characters, composed letters, at most `max` UTF-16 units, no half letter at the end. */
export function tidy(text: string | undefined, max: number): string | undefined {
  const clean = (text ?? '')
    .normalize('NFC')
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim();
  if (clean.length <= max) return clean || undefined;
  return (
    clean
      .slice(0, max)
      .toWellFormed()
      .replace(/\uFFFD$/, '')
      .trimEnd() || undefined
  );
}
