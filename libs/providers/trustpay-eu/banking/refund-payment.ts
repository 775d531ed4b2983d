import type { ClientField, ClientOperation } from '../../spi';
import { fromProviderAmount } from '../amount';
import { askForRefund } from './ask-for-refund';
import type { RefundDesk } from './refund';

/** With our reference in front it stays within the 140 characters of the bank. */
const DESCRIPTION = '[^\\u0000-\\u001f]{1,100}';

const field = (name: string, description: string, pattern: string, example: string): ClientField => ({
  ...{ name, description, pattern, example },
  required: true,
});

const FIELDS: readonly ClientField[] = [
  field(
    'payment_id',
    'PaymentId of the credit: of its message, or of its line in the history',
    '[0-9]{1,10}',
    '177561',
  ),
  field('amount', 'How much, at most what is left of it', '[0-9]{1,11}\\.[0-9]{2}', '7.00'),
  field('currency', 'That of the credit', '[A-Z]{3}', 'EUR'),
  {
    ...field('description', 'What the payer reads, after our reference', DESCRIPTION, 'Sent without a reference'),
    required: false,
  },
];

/**
 * RefundPayment of a credit that is no payment of an order (fact sheet 9.9). The call knows no key of ours, so our
 * reference leads the description, which the debit bears in the history.
 */
export const refundPaymentOperation = (desk: RefundDesk): ClientOperation => ({
  name: 'refund-payment',
  title: 'Send a credit of the account back; not for orders of the ledger, whose refund is a command of their own',
  changes: true,
  fields: FIELDS,
  call: async ({ payment_id: paymentId = '', amount: value = '', currency = '', description }, reference) => {
    const amount = fromProviderAmount(value, currency);
    if (!amount) return unsupported('the amount has no form there');
    const text = description === undefined ? reference : `${reference} ${description}`;
    const answer = await askForRefund(desk, { paymentId, amount, description: text });
    if (answer.kind === 'impossible') return unsupported(answer.reason);
    return answer.kind === 'answered' ? { ...answer, data: { order_id: answer.data } } : answer;
  },
});

const unsupported = (reason: string) =>
  ({ kind: 'refused', code: 'unsupported_request', reason: `${reason}; nothing was sent` }) as const;
