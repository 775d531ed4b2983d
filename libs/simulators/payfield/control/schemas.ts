/** JSON schemas of the bodies under `/_sim/`: a misspelt fault that silently does nothing would prove nothing. */

const text = { type: 'string', minLength: 1, maxLength: 2000 } as const;
const strict = { type: 'object', additionalProperties: false } as const;
const bool = { type: 'boolean' } as const;
const natural = { type: 'integer', minimum: 0 } as const;
const amount = { type: 'string', pattern: '^\\d{1,15}(\\.\\d{1,18})?$' } as const;
const texts = { type: 'array', items: text } as const;
const type = { enum: ['payin', 'payout'] } as const;

const fault = (kind: string, properties: Record<string, unknown> = {}, required: string[] = []): unknown => ({
  ...strict,
  required: ['kind', ...required],
  properties: { kind: { const: kind }, ...properties },
});

const ANSWER_FIELDS = ['amount', 'currency', 'external_id', 'merchant_user_id', 'shop_code', 'status', 'card_number'];

const FAULT = {
  type: 'object',
  required: ['kind'],
  discriminator: { propertyName: 'kind' },
  oneOf: [
    fault('slow', { ms: natural }, ['ms']),
    fault('silent', { executed: bool }),
    fault('serverError', { status: { type: 'integer', minimum: 500, maximum: 599 }, executed: bool }),
    ...['cut', 'answerLost', 'requestLost', 'garbage'].map((kind) => fault(kind)),
    fault('differentAnswer', { field: { enum: ANSWER_FIELDS }, value: text }, ['field', 'value']),
    fault('wrongAmount', { amount }),
    fault('wrongSignature'),
    fault('staleTimestamp', { ms: natural }),
    fault('duplicate', { copies: { type: 'integer', minimum: 1, maximum: 100 } }),
    fault('delayed', { ms: natural }, ['ms']),
    ...['reordered', 'noCallback'].map((kind) => fault(kind)),
  ],
} as const;

export const FAULT_RULE = {
  ...strict,
  required: ['fault'],
  properties: {
    fault: FAULT,
    match: { ...strict, properties: { step: text, type, externalId: text, shop: text, status: text } },
    times: { type: 'integer', minimum: 1 },
    rate: { type: 'number', minimum: 0, maximum: 1 },
  },
} as const;

const which = { externalId: text, type, shop: text } as const;

export const PAY = { ...strict, required: ['externalId'], properties: { ...which, amount } } as const;
export const END = {
  ...strict,
  required: ['externalId', 'status'],
  properties: { ...which, status: { enum: ['failed', 'canceled', 'expired', 'refunded'] } },
} as const;
export const WHICH = { ...strict, required: ['externalId'], properties: which } as const;

export const QUIRKS = {
  ...strict,
  properties: { generation: { enum: ['A', 'B'] }, lateSuccess: bool, otherAmounts: bool },
} as const;

export const MERCHANT_CHANGE = {
  ...strict,
  required: ['apiKey'],
  properties: {
    apiKey: text,
    active: bool,
    secrets: { ...texts, minItems: 1 },
    defaultShop: text,
    defaultCallbackUrl: text,
  },
} as const;

export const SHOP_CHANGE = {
  ...strict,
  properties: {
    active: bool,
    output: { enum: ['page', 'link', 'upi', 'qr'] },
    ...{ payinData: texts, payoutData: texts },
    ...{ minimum: amount, maximum: amount, available: amount, frozen: amount, credit: amount },
  },
} as const;

export const CLOCK = { ...strict, required: ['advanceMs'], properties: { advanceMs: natural } } as const;

export const BOOK = {
  ...strict,
  properties: {
    externalId: text,
    type,
    shop: text,
    limit: { type: 'integer', minimum: 1, maximum: 10_000, default: 100 },
  },
} as const;
