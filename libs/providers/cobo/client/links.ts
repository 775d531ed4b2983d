import type { ClientOperation } from '../../spi';
import type { CoboConfig } from '../config';
import { PRICING_CURRENCY } from '../orders/create-request';
import type { CoboApi } from '../wire/api';
import { percentEncoded } from '../wire/api';
import * as field from './fields';
import type { Input } from './operation';
import { naming, operation, present } from './operation';

/** Refunds that wait for an address or a change of mind, and the provider's own pages (fact sheet 6, 7). */
export const refundsAndLinks = (api: CoboApi, config: CoboConfig): readonly ClientOperation[] => [
  operation({
    name: 'set-refund-address',
    title: 'Say where a refund goes, while it has not been sent',
    confirmed: naming('refund_id'),
    fields: [field.refundId, field.address],
    call: ({ refund_id = '', address }) => api.put(`refunds/${percentEncoded(refund_id)}`, { to_address: address }),
  }),
  operation({
    name: 'cancel-refund',
    title: 'Cancel a refund, while it has not been sent',
    confirmed: naming('refund_id'),
    fields: [field.refundId],
    call: ({ refund_id = '' }) => api.put(`refunds/${percentEncoded(refund_id)}/cancel`),
  }),
  operation({
    name: 'payment-link',
    title: "Open the provider's page on which a payer chooses token and chain",
    confirmed: naming('url'),
    fields: [
      field.orderCode,
      field.price,
      field.fee,
      field.tokens,
      ...[field.payableAmounts, field.merchantOrderCode, field.lifetime, field.tolerance].map(field.optional),
      ...[field.returnUrl, field.developerName, field.logo].map(field.optional),
    ],
    call: (input, reference) => api.post('links/orders', paymentLink(input, reference, config)),
  }),
  operation({
    name: 'refund-link',
    title: 'Open a page on which the payer says where a refund goes; it can be used once',
    confirmed: naming('url'),
    fields: [
      field.optional(field.orderId),
      field.optional(field.transactionId),
      field.amount,
      field.choice('refund_source', 'Whose account', ['Merchant', 'Psp']),
      ...[field.merchantFee, field.returnUrl, field.developerName, field.logo].map(field.optional),
    ],
    call: (input, reference) => api.post('links/refunds', refundLink(input, reference, config)),
  }),
];

function refundLink(input: Input, reference: string, { merchantId }: CoboConfig): object {
  const { order_id, transaction_id, amount, refund_source, fee_amount } = input;
  const business_info = { order_id, transaction_id, amount, refund_source, merchant_id: merchantId, fee_amount };
  return present({ request_id: reference, business_info: present(business_info), display_info: displayed(input) });
}

function paymentLink(input: Input, reference: string, { merchantId }: CoboConfig): object {
  const { psp_order_code, merchant_order_code, pricing_amount, fee_amount, amount_tolerance } = input;
  const { payable_currencies = '', payable_amounts, expired_in } = input;
  return present({
    request_id: reference,
    business_info: present({
      merchant_id: merchantId,
      ...{ psp_order_code, merchant_order_code },
      pricing_currency: PRICING_CURRENCY,
      ...{ pricing_amount, fee_amount, amount_tolerance },
      payable_currencies: payable_currencies.split(','),
      payable_amounts: payable_amounts?.split(',').map((one) => {
        const [token_id, amount] = one.split('=');
        return { token_id, amount };
      }),
      expired_in: expired_in ? Number.parseInt(expired_in, 10) : undefined,
    }),
    display_info: displayed(input),
  });
}

/** What the page shows, and where it leads afterwards. */
function displayed({ return_url, developer_name, logo }: Input): object | undefined {
  const shown = present({ return_url, developer_name, logo });
  return Object.keys(shown).length > 0 ? shown : undefined;
}
