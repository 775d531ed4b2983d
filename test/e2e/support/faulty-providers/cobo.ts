import type { ProviderWorld } from '../../../support/provider-world';
import type { FaultyProvider } from './fault-case';
import { closing, followUp, listOf, money, opening } from './operations';

interface BookedOrder {
  readonly orderId: string;
  readonly reference: string;
  readonly status: string;
  readonly pricing: string;
  readonly payable: string;
  readonly deposits: readonly { readonly amount: string }[];
}

interface BookedRefund {
  readonly refundId: string;
  readonly reference: string;
  readonly orderId: string;
  readonly amount: string;
  readonly status: string;
}

const NAME = 'cobo';
const ordersOf = (world: ProviderWorld) => listOf<BookedOrder>(world, NAME, 'orders');
const refundsOf = (world: ProviderWorld) => listOf<BookedRefund>(world, NAME, 'refunds');
const sum = (amounts: readonly { readonly amount: string }[]): number =>
  amounts.reduce((total, { amount }) => total + Number(amount), 0);

export const described: FaultyProvider = {
  name: NAME,
  endsUnpaid: true,
  reachedAt: (url) => ({ COBO_API_URL: `${url}/v2` }),
  order: { method: 'crypto', amount: money('100.00', 'USD'), crypto: { asset: 'ETH_USDT' } },
  match: (reference) => ({ reference }),
  instruction: (order) => ({ order }),
  book: async (world) => {
    const refunds = (await refundsOf(world)).filter(({ status }) => status === 'Completed');
    return (await ordersOf(world))
      .filter(({ deposits }) => deposits.length > 0)
      .map(({ orderId, reference, pricing, payable, deposits }) => {
        const price = Number.parseFloat(pricing);
        const coins = sum(refunds.filter((one) => one.orderId === orderId));
        // In the unit of the order, by the rate at which it was paid: coins go back in hundredths of one.
        const refunded = Math.round((coins * price * 100) / Number(payable)) / 100;
        return { reference, captured: price, refunded, came: sum(deposits) };
      });
  },
  operations: [
    opening(),
    closing(
      ({ order }) => ({ operation: 'PUT orders', reference: order.attempts[0].provider_reference }),
      async ({ run: { world }, reference }) =>
        (await ordersOf(world)).some((one) => one.reference === reference && one.status === 'Expired'),
    ),
    followUp({
      ...{ name: 'refund', type: 'refund' },
      body: { amount: money('40.00', 'USD'), to_address: '0x52908400098527886E0F7030069857D2E4169EE7' },
      goOn: async ({ run: { world }, reference }) => {
        const refunds = await refundsOf(world);
        const open = refunds.find((one) => one.reference === reference && !/Completed|Failed/.test(one.status));
        if (open) await world.sim(NAME, 'refund', { refund: open.refundId, decision: 'Completed' });
      },
      done: async ({ run: { world }, reference }) =>
        (await refundsOf(world))
          .filter((one) => one.reference === reference && one.status === 'Completed')
          .map(({ refundId }) => refundId),
    }),
  ],
};
