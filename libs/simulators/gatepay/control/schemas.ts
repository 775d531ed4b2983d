/** JSON schemas of the bodies under `/_sim/`: a misspelt fault that silently does nothing would prove nothing. */

const text = { type: 'string', minLength: 1, maxLength: 200 } as const;
const strict = { type: 'object', additionalProperties: false } as const;
const bool = { type: 'boolean' } as const;
const natural = { type: 'integer', minimum: 0 } as const;
const amount = { type: 'string', pattern: '^\\d{1,15}(\\.\\d{1,18})?$' } as const;

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
    ...['cut', 'answerLost', 'requestLost', 'garbage'].map((kind) => fault(kind)),
    fault('systemError', { executed: bool }),
    fault('businessError', { code: { type: 'integer', minimum: 300000, maximum: 599999 } }, ['code']),
    ...['wrongAmount', 'wrongChain', 'wrongReference', 'wrongSignature'].map((kind) => fault(kind)),
    fault('rotatedKey', { secret: text }),
    fault('staleTimestamp', { ms: natural }),
    fault('duplicate', { copies: { type: 'integer', minimum: 1, maximum: 100 } }),
    fault('delayed', { ms: natural }, ['ms']),
    ...['reordered', 'noNotification'].map((kind) => fault(kind)),
  ],
} as const;

const MATCH = {
  ...strict,
  properties: { step: text, reference: text, merchantTradeNo: text, prepayId: text, bizType: text, bizStatus: text },
} as const;

export const FAULT_RULE = {
  ...strict,
  required: ['fault'],
  properties: {
    fault: FAULT,
    match: MATCH,
    times: { type: 'integer', minimum: 1 },
    rate: { type: 'number', minimum: 0, maximum: 1 },
  },
} as const;

const NAME = { prepayId: text, merchantTradeNo: text } as const;

export const ORDER = { ...strict, properties: NAME } as const;

export const PAY = {
  ...strict,
  properties: {
    ...NAME,
    amount,
    trouble: { enum: ['wrongCoin', 'wrongChain', 'risk'] },
    until: { enum: ['seen', 'confirmed'] },
    from: { const: 'gate' },
  },
} as const;

export const CONFIRM = { ...strict, properties: { ...NAME, txId: text } } as const;

export const DECIDE = {
  ...strict,
  required: ['refundRequestId'],
  properties: { refundRequestId: text, reason: text },
} as const;

export const MOVE = {
  ...strict,
  required: ['subAccount', 'coin', 'amount'],
  properties: { subAccount: text, coin: text, amount: { type: 'string', pattern: '^-?\\d{1,15}(\\.\\d{1,18})?$' } },
} as const;

export const QUIRKS = {
  ...strict,
  properties: {
    ...{ timestampWindowMs: natural, feeBasisPoints: natural, refundsPerOrder: natural, refundFee: amount },
    ...{ rejectReusedNonce: bool, clampExpiry: bool, paddedDecimals: bool, numericCodes: bool, staleRetries: bool },
    queryShape: { enum: ['documented', 'flat', 'bizData'] },
    clientIdName: { enum: ['client_id', 'clientId', 'none'] },
    callbackData: { enum: ['text', 'object'] },
    chainReportsAs: { enum: ['PAY_ADDRESS', 'PAY'] },
    closedWord: { enum: ['EXPIRED', 'CLOSED', 'CANCELLED'] },
    refunds: { enum: ['succeed', 'reject', 'manual'] },
  },
} as const;

export const CLOCK = { ...strict, required: ['advanceMs'], properties: { advanceMs: natural } } as const;

export const BOOK = {
  ...strict,
  properties: { ...NAME, limit: { type: 'integer', minimum: 1, maximum: 10_000, default: 100 } },
} as const;
