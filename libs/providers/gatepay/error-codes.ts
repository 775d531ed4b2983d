/**
 * Our names of the provider's codes (fact sheet 2.3), those of other providers where they mean the same. The codes of
 * batch payouts are named as far as the sheet names them.
 */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['300000', 'system_internal_error'],
  ['300001', 'internal_error'],
  ['400000', 'unknown_error'],
  ['400001', 'validation_error'],
  ['400002', 'invalid_signature'],
  ['400003', 'timestamp_out_of_window'],
  ['400004', 'unauthorized'],
  ['400007', 'unsupported_media_type'],
  ['400020', 'invalid_nonce'],
  ['400201', 'order_already_exists'],
  ['400202', 'order_not_found'],
  ['400203', 'merchant_not_found'],
  ['400204', 'order_status_forbids'],
  ['400205', 'invalid_currency'],
  ['400304', 'refund_not_found'],
  ['400603', 'order_timed_out'],
  ['400604', 'order_not_completed'],
  ['400605', 'insufficient_balance'],
  ['400607', 'too_many_refunds'],
  ['400608', 'invalid_refund_amount'],
  ['400620', 'order_paid_twice'],
  ['400621', 'invalid_payment_amount'],
  ['400622', 'exchange_rate_moved'],
  ['400623', 'unsupported_payment_currency'],
  ['400624', 'invalid_callback_url'],
  ['500008', 'merchant_not_found'],
  ['500100', 'qr_code_expired'],
  ['500101', 'qr_code_duplicated'],
  ['500103', 'conversion_failed'],
  ['500203', 'address_order_not_found'],
  ['500204', 'refund_receiver_not_found'],
  ['500205', 'invalid_refund_currency'],
  ['500206', 'refund_limit_exceeded'],
  ['500207', 'address_refund_not_found'],
  ['500208', 'order_not_converted'],
  ['550233', 'insufficient_balance'],
  ['550235', 'invalid_precision'],
  ['550245', 'batch_already_exists'],
]);

/** What the order has come to, timed out or paid twice: no word on whether this request had an effect. */
const TELLS_ORDER: ReadonlySet<string> = new Set(['400603', '400620']);

/** The provider's own trouble: a 200 with one of them says no more than a 500. */
const TROUBLE: ReadonlySet<string> = new Set(['300000', '300001', '400000']);

/** Codes that the sheet does not name keep their number. */
export const wordOf = (code: string): string => WORDS.get(code) ?? code;

export const tellsOrder = (code: string): boolean => TELLS_ORDER.has(code);

/** No clear no. */
export const isInDoubt = (code: string): boolean => TROUBLE.has(code) || tellsOrder(code);
