import type { GatePaySimulator } from '#libs/simulators/gatepay';
import type { ProviderAdapter } from '../../spi';

export const ADDRESS = {
  ...{ currency: 'USDT', orderAmount: '118.75', chain: 'MATIC', fullCurrType: 'USDT_MATIC' },
  ...{ merchantUserId: '123456789012345678', goodsName: 'Order 160' },
};
const CONVERTED = { currency: 'BTC', orderAmount: '0.5', payCurrency: 'USDT' };
const IN_ORDER_COIN = { refundOrderCurrency: 'USDT', refundOrderAmount: '1' };
const IN_PAID_COIN = { refundPayCurrency: 'USDT', refundPayAmount: '1000', receiverId: '6790011' };

interface Harness {
  readonly adapter: ProviderAdapter;
  readonly control: GatePaySimulator['control'];
  readonly reference: () => string;
  readonly paid: () => Promise<{ readonly reference: string; readonly providerReference: string }>;
  readonly refunded: () => Promise<string>;
}

/** What each client operation takes; whatever it names is made for it. */
export async function clientInputs(harness: Harness): Promise<Record<string, Record<string, string>>> {
  const { paid, refunded } = harness;
  return {
    currencies: {},
    chains: { currency: 'USDT' },
    balance: {},
    'refund-chains': { currency: 'USDT' },
    'refund-details': { refundRequestId: await refunded() },
    'refund-v1': { refundRequestId: await refunded() },
    order: { merchantTradeNo: (await paid()).reference },
    'order-v1': { merchantTradeNo: (await paid()).reference },
    'address-order': { merchantTradeNo: (await addressPaid(harness)).merchantTradeNo },
    'address-create': ADDRESS,
    'order-refund': { prepayId: (await paid()).providerReference, refundAmount: '1' },
    'checkout-refund': { ...IN_ORDER_COIN, prepayId: (await paid()).providerReference },
    'address-refund': { prepayId: (await addressPaid(harness)).prepayId, refundAmount: '1', receiverId: '6790011' },
    'address-refund-convert': { ...IN_PAID_COIN, prepayId: (await addressPaid(harness, CONVERTED)).prepayId },
  };
}

async function addressPaid({ adapter, control, reference }: Harness, change: Readonly<Record<string, string>> = {}) {
  const create = adapter.clientOperations!.find(({ name }) => name === 'address-create')!;
  const merchantTradeNo = reference();
  const answer = await create.call({ ...ADDRESS, ...change }, merchantTradeNo);
  if (answer.kind !== 'answered') throw new Error(JSON.stringify(answer));
  const { prepayId } = control.book({ merchantTradeNo })[0]!;
  control.pay({ prepayId });
  return { merchantTradeNo, prepayId };
}
