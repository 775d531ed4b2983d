import { schemas } from '#libs/simulators/kit';

const { bool, fault, faultRule, faults, limit, natural, strict, text } = schemas;

const amount = { type: 'string', pattern: '^\\d{1,15}(\\.\\d{1,18})?$' } as const;

export const FAULT_RULE = faultRule(
  [
    fault('systemError', { executed: bool }),
    fault('businessError', { code: { type: 'integer', minimum: 300000, maximum: 599999 } }, ['code']),
    fault('rotatedKey', { secret: text }),
    fault('staleTimestamp', { ms: natural }),
    ...faults('wrongAmount', 'wrongChain', 'wrongReference', 'noNotification'),
  ],
  ['step', 'reference', 'merchantTradeNo', 'prepayId', 'bizType', 'bizStatus'],
);

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

export const RATE = {
  ...strict,
  required: ['rate'],
  properties: {
    ...{ fiatCurrency: { type: 'string', pattern: '^[A-Z]{3}$' }, coin: text },
    ...{ currency: text, payCurrency: text, rate: amount },
  },
} as const;

export const QUIRKS = {
  ...strict,
  properties: {
    ...{ timestampWindowMs: natural, feeBasisPoints: natural, refundsPerOrder: natural, refundFee: amount },
    conversionSlackBasisPoints: natural,
    ...{
      rejectReusedNonce: bool,
      clampExpiry: bool,
      paddedDecimals: bool,
      listedAmounts: bool,
      payAmountGrows: bool,
      checkoutFindsAddresses: bool,
      numericCodes: bool,
      staleRetries: bool,
      fastRetries: bool,
    },
    queryShape: { enum: ['documented', 'flat', 'bizData'] },
    clientIdName: { enum: ['client_id', 'clientId', 'none'] },
    callbackData: { enum: ['text', 'object'] },
    chainReportsAs: { enum: ['PAY_ADDRESS', 'PAY'] },
    closedWord: { enum: ['EXPIRED', 'CLOSED', 'CANCELLED'] },
    refunds: { enum: ['succeed', 'reject', 'manual'] },
  },
} as const;

export const BOOK = {
  ...strict,
  properties: { ...NAME, limit },
} as const;
