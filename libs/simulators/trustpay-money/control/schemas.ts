import { schemas } from '#libs/simulators/kit';

const { bool, fault, faultRule, faults, limit, natural, strict, text, texts } = schemas;

const amount = { type: 'string', pattern: '^[0-9]{1,12}(\\.[0-9]{1,2})?$' } as const;
const order = { orderNo: text, url: text } as const;

export const FAULT_RULE = faultRule(
  [
    fault('channelsFailed', { text }),
    fault('refuse', { code: natural }, ['code']),
    fault('rotatedKey', { secret: text }),
    ...faults('otherAmount', 'wrongAmount', 'signedZero', 'noCallback'),
  ],
  ['step', 'path', 'orderNo', 'merchantId', 'status'],
);

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
    ...{
      callbackOnSettle: bool,
      refundNumbersInQuery: bool,
      nameRejectedRefunds: bool,
      amountsAsTexts: bool,
      echoCard: bool,
    },
  },
} as const;

export const MERCHANT_CHANGE = {
  ...strict,
  properties: {
    secrets: { ...texts, minItems: 1 },
    apiKey: text,
    riskUrl: text,
    available: { type: 'object', additionalProperties: amount },
  },
} as const;

export const BOOK = {
  ...strict,
  properties: { orderNo: text, limit },
} as const;
