import { schemas } from '#libs/simulators/kit';
import { ORDER_STATES } from '../banking/model';

const { bool, fault, faultRule, faults, limit, natural, strict, text, texts } = schemas;

const amount = { type: 'string', pattern: '^\\d{1,11}\\.\\d{2}$' } as const;

export const FAULT_RULE = faultRule(
  [
    fault('wrongAmount', { amount }),
    fault('rotatedKey', { secret: text }),
    ...faults('noNotification', 'notificationFirst', 'redirectLost'),
    fault('decline', { acquirerCode: text, resultCode: natural, executed: bool }),
    fault('chargeback', { afterMs: natural }),
    fault('refundRefused', { afterMs: natural, reason: text }),
    fault('refusal', { status: { type: 'integer', minimum: 400, maximum: 499 } }, ['status']),
    fault('bankOrder', { state: { enum: ORDER_STATES }, afterMs: natural }, ['state']),
  ],
  [
    ...['accountId', 'reference', 'paymentRequestId', 'paymentType', 'step', 'resultCode'],
    ...['operation', 'paymentId', 'orderId'],
  ],
);

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

export const SHORT = { ...strict, required: ['amount'], properties: { amount } };

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

export const BOOK = {
  ...strict,
  properties: {
    reference: text,
    paymentRequestId: text,
    accountId: text,
    limit,
  },
} as const;
