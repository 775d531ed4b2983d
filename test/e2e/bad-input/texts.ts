/** Texts that look like others, hide what they are, or cannot be stored. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  'a NUL': 'a\u0000b',
  'a line feed': 'a\nb',
  'an escape sequence': 'a\u001b[31mb',
  'a lone surrogate': 'a\ud800b',
  'a bidirectional override': 'a\u202eb',
  'a bidirectional isolate': 'a\u2066b',
  'a zero-width space': 'a\u200bb',
  'a zero-width joiner': 'a\u200db',
  'a word joiner': 'a\u2060b',
  'a byte order mark': 'a\ufeffb',
  'an unassigned code point': 'a\u0378b',
  'a code point that is no character': 'a\uffffb',
};
