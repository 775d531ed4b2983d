import type { Answer } from '../../../support/api-client';
import type { FaultRun } from '../faulty-providers';
import { described as gatepay } from '../faulty-providers/gatepay';
import { listOf } from '../faulty-providers/operations';
import type { Asked, FaultyChange, Input } from './faulty-change';
import { operationOf } from './faulty-change';

interface Booked {
  readonly merchantTradeNo: string;
  readonly refunds: readonly { readonly refundRequestId: string }[];
}

const NAME = 'gatepay';
const ADDRESS: Input = {
  ...{ currency: 'USDT', orderAmount: '118.75', chain: 'MATIC', fullCurrType: 'USDT_MATIC' },
  ...{ merchantUserId: '1336974', goodsName: 'Order 160' },
};

/** The operation's own answer where there is nothing of the kind: refused. */
const askBy =
  (operation: string, name: string) =>
  (run: FaultRun, { reference }: Asked) =>
    run.world.api.post(`/v1/providers/${NAME}/operations/${operation}`, { [name]: reference });

const orderPaid = (run: FaultRun, name: string): Promise<string> =>
  run.once(name, async () => (await run.paid(gatepay, name)).attempts[0].provider_reference);

const addressPaid = (run: FaultRun, name: string, change: Input = {}): Promise<string> =>
  run.once(name, async () => {
    const created: Answer = await operationOf(run, NAME, 'address-create', { ...ADDRESS, ...change });
    const { prepayId } = created.body.answer;
    await run.world.sim(NAME, 'pay', { prepayId });
    return prepayId;
  });

/** Each refunds an order of its own, which bears only so many refunds. */
const refunding = (operation: string, input: FaultyChange['input']): FaultyChange => ({
  ...{ provider: gatepay, operation, input },
  done: async ({ world }, { reference }) =>
    (await listOf<Booked>(world, NAME, 'orders'))
      .flatMap(({ refunds }) => refunds)
      .filter(({ refundRequestId }) => refundRequestId === reference),
  ask: askBy('refund-details', 'refundRequestId'),
});

export const described: readonly FaultyChange[] = [
  {
    ...{ provider: gatepay, operation: 'address-create', input: async () => ADDRESS },
    done: async ({ world }, { reference }) =>
      (await listOf<Booked>(world, NAME, 'orders')).filter(({ merchantTradeNo }) => merchantTradeNo === reference),
    ask: askBy('address-order', 'merchantTradeNo'),
  },
  refunding('order-refund', async (run) => ({
    ...{ prepayId: await orderPaid(run, 'order to refund by v1'), refundAmount: '1' },
  })),
  refunding('checkout-refund', async (run) => ({
    ...{ prepayId: await orderPaid(run, 'order to refund in its coin') },
    ...{ refundOrderCurrency: 'USDT', refundOrderAmount: '1' },
  })),
  refunding('address-refund', async (run) => ({
    ...{ prepayId: await addressPaid(run, 'address to refund'), refundAmount: '1', receiverId: '6790011' },
  })),
  refunding('address-refund-convert', async (run) => ({
    prepayId: await addressPaid(run, 'address to refund in coins', {
      ...{ currency: 'BTC', orderAmount: '0.5', payCurrency: 'USDT' },
    }),
    ...{ refundPayCurrency: 'USDT', refundPayAmount: '100', receiverId: '6790011' },
  })),
];
