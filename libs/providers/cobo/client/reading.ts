import type { ClientOperation } from '../../spi';
import type { CoboConfig } from '../config';
import type { CoboApi } from '../wire/api';
import { percentEncoded } from '../wire/api';
import { oldNameOf } from '../wire/tokens';
import * as field from './fields';
import { operation } from './operation';
import type { Input } from './operation';
import { comparedWithTable } from './token-table';

const paged = ({ limit, before, after }: Input) => ({ limit, before, after });
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
    name: 'supported-tokens',
    title: 'Tokens that can be paid, with their decimals, compared with the table of this adapter',
    fields: [],
    call: async () => comparedWithTable(await api.get('supported_tokens')),
  }),
  operation({
    name: 'merchants',
    title: 'Merchants of our organisation, by the ids that accounts have',
    fields: [],
    call: () => api.get('merchants'),
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

/** Orders, payouts and settlement requests, as the provider has them (fact sheet 6, 8). */
export const recordReads = (api: CoboApi, config: CoboConfig): readonly ClientOperation[] => [
  operation({
    name: 'orders',
    title: 'Pay-in orders of our merchant, newest first',
    fields: [field.optional(field.statuses), ...field.paging],
    call: ({ statuses, ...page }) => api.get('orders', { ...paged(page), merchant_id: config.merchantId, statuses }),
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
  operation({
    name: 'settlements',
    title: 'Settlement requests, newest first, each with our reference of it',
    fields: [...field.paging],
    call: (page) => api.get('settlement_requests', paged(page)),
  }),
  operation({
    name: 'settlement',
    title: 'One settlement request',
    fields: [field.settlementId],
    call: ({ settlement_request_id = '' }) => api.get(`settlement_requests/${percentEncoded(settlement_request_id)}`),
  }),
];
