import type { ClientOperation } from '../../spi';
import type { CoboConfig } from '../config';
import type { ApiResult } from '../wire/answer';
import type { CoboApi } from '../wire/api';
import { percentEncoded } from '../wire/api';
import { oldNameOf } from '../wire/tokens';
import * as field from './fields';
import type { Input } from './operation';
import { naming, operation, paged, present } from './operation';

/** As the provider itself would refuse it: a parameter whose value is not supported. */
const UNSUPPORTED_VALUE = 2006;

/** Settlement requests, the former way to pay out; they alone know the orders that they pay out (fact sheet 8). */
export const settling = (api: CoboApi, config: CoboConfig): readonly ClientOperation[] => [
  operation({
    name: 'request-settlement',
    title: 'Settle an account: an amount, or without one all unsettled orders in the token, or those of order_ids',
    confirmed: naming('settlement_request_id'),
    fields: [
      field.tokenId,
      field.optional(field.amount),
      field.optional(field.orderIds),
      field.optional(field.address),
      field.optional(field.addressId),
      field.optional(field.choice('settlement_type', "The merchant's account or ours", ['Merchant', 'Psp'])),
      field.optional(field.choice('acquiring_type', 'Money of orders or of top-ups', ['Order', 'TopUp'])),
      field.optional(field.choice('payout_channel', 'To an address or to a bank', ['Crypto', 'OffRamp'])),
      field.optional(field.bankAccount),
      field.optional(field.bankCurrency),
      field.optional(field.remark),
    ],
    call: (input, reference) => settle(api, input, reference, config),
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
  operation({
    name: 'settlement-details',
    title: 'What the settlements are made of, handed on as it comes: its fields are not published',
    fields: [...field.paging],
    call: (page) => api.get('settlement_details', paged(page)),
  }),
];

/** Which of the two would win is not published, and both move money: such a request is not sent. */
async function settle(api: CoboApi, input: Input, reference: string, config: CoboConfig): Promise<ApiResult> {
  if (input['amount'] && input['order_ids']) {
    return { kind: 'refused', code: UNSUPPORTED_VALUE, reason: 'either an amount or order_ids' };
  }
  return api.post('settlement_requests', settlementRequest(input, reference, config));
}

function settlementRequest(input: Input, reference: string, { merchantId }: CoboConfig): object {
  const { token_id = '', amount, order_ids, address, crypto_address_id, remark } = input;
  const { settlement_type = 'Merchant', acquiring_type = 'Order', payout_channel = 'Crypto' } = input;
  const { bank_account_id, currency = payout_channel === 'OffRamp' ? 'USD' : undefined } = input;
  const part = present({
    merchant_id: settlement_type === 'Merchant' ? merchantId : undefined,
    token_id: oldNameOf(token_id),
    amount,
    order_ids: order_ids?.split(','),
    crypto_address: address,
    crypto_address_id,
  });
  return present({
    request_id: reference,
    ...{ acquiring_type, payout_channel, settlement_type, bank_account_id, currency, remark },
    settlements: [part],
  });
}
