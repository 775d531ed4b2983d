/** JSON schemas of the bodies under `/_sim/`: a misspelt fault that silently does nothing would prove nothing. */

const text = { type: 'string', minLength: 1, maxLength: 2000 } as const;
const strict = { type: 'object', additionalProperties: false } as const;
const bool = { type: 'boolean' } as const;
const natural = { type: 'integer', minimum: 0 } as const;
const amount = { type: 'string', pattern: '^\\d{1,11}\\.\\d{2}$' } as const;

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
    fault('wrongAmount', { amount }),
    fault('wrongSignature'),
    fault('rotatedKey', { secret: text }),
    fault('duplicate', { copies: { type: 'integer', minimum: 1, maximum: 100 } }),
    fault('delayed', { ms: natural }, ['ms']),
    ...['reordered', 'noNotification', 'notificationFirst', 'redirectLost'].map((kind) => fault(kind)),
    fault('decline', { acquirerCode: text, resultCode: natural, executed: bool }),
    fault('chargeback', { afterMs: natural }),
    fault('refundRefused', { afterMs: natural, reason: text }),
  ],
} as const;

const MATCH = {
  ...strict,
  properties: {
    accountId: text,
    reference: text,
    paymentRequestId: text,
    paymentType: text,
    step: text,
    resultCode: text,
  },
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

export const PAY = {
  ...strict,
  required: ['url'],
  properties: {
    url: { type: 'string', minLength: 1, maxLength: 8000 },
    card: text,
    expiry: text,
    outcome: text,
    action: { enum: ['pay', 'cancel'] },
    bank: text,
    amount,
  },
} as const;

export const CHARGEBACK = { ...strict, required: ['paymentRequestId'], properties: { paymentRequestId: text, amount } };

const RESULT_CODE = { enum: [0, 2, 3, 4] } as const;

export const WIRE_STAGE = {
  ...strict,
  properties: { id: text, reference: text, resultCode: RESULT_CODE, amount, withoutReference: bool },
} as const;

export const TRANSFER = {
  ...strict,
  required: ['amount'],
  properties: {
    ...{ accountId: text, amount, currency: text, reference: text },
    ...{ resultCode: RESULT_CODE, notificationUrl: text },
  },
} as const;

export const QUIRKS = {
  ...strict,
  properties: {
    ...{
      singleQuotes: bool,
      zeroInsteadOfThree: bool,
      notifyBackground: bool,
      strictBilling: bool,
      multipleCaptures: bool,
      creditWithoutReference: bool,
      emailNotifications: bool,
      orderIdAsNumber: bool,
    },
    backgroundReference: { enum: ['call', 'original'] },
    cardMask: { enum: ['lastFour', 'masked'] },
  },
} as const;

const texts = { type: 'array', items: text } as const;

export const ACCOUNT_CHANGE = {
  ...strict,
  properties: {
    secrets: { ...texts, minItems: 1 },
    currencies: texts,
    wireCurrency: text,
    enabled: bool,
    services: { anyOf: [{ const: 'all' }, texts] },
    defaultNotificationUrl: text,
    balances: { type: 'object', additionalProperties: amount },
  },
} as const;

export const CLOCK = { ...strict, required: ['advanceMs'], properties: { advanceMs: natural } } as const;

export const BOOK = {
  ...strict,
  properties: {
    reference: text,
    paymentRequestId: text,
    accountId: text,
    limit: { type: 'integer', minimum: 1, maximum: 10_000, default: 100 },
  },
} as const;
