import type { ApiResponseOptions } from '@nestjs/swagger';

type Headers = NonNullable<ApiResponseOptions['headers']>;

const text = (description: string, example: string) => ({ description, schema: { type: 'string' as const, example } });

const POSITION = {
  'Ledger-Position': text(
    'Position that the answer reflects; send it as Ledger-Min-Position to read your own write',
    '1234',
  ),
};

export const ON_READ_MODELS: Headers = POSITION;
export const ON_RESOURCES: Headers = { ...POSITION, ETag: text('Revision of the resource, for If-Match', '"3"') };
export const ON_ANSWERS: Headers = {
  ...ON_RESOURCES,
  'Idempotency-Replayed': text('`true` when this is the first answer again', 'true'),
};

export const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  required: true,
  description: 'The same key with the same body happens once, for as long as the resource lives',
  schema: { type: 'string' as const, minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
  example: '4c1f0a8e-5d0e-4a52-9a53-2f6f7c0a1c1d',
};

export const IF_MATCH = {
  name: 'If-Match',
  required: false,
  description: 'ETag of the revision that you saw, or *',
  schema: { type: 'string' as const, pattern: '^(\\*|(W/)?"[0-9]{1,9}")$' },
  example: '"3"',
};

export const MIN_POSITION = {
  name: 'Ledger-Min-Position',
  required: false,
  description: 'Wait until the read model has seen this position (the Ledger-Position of a command)',
  schema: { type: 'string' as const, pattern: '^[0-9]{1,20}$' },
  example: '1',
};
