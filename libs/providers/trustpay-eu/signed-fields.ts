/**
 * Which values are signed, in which order; each only if it is present (fact sheet 3.1 and 3.2). The endpoint is not
 * signed and the separator is not escaped, so nothing may be concluded from the field that a signed text arrived in:
 * every signed field of a notification is checked against its own format besides.
 */
const ORDER = ['AccountId', 'Amount', 'Currency', 'Reference', 'PaymentType'] as const;
const BILLING = ['BillingCity', 'BillingCountry', 'BillingPostcode', 'BillingStreet', 'CardHolder', 'Email'] as const;

export const SIGNED_REQUEST = {
  /** Wire purchases. */
  order: ORDER,
  /** Card captures and refunds, wire refunds. */
  followUp: [...ORDER, 'PaymentRequestId'],
  cardPurchase: [...ORDER, ...BILLING],
  cardOnFile: [...ORDER, ...BILLING, 'CardId'],
  recurringSubsequent: [...ORDER, ...BILLING, 'PaymentRequestId'],
} as const;

export const SIGNED_NOTIFICATION = {
  wire: [
    'AccountId',
    'Amount',
    'Currency',
    'Type',
    'ResultCode',
    'CounterAccount',
    'CounterAccountName',
    'OrderId',
    'PaymentId',
    'Reference',
    'RefuseReason',
  ],
  card: [
    'AccountId',
    'Amount',
    'Currency',
    'Reference',
    'Type',
    'ResultCode',
    'PaymentRequestId',
    'CardId',
    'CardMask',
    'CardExpiration',
    'AuthNumber',
  ],
} as const;
