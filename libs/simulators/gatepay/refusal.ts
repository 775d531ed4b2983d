/** Codes of sheet 2.3 that this simulator gives, with their labels. */
const LABELS = {
  300000: 'SYSTEM_ERROR',
  400001: 'INVALID_PARAM',
  400002: 'INVALID_SIGNATURE',
  400003: 'INVALID_TIMESTAMP',
  400004: 'INVALID_CLIENT_ID',
  400007: 'MEDIA_TYPE_NOT_SUPPORTED',
  400020: 'INVALID_NONCE',
  400201: 'DUPLICATE_MERCHANT_TRADE_NO',
  400202: 'ORDER_NOT_EXIST',
  400204: 'ORDER_STATUS_INVALID',
  400205: 'INVALID_CURRENCY',
  400304: 'REFUND_NOT_EXIST',
  400604: 'REFUND_ORDER_NOT_COMPLETED',
  400605: 'BALANCE_NOT_ENOUGH',
  400607: 'TOO_MANY_REFUNDS',
  400608: 'REFUND_AMOUNT_INVALID',
  400622: 'EXCHANGE_RATE_FLUCTUATION',
  400623: 'PAY_CURRENCY_NOT_SUPPORTED',
  500008: 'MERCHANT_NOT_FOUND',
  500103: 'ADDRESS_CONVERT_FAILED',
  500203: 'ADDRESS_ORDER_NOT_FOUND',
  500204: 'REFUND_RECEIVER_NOT_FOUND',
  500205: 'REFUND_CURRENCY_INVALID',
  500206: 'REFUND_AMOUNT_EXCEEDED',
  500207: 'ADDRESS_REFUND_NOT_FOUND',
  500208: 'NOT_A_CONVERTED_ADDRESS_ORDER',
} as const;

export type Code = keyof typeof LABELS;

/** What the caller gets instead of data: HTTP 200 with `FAIL`, or HTTP 500 for the provider's own trouble (1.2). */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }

  get label(): string {
    return LABELS[this.code as Code] ?? 'ERROR';
  }

  get status(): number {
    return [300000, 300001, 400000].includes(this.code) ? 500 : 200;
  }
}

export const refuse = (code: Code, message: string): Refusal => new Refusal(code, message);
