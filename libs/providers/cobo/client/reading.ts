import type { ClientOperation } from '../../spi';
import type { CoboConfig } from '../config';
import type { CoboApi } from '../wire/api';
import { percentEncoded } from '../wire/api';
import { oldNameOf } from '../wire/tokens';
import * as field from './fields';
import { operation, paged, present } from './operation';
import { comparedWithTable } from './token-table';

const oldName = (tokenId: string | undefined) => (tokenId ? oldNameOf(tokenId) : undefined);

/** Rates, tokens, balances and what moved them (fact sheet 3.4, 5.5, 8). */
export const accountReads = (api: CoboApi, config: CoboConfig): readonly ClientOperation[] => [
  operation({
    name: 'exchange-rate',
    title: 'Price of one token in a currency, for reference',
    fields: [field.tokenId, field.currency],
    call: ({ token_id = '', currency = '' }) =>
      api.get(`exchange_rates/${percentEncoded(oldNameOf(token_id))}/${percentEncoded(currency)}`),
  }),
  operation({
    name: 'exchange-rates',
    title: 'Prices of several tokens in several currencies, for reference',
    fields: [field.tokenIds, field.currencies],
    call: ({ token_ids = '', currencies }) =>
      api.get('exchange_rates', { token_ids: token_ids.split(',').map(oldNameOf).join(','), currencies }),
  }),
  operation({
    name: 'supported-tokens',
    title: 'Tokens that can be paid, with their decimals, compared with the table of this adapter',
    fields: [],
    call: async () => comparedWithTable(await api.get('supported_tokens')),
  }),
  operation({
    name: 'merchant-balance',
    title: 'Balances of our merchant account',
    fields: [field.optional(field.tokenId)],
    call: ({ token_id }) =>
      api.get('balance/merchants', { merchant_ids: config.merchantId, token_id: oldName(token_id) }),
  }),
  operation({
    name: 'developer-balance',
    title: 'Balance of the developer account in a token',
    fields: [field.tokenId],
    call: ({ token_id }) => api.get('balance/psp', { token_id: oldName(token_id) }),
  }),
  operation({
    name: 'balance-changes',
    title: 'Movements of the developer account, late payments among them',
    fields: [
      field.optional(field.tokenId),
      field.optional(field.choice('flow_direction', 'Direction', ['in', 'out'])),
      ...field.period,
      ...field.cause,
      ...field.paging,
    ],
    call: ({
      token_id,
      flow_direction,
      min_created_timestamp,
      max_created_timestamp,
      source_type,
      source_id,
      ...page
    }) =>
      api.get('balance_changes', {
        source_account: 'developer',
        token_id: oldName(token_id),
        ...{ flow_direction, min_created_timestamp, max_created_timestamp, source_type, source_id },
        ...paged(page),
      }),
  }),
];

/** What a payment, a refund or a payout would be charged (fact sheet 8). */
export const feeReads = (api: CoboApi): readonly ClientOperation[] => [
  operation({
    name: 'estimate-fee',
    title: 'What Cobo would charge for an order, a refund or a payout; nothing is done',
    fields: [
      field.choice('fee_type', 'Of what', ['Order', 'Refund', 'CryptoPayout', 'CryptoPayoutBridge', 'OffRampPayout']),
      field.tokenId,
      field.amount,
      field.optional(field.recipientToken),
    ],
    call: ({ fee_type, token_id = '', amount, recipient_token_id }) =>
      api.post(
        'estimate_fee',
        present({
          fee_type,
          estimate_fees: [{ token_id: oldNameOf(token_id), amount }],
          recipient_token_id: oldName(recipient_token_id),
        }),
      ),
  }),
];

/** Orders, refunds and payouts, as the provider has them (fact sheet 6, 7, 8). */
export const recordReads = (api: CoboApi, config: CoboConfig): readonly ClientOperation[] => [
  operation({
    name: 'orders',
    title: 'Pay-in orders of our merchant, newest first',
    fields: [field.optional(field.orderCode), field.optional(field.statuses), ...field.paging],
    call: ({ psp_order_code: psp_order_id, statuses, ...page }) =>
      api.get('orders', { ...paged(page), merchant_id: config.merchantId, psp_order_id, statuses }),
  }),
  operation({
    name: 'order',
    title: 'One pay-in order with its transactions',
    fields: [field.orderId],
    call: ({ order_id = '' }) => api.get(`orders/${percentEncoded(order_id)}`),
  }),
  operation({
    name: 'refunds',
    title: 'Refunds, newest first, those of the developer account as well',
    fields: [field.optional(field.requestId), field.optional(field.statuses), ...field.paging],
    call: ({ request_id, statuses, ...page }) => api.get('refunds', { ...paged(page), request_id, statuses }),
  }),
  operation({
    name: 'refund',
    title: 'One refund with its transactions',
    fields: [field.refundId],
    call: ({ refund_id = '' }) => api.get(`refunds/${percentEncoded(refund_id)}`),
  }),
  operation({
    name: 'payout',
    title: 'One payout with its transactions',
    fields: [field.payoutId],
    call: ({ payout_id = '' }) => api.get(`payouts/${percentEncoded(payout_id)}`),
  }),
  operation({
    name: 'payouts',
    title: 'Payouts, newest first',
    fields: [field.optional(field.requestId), ...field.paging],
    call: ({ request_id, ...page }) => api.get('payouts', { request_id, ...paged(page) }),
  }),
];
