import { described as trustPayEu } from '../faulty-providers/trustpay-eu';
import type { FaultyChange } from './faulty-change';

interface BankBook {
  readonly orders: readonly { readonly description?: string }[];
}

const NAME = 'trustpay-eu';

export const described: readonly FaultyChange[] = [
  {
    provider: trustPayEu,
    operation: 'refund-payment',
    /** Each sends back a credit of its own, which somebody made without a reference. */
    input: async ({ world }) => ({
      ...{ payment_id: (await world.sim(NAME, 'wires/transfer', { amount: '7.00' }))['paymentId']!, amount: '7.00' },
      ...{ currency: 'EUR', description: 'Sent without a reference' },
    }),
    match: () => ({ operation: 'RefundPayment' }),
    done: async ({ world }, { reference }) => {
      const { orders } = (await world.look(NAME, 'banking')) as unknown as BankBook;
      return orders.filter(({ description = '' }) => description.split(' ')[0] === reference);
    },
  },
];
