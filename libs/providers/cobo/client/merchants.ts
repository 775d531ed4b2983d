import type { ClientOperation } from '../../spi';
import type { CoboConfig } from '../config';
import type { CoboApi } from '../wire/api';
import * as field from './fields';
import { naming, operation, paged, present } from './operation';

/** Merchants, permanent addresses of payers, and a webhook to try ours (fact sheet 8, 9, 10). */
export const merchantsAndPayers = (api: CoboApi, config: CoboConfig): readonly ClientOperation[] => [
  operation({
    name: 'merchants',
    title: 'Merchants of our organisation, by the ids that accounts have',
    fields: [],
    call: () => api.get('merchants'),
  }),
  operation({
    name: 'create-merchant',
    title: 'Make a merchant; there is no request id: look an unknown one up by its name',
    confirmed: naming('merchant_id'),
    fields: [
      field.merchantName,
      field.optional(field.feeRate),
      field.optional(field.choice('wallet_setup', 'Wallets of the merchant', ['Default', 'Shared', 'Separate'])),
    ],
    call: ({ name, developer_fee_rate, wallet_setup }) =>
      api.post('merchants', present({ name, developer_fee_rate, wallet_setup })),
  }),
  operation({
    name: 'topup-address',
    title: "A payer's permanent address for a token, made at the first call; no order waits for what comes there",
    confirmed: naming('address'),
    fields: [field.tokenId, field.payerCode],
    call: ({ token_id, custom_payer_id }) =>
      api.get('topup/address', { token_id, custom_payer_id, merchant_id: config.merchantId }),
  }),
  operation({
    name: 'topup-transactions',
    title: 'What came to the permanent addresses of a payer',
    fields: [field.payerCode, ...field.paging],
    call: ({ custom_payer_id, ...page }) => api.get('topup/payers/transactions', { custom_payer_id, ...paged(page) }),
  }),
  operation({
    name: 'trigger-webhook',
    title: 'Have Cobo send a webhook with its own sample, to try that it arrives',
    fields: [field.eventType],
    // Its content cannot be given: Cobo would sign whatever money it tells of, and the ledger would believe it.
    call: ({ event_type }) => api.post('webhooks/trigger', { event_type }),
  }),
];
