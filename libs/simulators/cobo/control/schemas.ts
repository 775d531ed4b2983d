import { schemas } from '#libs/simulators/kit';
import { ENDS } from '../payouts/payout';

const { bool, faultRule, faults, limit, natural, strict, text } = schemas;

const amount = { type: 'string', pattern: '^\\d{1,15}(\\.\\d{1,18})?$' } as const;

export const FAULT_RULE = faultRule(
  [
    ...faults('tamperedBody', 'noNotification', 'tooMany', 'unsignedAnswer', 'wrongAnswerSignature'),
    ...faults('wrongAmount', 'wrongReference', 'transferFails', 'feeStationEmpty'),
  ],
  ['step', 'operation', 'reference', 'key'],
);

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

export const TOP_UP = {
  ...strict,
  required: ['payer', 'token', 'amount'],
  properties: { payer: text, token: text, amount, state: PAY.properties.state },
} as const;

export const MOVE_PAYER = {
  ...strict,
  required: ['payer', 'token'],
  properties: { payer: text, token: text },
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
    decision: { enum: ['next', ...ENDS] },
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
    ...{ listTransactions: bool, echoTolerance: bool, echoRequestId: bool, tellSettled: bool, tellPartlyPaid: bool },
    ...{ nonceWindowMs: natural, networkFee: amount, commissionFee: amount, topUpMinimum: amount },
  },
} as const;

export const BOOK = {
  ...strict,
  properties: { order: text, limit },
} as const;
