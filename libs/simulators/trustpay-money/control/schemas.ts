/** JSON schemas of the bodies under `/_sim/`: a misspelt fault that silently does nothing would prove nothing. */

const text = { type: 'string', minLength: 1, maxLength: 2000 } as const;
const strict = { type: 'object', additionalProperties: false } as const;
const bool = { type: 'boolean' } as const;
const natural = { type: 'integer', minimum: 0 } as const;
const amount = { type: 'string', pattern: '^[0-9]{1,12}(\\.[0-9]{1,2})?$' } as const;
const order = { orderNo: text, url: text } as const;

const fault = (kind: string, properties: Record<string, unknown> = {}, required: string[] = []): unknown => ({
  ...strict,
  required: ['kind', ...required],
  properties: { kind: { const: kind }, ...properties },
});

const FAULT = {
  type: 'object',
  required: ['kind'],
  discriminator: { propertyName: 'kind' },
  oneOf: [
    fault('slow', { ms: natural }, ['ms']),
    fault('silent', { executed: bool }),
    fault('serverError', { status: { type: 'integer', minimum: 500, maximum: 599 }, executed: bool }),
    ...['cut', 'answerLost', 'requestLost', 'garbage', 'otherAmount'].map((kind) => fault(kind)),
    fault('channelsFailed', { text }),
    fault('refuse', { code: natural }, ['code']),
    ...['wrongAmount', 'wrongSignature', 'signedZero', 'reordered', 'noCallback'].map((kind) => fault(kind)),
    fault('rotatedKey', { secret: text }),
    fault('duplicate', { copies: { type: 'integer', minimum: 1, maximum: 100 } }),
    fault('delayed', { ms: natural }, ['ms']),
  ],
} as const;

export const FAULT_RULE = {
  ...strict,
  required: ['fault'],
  properties: {
    fault: FAULT,
    match: { ...strict, properties: { step: text, path: text, orderNo: text, merchantId: text, status: text } },
    times: { type: 'integer', minimum: 1 },
    rate: { type: 'number', minimum: 0, maximum: 1 },
  },
} as const;

export const PAY = { ...strict, properties: { ...order, amount } } as const;
export const DECLINE = { ...strict, properties: { ...order, reason: text } } as const;
export const ORDER = { ...strict, properties: order } as const;
export const DECISION = {
  ...strict,
  required: ['orderNo', 'number', 'decision'],
  properties: { orderNo: text, number: text, decision: { enum: ['done', 'rejected'] }, because: text },
} as const;

const form = ['literal', 'shortest', 'twoDecimals'] as const;
export const QUIRKS = {
  ...strict,
  properties: {
    requestNumbers: { enum: ['any', ...form] },
    callbackNumbers: { enum: form },
    callbackWritten: { enum: ['shortest', 'twoDecimals'] },
    callbackArrays: { enum: ['joined', 'json', 'leftOut'] },
    ...{ lifetimeMs: natural, settleAfterMs: natural, refundAfterMs: { type: 'integer', minimum: -1 } },
    ...{ callbackOnSettle: bool, refundNumbersInQuery: bool, amountsAsTexts: bool, echoCard: bool },
  },
} as const;

export const MERCHANT_CHANGE = {
  ...strict,
  properties: {
    secrets: { type: 'array', items: text, minItems: 1 },
    apiKey: text,
    riskUrl: text,
    available: { type: 'object', additionalProperties: amount },
  },
} as const;

export const CLOCK = { ...strict, required: ['advanceMs'], properties: { advanceMs: natural } } as const;
export const BOOK = {
  ...strict,
  properties: { orderNo: text, limit: { type: 'integer', minimum: 1, maximum: 10_000, default: 100 } },
} as const;
