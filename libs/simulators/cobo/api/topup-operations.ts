import type { Merchants } from '../accounts/merchants';
import type { Quirks } from '../quirks';
import { payerJson, topUpJson } from '../topups/topup-json';
import type { TopUps } from '../topups/topups';
import { ApiError } from '../wire/errors';
import { optionalText, requiredText, requiredToken } from '../wire/fields';
import { pageOf } from '../wire/paging';
import type { Operation } from './call';
import { read } from './call';

/** Sheet, 10. [G] Without a merchant an address fills the developer's account. */
export const topUpOperations = (topUps: TopUps, merchants: Merchants, quirks: Quirks): Operation[] => [
  {
    method: 'GET',
    path: 'topup/address',
    handle: ({ query }) => {
      const fields = Object.fromEntries(query);
      const merchantId = optionalText(fields, 'merchant_id');
      if (merchantId !== undefined && !merchants.has(merchantId)) throw new ApiError(2028, 'merchant_id');
      const token = requiredToken(fields, 'token_id');
      return read(payerJson(topUps.payer(requiredText(fields, 'custom_payer_id'), token, merchantId), quirks));
    },
  },
  {
    method: 'GET',
    path: 'topup/payers/transactions',
    handle: ({ query }) => {
      const payer = requiredText(Object.fromEntries(query), 'custom_payer_id');
      return read(pageOf(topUps.ofPayer(payer), query, topUpJson));
    },
  },
];
