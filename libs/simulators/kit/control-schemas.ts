/** JSON schemas of the bodies under `/_sim/`: a misspelt fault that silently does nothing would prove nothing. */

export const text = { type: 'string', minLength: 1, maxLength: 2000 } as const;
export const texts = { type: 'array', items: text } as const;
export const strict = { type: 'object', additionalProperties: false } as const;
export const bool = { type: 'boolean' } as const;
export const natural = { type: 'integer', minimum: 0 } as const;
/** How much of a book is shown. */
export const limit = { type: 'integer', minimum: 1, maximum: 10_000, default: 100 } as const;

export const CLOCK = { ...strict, required: ['advanceMs'], properties: { advanceMs: natural } } as const;

/** A fault with what it needs beside its kind. */
export const fault = (kind: string, properties: Record<string, unknown> = {}, required: string[] = []): object => ({
  ...strict,
  required: ['kind', ...required],
  properties: { kind: { const: kind }, ...properties },
});

/** Faults that need nothing beside their kind. */
export const faults = (...kinds: string[]): object[] => kinds.map((kind) => fault(kind));

/** What can happen to the answer of every provider, and to the messages that it sends. */
const OF_EVERY_PROVIDER = [
  fault('slow', { ms: natural }, ['ms']),
  fault('silent', { executed: bool }),
  fault('serverError', { status: { type: 'integer', minimum: 500, maximum: 599 }, executed: bool }),
  ...faults('cut', 'answerLost', 'requestLost', 'garbage'),
  fault('wrongSignature'),
  fault('duplicate', { copies: { type: 'integer', minimum: 1, maximum: 100 } }),
  fault('delayed', { ms: natural }, ['ms']),
  fault('reordered'),
];

/**
 * `own`: the provider's own faults; `match`: the fields that a fault can be aimed at, with any text or, in `chosen`, a
 * schema of their own.
 */
export const faultRule = (
  own: readonly object[],
  match: readonly string[],
  chosen: Readonly<Record<string, object>> = {},
): object => ({
  ...strict,
  required: ['fault'],
  properties: {
    fault: {
      type: 'object',
      required: ['kind'],
      discriminator: { propertyName: 'kind' },
      oneOf: [...OF_EVERY_PROVIDER, ...own],
    },
    match: { ...strict, properties: { ...Object.fromEntries(match.map((name) => [name, text])), ...chosen } },
    times: { type: 'integer', minimum: 1 },
    rate: { type: 'number', minimum: 0, maximum: 1 },
  },
});
