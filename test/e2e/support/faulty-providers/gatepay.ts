import type { ProviderWorld } from '../../../support/provider-world';
import type { FaultyProvider } from './fault-case';
import { closing, followUp, listOf, money, opening } from './operations';

interface BookedOrder {
  readonly merchantTradeNo: string;
  readonly status: string;
  readonly received: string;
  readonly refunded: string;
  readonly refunds: readonly { readonly refundRequestId: string; readonly status: string }[];
}

const NAME = 'gatepay';
const ordersOf = (world: ProviderWorld) => listOf<BookedOrder>(world, NAME, 'orders');

export const described: FaultyProvider = {
  name: NAME,
  endsUnpaid: true,
  reachedAt: (url) => ({ GATEPAY_URL: url }),
  order: { method: 'crypto', amount: money('118.75', 'USDT'), crypto: { asset: 'MATIC_USDT' } },
  match: (reference) => ({ reference }),
  instruction: (merchantTradeNo) => ({ merchantTradeNo }),
  book: async (world) =>
    (await ordersOf(world))
      .filter(({ received }) => Number(received) > 0)
      .map(({ merchantTradeNo: reference, received, refunded }) => ({
        ...{ reference, captured: Number(received), refunded: Number(refunded), came: Number(received) },
      })),
  operations: [
    opening(),
    closing(
      ({ order }) => ({ step: 'close', prepayId: order.attempts[0].provider_reference }),
      async ({ run: { world }, reference }) =>
        (await ordersOf(world)).some(
          ({ merchantTradeNo, status }) => merchantTradeNo === reference && /EXPIRED|CLOSED|CANCELLED/.test(status),
        ),
    ),
    followUp({
      ...{ name: 'refund', type: 'refund' },
      body: { amount: money('18.75', 'USDT'), to_address: '0x52908400098527886E0F7030069857D2E4169EE7' },
      goOn: async ({ run: { world }, reference: refundRequestId }) => {
        const refunds = (await ordersOf(world)).flatMap((order) => order.refunds);
        const open = refunds.find((one) => one.refundRequestId === refundRequestId && !/SUCCESS|FAIL/.test(one.status));
        if (open) await world.sim(NAME, 'refunds', { refundRequestId });
      },
      done: async ({ run: { world }, reference }) =>
        (await ordersOf(world))
          .flatMap(({ refunds }) => refunds)
          .filter(({ refundRequestId, status }) => refundRequestId === reference && status === 'SUCCESS')
          .map(({ refundRequestId }) => refundRequestId),
    }),
  ],
};
