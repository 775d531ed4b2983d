import type { Answer } from '../../support/api-client';
import type { ProviderWorld } from '../../support/provider-world';

type Order = Answer['body'];
interface Fault {
  readonly kind: string;
  readonly ms?: number;
  readonly executed?: boolean;
}

/** How one provider is paid, refunded and looked at, in the words of its simulator. */
export interface FaultyProvider {
  readonly name: string;
  readonly order: object;
  /** Aims a fault at the call with this reference. */
  match(reference: string): object;
  instruction(reference: string): object;
  /** How many of these payments have been paid, by its own book. */
  paid(world: ProviderWorld, references: readonly string[]): Promise<number>;
  /** It tells the page of a payment once only. */
  readonly losesPage?: true;
  readonly refund?: {
    readonly amount: object;
    readonly fields?: object;
    match(reference: string, order: Order): object;
    /** Lets the refund go through, if it is there. */
    decide(world: ProviderWorld, order: Order, reference: string): Promise<void>;
    /** How many refunds of the order went through, by its own book. */
    refunded(world: ProviderWorld, order: Order): Promise<number>;
  };
}

export interface FaultCase {
  readonly name: string;
  readonly provider: FaultyProvider;
  readonly operation: 'open' | 'refund';
  readonly fault: Fault;
}

const FAULTS: readonly Fault[] = [
  { kind: 'requestLost' },
  { kind: 'answerLost' },
  { kind: 'slow', ms: 1_500 },
  { kind: 'silent', executed: true },
  { kind: 'serverError', executed: false },
  { kind: 'serverError', executed: true },
  { kind: 'garbage' },
  { kind: 'cut' },
];

export const isExecuted = ({ kind, executed }: Fault): boolean => kind !== 'requestLost' && executed !== false;

const nameOf = ({ name }: FaultyProvider, operation: string, { kind, executed }: Fault): string =>
  `${name} ${operation} ${kind}${kind === 'serverError' ? (executed ? ' after the effect' : ' without effect') : ''}`;

export const openFaults = (provider: FaultyProvider): FaultCase[] =>
  FAULTS.map((fault) => ({ name: nameOf(provider, 'open', fault), provider, operation: 'open', fault }));

export const refundFaults = (provider: FaultyProvider): FaultCase[] =>
  provider.refund
    ? FAULTS.map((fault) => ({ name: nameOf(provider, 'refund', fault), provider, operation: 'refund', fault }))
    : [];

const money = (value: string, currency: string) => ({ value, currency });
const book = async <T>(world: ProviderWorld, provider: string, list: string): Promise<T[]> =>
  ((await world.look(provider, 'book?limit=1000')) as Record<string, unknown>)[list] as T[];

const trustPayMoney: FaultyProvider = {
  name: 'trustpay-money',
  order: { method: 'cashier', amount: money('20.00', 'USD') },
  match: (orderNo) => ({ orderNo }),
  instruction: (orderNo) => ({ orderNo }),
  losesPage: true,
  paid: async (world, references) =>
    (await book<{ orderNo: string; paid: string }>(world, 'trustpay-money', 'orders')).filter(
      ({ orderNo, paid }) => references.includes(orderNo) && Number(paid) > 0,
    ).length,
  refund: {
    amount: money('5.00', 'USD'),
    match: (_, { operations }) => ({ path: '/v4/order/refund', orderNo: operations[0].reference }),
    decide: async (world, { operations }, number) => {
      const [orderNo] = operations.map(({ reference }: { reference: string }) => reference);
      const orders = await book<{ orderNo: string; refunds: { state: string }[] }>(world, 'trustpay-money', 'orders');
      const open = orders.find((one) => one.orderNo === orderNo)?.refunds.some(({ state }) => state === 'running');
      if (open) await world.sim('trustpay-money', 'refunds', { orderNo, number, decision: 'done' });
    },
    refunded: async (world, { operations }) => {
      const orders = await book<{ orderNo: string; refunds: { state: string }[] }>(world, 'trustpay-money', 'orders');
      const order = orders.find(({ orderNo }) => orderNo === operations[0].reference)!;
      return order.refunds.filter(({ state }) => state === 'done').length;
    },
  },
};

const payfield: FaultyProvider = {
  name: 'payfield',
  order: { method: 'payin', amount: money('1000.00', 'BDT') },
  match: (externalId) => ({ externalId }),
  instruction: (externalId) => ({ externalId }),
  paid: async (world, references) =>
    (await book<{ externalId: string; status: string }>(world, 'payfield', 'operations')).filter(
      ({ externalId, status }) => references.includes(externalId) && status === 'success',
    ).length,
};

const cobo: FaultyProvider = {
  name: 'cobo',
  order: { method: 'crypto', amount: money('100.00', 'USD'), crypto: { asset: 'ETH_USDT' } },
  match: (reference) => ({ reference }),
  instruction: (order) => ({ order }),
  paid: async (world, references) =>
    (await book<{ reference: string; status: string }>(world, 'cobo', 'orders')).filter(
      ({ reference, status }) => references.includes(reference) && status === 'Completed',
    ).length,
  refund: {
    amount: money('40.00', 'USD'),
    fields: { to_address: '0x52908400098527886E0F7030069857D2E4169EE7' },
    match: (reference) => ({ reference }),
    decide: async (world, _, reference) => {
      const refunds = await book<{ refundId: string; reference: string; status: string }>(world, 'cobo', 'refunds');
      const open = refunds.find((one) => one.reference === reference && !/Completed|Failed/.test(one.status));
      if (open) await world.sim('cobo', 'refund', { refund: open.refundId, decision: 'Completed' });
    },
    refunded: async (world, { operations }) =>
      (await book<{ reference: string; status: string }>(world, 'cobo', 'refunds')).filter(
        ({ reference, status }) => reference === operations[1].reference && status === 'Completed',
      ).length,
  },
};

interface GateOrder {
  readonly merchantTradeNo: string;
  readonly status: string;
  readonly refunds: readonly { readonly refundRequestId: string; readonly status: string }[];
}

const gatepay: FaultyProvider = {
  name: 'gatepay',
  order: { method: 'crypto', amount: money('118.75', 'USDT'), crypto: { asset: 'MATIC_USDT' } },
  match: (reference) => ({ reference }),
  instruction: (merchantTradeNo) => ({ merchantTradeNo }),
  paid: async (world, references) =>
    (await book<GateOrder>(world, 'gatepay', 'orders')).filter(
      ({ merchantTradeNo, status }) => references.includes(merchantTradeNo) && status === 'PAID',
    ).length,
  refund: {
    amount: money('18.75', 'USDT'),
    fields: { to_address: '0x52908400098527886E0F7030069857D2E4169EE7' },
    match: (reference) => ({ reference }),
    decide: async (world, _, refundRequestId) => {
      const refunds = (await book<GateOrder>(world, 'gatepay', 'orders')).flatMap((order) => order.refunds);
      const open = refunds.find((one) => one.refundRequestId === refundRequestId && !/SUCCESS|FAIL/.test(one.status));
      if (open) await world.sim('gatepay', 'refunds', { refundRequestId });
    },
    refunded: async (world, { operations }) =>
      (await book<GateOrder>(world, 'gatepay', 'orders'))
        .flatMap((order) => order.refunds)
        .filter((one) => one.refundRequestId === operations[1].reference && one.status === 'SUCCESS').length,
  },
};

export const FAULTY_PROVIDERS: readonly FaultyProvider[] = [trustPayMoney, payfield, cobo, gatepay];
