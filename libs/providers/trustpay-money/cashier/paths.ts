/** Published paths of the payment operations (fact sheet 4). */
export const PATHS = {
  createOrder: '/v4/payin/create/order',
  createCardOrder: '/v4/payin/create/card',
  queryOrder: '/v4/query/order',
  refund: '/v4/order/refund',
  balance: '/v4/balance',
  feeOverview: '/v4/fee-overview',
} as const;
