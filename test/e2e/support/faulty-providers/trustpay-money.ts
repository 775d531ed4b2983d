import type { FaultyProvider } from './fault-case';
import { followUp, listOf, money, opening } from './operations';

interface BookedOrder {
  readonly orderNo: string;
  readonly paid: string;
  readonly refunded: string;
  readonly refunds: readonly { readonly number: string; readonly state: string }[];
}

const NAME = 'trustpay-money';

export const described: FaultyProvider = {
  name: NAME,
  reachedAt: (url) => ({ TRUSTPAY_MONEY_API_URL: url }),
  order: { method: 'cashier', amount: money('20.00', 'USD') },
  match: (orderNo) => ({ orderNo }),
  instruction: (orderNo) => ({ orderNo }),
  book: async (world) =>
    (await listOf<BookedOrder>(world, NAME, 'orders'))
      .filter(({ paid }) => Number(paid) > 0)
      .map(({ orderNo, paid, refunded }) => ({
        ...{ reference: orderNo, captured: Number(paid), refunded: Number(refunded), came: Number(paid) },
      })),
  operations: [
    opening({ losesPage: true }),
    followUp({
      ...{ name: 'refund', type: 'refund', body: { amount: money('5.00', 'USD') } },
      match: ({ order }) => ({ path: '/v4/order/refund', orderNo: order.operations[0].reference }),
      goOn: async ({ run: { world }, order, reference: number }) => {
        const [{ reference: orderNo }] = order.operations;
        const orders = await listOf<BookedOrder>(world, NAME, 'orders');
        const meant = orders.find((one) => one.orderNo === orderNo);
        if (meant?.refunds.some(({ state }) => state === 'running'))
          await world.sim(NAME, 'refunds', { orderNo, number, decision: 'done' });
      },
      done: async ({ run: { world }, reference }) =>
        (await listOf<BookedOrder>(world, NAME, 'orders'))
          .flatMap(({ refunds }) => refunds)
          .filter(({ number, state }) => number === reference && state === 'done')
          .map(({ number }) => number),
    }),
  ],
};
