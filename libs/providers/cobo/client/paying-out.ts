import type { ClientOperation } from '../../spi';
import type { CoboApi } from '../wire/api';
import { oldNameOf } from '../wire/tokens';
import * as field from './fields';
import { naming, operation, present, sayingAnything } from './operation';

/** Money that leaves an account at the provider, or moves between two (fact sheet 5.3, 8). */
export const payingOut = (api: CoboApi): readonly ClientOperation[] => [
  operation({
    name: 'create-payout',
    title: 'Pay out of the merchant or the developer account',
    confirmed: naming('payout_id'),
    fields: [
      field.account('source_account', 'Id of a merchant, or developer'),
      field.tokenId,
      field.amount,
      field.choice('payout_channel', 'To an address or to a bank', ['Crypto', 'OffRamp']),
      field.optional(field.address),
      field.optional(field.recipientToken),
      field.optional(field.bankAccount),
      field.optional(field.viaVirtualAccount),
      field.optional(field.remark),
    ],
    call: (input, reference) => api.post('payouts', payoutRequest(input, reference)),
  }),
  operation({
    name: 'allocate',
    title: 'Move a balance between two accounts, such as a late payment to the merchant',
    confirmed: sayingAnything,
    fields: [
      field.account('source_account', 'Id of a merchant, or developer'),
      field.account('destination_account', 'Id of a merchant, or developer'),
      field.tokenId,
      field.amount,
      field.description,
    ],
    call: ({ token_id = '', amount, source_account, destination_account, description }, reference) =>
      api.post('batch_allocations', {
        request_id: reference,
        allocation_params: [
          { token_id: oldNameOf(token_id), amount, source_account, destination_account, description },
        ],
      }),
  }),
];

function payoutRequest(input: Readonly<Record<string, string>>, reference: string): object {
  const { source_account, token_id = '', amount, payout_channel, address, recipient_token_id, remark } = input;
  const { bank_account_id, transfer_via_va } = input;
  const currency = payout_channel === 'OffRamp' ? 'USD' : undefined;
  const recipientToken = recipient_token_id || (payout_channel === 'Crypto' ? token_id : '');
  return present({
    request_id: reference,
    source_account,
    payout_channel,
    payout_params: [{ token_id: oldNameOf(token_id), amount }],
    recipient_info: present({
      address,
      token_id: recipientToken && oldNameOf(recipientToken),
      currency,
      bank_account_id,
      transfer_via_va: transfer_via_va ? transfer_via_va === 'true' : undefined,
    }),
    remark,
  });
}
