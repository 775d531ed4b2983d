import { schemas } from '#libs/simulators/kit';

const { bool, fault, faultRule, faults, limit, natural, strict, text, texts } = schemas;

const amount = { type: 'string', pattern: '^\\d{1,15}(\\.\\d{1,18})?$' } as const;
const type = { enum: ['payin', 'payout'] } as const;

const ANSWER_FIELDS = ['amount', 'currency', 'external_id', 'merchant_user_id', 'shop_code', 'status', 'card_number'];

export const FAULT_RULE = faultRule(
  [
    fault('differentAnswer', { field: { enum: ANSWER_FIELDS }, value: text }, ['field', 'value']),
    fault('wrongAmount', { amount }),
    fault('staleTimestamp', { ms: natural }),
    ...faults('noCallback'),
  ],
  ['step', 'externalId', 'shop', 'status'],
  { type },
);

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

export const BOOK = {
  ...strict,
  properties: {
    externalId: text,
    type,
    shop: text,
    limit,
  },
} as const;
