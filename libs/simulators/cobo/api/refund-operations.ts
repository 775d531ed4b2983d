import type { Accounts } from '../accounts/accounts';
import type { Quirks } from '../quirks';
import type { Refund } from '../refunds/refund';
import { refundJson } from '../refunds/refund-json';
import type { Refunds, RefundTerms } from '../refunds/refunds';
import { ApiError } from '../wire/errors';
import { optionalText, requiredAmount, requiredOneOf, requiredText, requiredToken } from '../wire/fields';
import { pageOf } from '../wire/paging';
import type { Call, Operation } from './call';
import { created, read } from './call';

/** Sheet, 7. */
export const refundOperations = (refunds: Refunds, accounts: Accounts, quirks: Quirks): Operation[] => [
  {
    method: 'POST',
    path: 'refunds',
    handle: (call) => created(refundJson(refunds.open(readRefund(call, accounts)), quirks)),
  },
  { method: 'GET', path: 'refunds/*', handle: (_, id) => read(refundJson(refunds.get(id), quirks)) },
  {
    method: 'GET',
    path: 'refunds',
    handle: ({ query }) => read(pageOf(wanted(refunds, query), query, (refund) => refundJson(refund, quirks))),
  },
  {
    method: 'PUT',
    path: 'refunds/*',
    handle: ({ body }, id) => {
      const refund = refunds.get(id);
      refunds.setAddress(refund, requiredText(body, 'to_address'));
      return read(refundJson(refund, quirks));
    },
  },
  {
    method: 'PUT',
    path: 'refunds/*/cancel',
    handle: (_, id) => {
      const refund = refunds.get(id);
      refunds.cancel(refund);
      return read(refundJson(refund, quirks));
    },
  },
];

function readRefund({ body, apiKey }: Call, accounts: Accounts): RefundTerms {
  const requestId = requiredText(body, 'request_id');
  const amount = requiredAmount(body, 'payable_amount');
  const token = requiredToken(body, 'token_id');
  const refundType = requiredOneOf(body, 'refund_type', ['Merchant', 'Psp']);
  const merchantId = refundType === 'Merchant' ? requiredText(body, 'merchant_id') : optionalText(body, 'merchant_id');
  if (merchantId !== undefined && !accounts.hasMerchant(merchantId)) throw new ApiError(2028, 'merchant_id');
  const isCharged = body['charge_merchant_fee'] === true && refundType === 'Merchant';
  const merchantFee = isCharged ? requiredAmount(body, 'merchant_fee_amount') : 0n;
  // [G] In another token than the refund it could not be less than that.
  if (isCharged && requiredToken(body, 'merchant_fee_token_id') !== token) {
    throw new ApiError(2006, 'merchant_fee_token_id');
  }
  if (merchantFee >= amount) throw new ApiError(2006, 'merchant_fee_amount');
  const orderId = optionalText(body, 'order_id');
  const toAddress = optionalText(body, 'to_address');
  return {
    ...{ requestId, amount, token, refundType, merchantId, merchantFee, orderId, toAddress },
    initiator: `api_key_${apiKey}`,
  };
}

function wanted(refunds: Refunds, query: URLSearchParams): readonly Refund[] {
  const requestId = query.get('request_id');
  const statuses = query.get('statuses')?.split(',');
  const one = requestId === null ? undefined : refunds.ofRequest(requestId);
  const candidates = requestId === null ? refunds.all() : one ? [one] : [];
  const merchantId = query.get('merchant_id');
  return candidates.filter(
    (refund) =>
      (!statuses || statuses.includes(refund.status)) && (merchantId === null || refund.merchantId === merchantId),
  );
}
