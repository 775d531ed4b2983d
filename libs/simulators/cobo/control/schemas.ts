/** JSON schemas of the bodies under `/_sim/`: a misspelt fault that silently does nothing would prove nothing. */

const text = { type: 'string', minLength: 1, maxLength: 500 } as const;
const strict = { type: 'object', additionalProperties: false } as const;
const bool = { type: 'boolean' } as const;
const natural = { type: 'integer', minimum: 0 } as const;
const amount = { type: 'string', pattern: '^\\d{1,15}(\\.\\d{1,18})?$' } as const;

const fault = (kind: string, properties: Record<string, unknown> = {}, required: string[] = []): unknown => ({
  ...strict,
  required: ['kind', ...required],
  properties: { kind: { const: kind }, ...properties },
});

const PLAIN = [
  ...['cut', 'answerLost', 'requestLost', 'garbage'],
  ...['wrongSignature', 'tamperedBody', 'reordered', 'noNotification'],
  ...['tooMany', 'unsignedAnswer', 'wrongAnswerSignature', 'wrongAmount', 'wrongReference'],
  ...['transferFails', 'feeStationEmpty'],
];

const FAULT = {
  type: 'object',
  required: ['kind'],
  discriminator: { propertyName: 'kind' },
  oneOf: [
    fault('slow', { ms: natural }, ['ms']),
    fault('silent', { executed: bool }),
    fault('serverError', { status: { type: 'integer', minimum: 500, maximum: 599 }, executed: bool }),
    fault('duplicate', { copies: { type: 'integer', minimum: 1, maximum: 100 } }),
    fault('delayed', { ms: natural }, ['ms']),
    ...PLAIN.map((kind) => fault(kind)),
  ],
} as const;

export const FAULT_RULE = {
  ...strict,
  required: ['fault'],
  properties: {
    fault: FAULT,
    match: { ...strict, properties: { step: text, operation: text, reference: text, key: text } },
    times: { type: 'integer', minimum: 1 },
    rate: { type: 'number', minimum: 0, maximum: 1 },
  },
} as const;

export const PAY = {
  ...strict,
  required: ['order'],
  properties: {
    ...{ order: text, amount, token: text, from: text, hash: text },
    state: { enum: ['Confirming', 'PendingScreening', 'Completed', 'Rejected'] },
  },
} as const;

export const DEPOSIT = {
  ...strict,
  required: ['txId', 'state'],
  properties: { txId: text, state: { enum: ['PendingScreening', 'Completed', 'Rejected'] } },
} as const;

export const EXPIRE = { ...strict, required: ['order'], properties: { order: text } } as const;

export const REFUND = {
  ...strict,
  required: ['refund', 'decision'],
  properties: {
    refund: text,
    decision: { enum: ['next', 'Completed', 'PartiallyCompleted', 'Failed'] },
    reason: text,
  },
} as const;

export const PAYOUT = {
  ...strict,
  required: ['payout', 'decision'],
  properties: {
    payout: text,
    kind: { enum: ['payout', 'settlement'], default: 'payout' },
    decision: { enum: ['next', 'Failed', 'RejectedByBank'] },
    reason: text,
  },
} as const;

export const RATE = { ...strict, required: ['token', 'rate'], properties: { token: text, rate: amount } } as const;

export const FUND = {
  ...strict,
  required: ['account', 'token', 'amount'],
  properties: { account: text, token: text, amount: { anyOf: [amount, { const: 'drain' }] } },
} as const;

export const QUIRKS = {
  ...strict,
  properties: {
    payableRounding: { enum: ['half-up', 'floor'] },
    feeShareOf: { enum: ['payable', 'price'] },
    ...{ countUntilExpiry: bool, zeroFee: bool, rateAlways: bool, signAnswers: bool },
    nonceWindowMs: natural,
  },
} as const;

export const CLOCK = { ...strict, required: ['advanceMs'], properties: { advanceMs: natural } } as const;

export const BOOK = {
  ...strict,
  properties: { order: text, limit: { type: 'integer', minimum: 1, maximum: 10_000, default: 100 } },
} as const;
