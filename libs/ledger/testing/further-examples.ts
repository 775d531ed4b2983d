import type { OrderEvent } from '#libs/payments';

const money = (minor: number, currency: string) => ({ minor: String(minor), currency });
const base = { attemptId: 1, operationId: 1, provider: 'acme', evidence: { source: 'query' } } as const;
const order = money(10_000, 'USD');

/** A second look at events that book several things, for the reference. */
export interface FurtherExample {
  readonly title: string;
  readonly event: OrderEvent;
}

const captured = (title: string, due: number, received: number, extra: object = {}): FurtherExample => ({
  title,
  event: {
    type: 'Captured',
    data: {
      ...base,
      amount: order,
      released: order,
      receipt: { due: money(due, 'ETH_USDT'), received: money(received, 'ETH_USDT') },
      ...extra,
    },
  },
});

const share = (party: string, minor: number) => ({ party, amount: money(minor, 'USD') });

const disputed = { ...base, disputeId: '1', amount: order };

export const furtherExamples: readonly FurtherExample[] = [
  {
    title: 'Split: a developer has 70 % of the order',
    event: { type: 'Captured', data: { ...base, amount: order, released: order, shares: [share('dev-42', 7_000)] } },
  },
  {
    title: 'Split: the developer gives back 70 % of the refund',
    event: {
      type: 'RefundRequested',
      data: {
        ...base,
        amount: money(4_000, 'USD'),
        shares: [share('dev-42', -2_800)],
        requestedAt: '2026-03-01T12:00:00.000Z',
      },
    },
  },
  {
    title: 'With a fee for the refund; that of the payment is usually kept',
    event: { type: 'Refunded', data: { ...base, amount: money(4_000, 'USD'), fee: money(30, 'USD') } },
  },
  {
    title: 'Of a split order, with a fee for the dispute',
    event: {
      type: 'DisputeOpened',
      data: { ...disputed, fee: money(1_500, 'USD'), blockedShares: [share('dev-42', 7_000)] },
    },
  },
  {
    title: 'Of a split order; the fee is returned',
    event: {
      type: 'DisputeWon',
      data: { ...disputed, fee: money(1_500, 'USD'), blockedShares: [share('dev-42', -7_000)] },
    },
  },
  {
    title: 'Of a split order: each bears its part',
    event: {
      type: 'DisputeLost',
      data: { ...disputed, shares: [share('dev-42', -7_000)], blockedShares: [share('dev-42', -7_000)] },
    },
  },
  {
    title: 'With a fee that the provider names',
    event: { type: 'Captured', data: { ...base, amount: order, released: order, fee: money(290, 'USD') } },
  },
  captured('Paid in coins, exactly: 100.00 USD were quoted as 101.01 USDT', 101_010_000, 101_010_000),
  captured('Paid in coins, with a developer fee of 2.00 on top', 103_030_000, 103_030_000, {
    developerFee: money(200, 'USD'),
  }),
  captured('Paid in coins, too little and within the tolerance', 101_010_000, 100_510_000),
  captured('Paid in coins, too much', 101_010_000, 111_010_000),
  {
    title: 'Refunded in coins',
    event: {
      type: 'Refunded',
      data: {
        ...base,
        operationId: 2,
        amount: money(4_000, 'USD'),
        receipt: { due: money(40_400_000, 'ETH_USDT'), received: money(40_400_000, 'ETH_USDT') },
      },
    },
  },
];
