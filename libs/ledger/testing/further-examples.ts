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
    title: 'After all of it was paid out: service and developer give back of what is available',
    event: {
      type: 'RefundRequested',
      data: {
        ...base,
        amount: money(4_000, 'USD'),
        available: money(-4_000, 'USD'),
        shares: [share('dev-42', -2_800)],
        settledShares: [share('dev-42', -2_800)],
        requestedAt: '2026-03-08T12:00:00.000Z',
      },
    },
  },
  {
    title: 'Of a split order: the developer has 70 % of what was paid out',
    event: {
      type: 'SettlementRecorded',
      data: { ...base, amount: order, available: order, settledShares: [share('dev-42', 7_000)] },
    },
  },
  {
    title: 'With a developer fee of 2.00 that was charged on top',
    event: {
      type: 'SettlementRecorded',
      data: { ...base, amount: order, available: order, developerFee: money(200, 'USD') },
    },
  },
  {
    title: 'The line of a payout that nets a refund of 40.00: it was drawn when it was asked for, so nothing moves',
    event: {
      type: 'SettlementRecorded',
      data: { ...base, amount: money(-4_000, 'USD'), available: money(0, 'USD'), fee: money(30, 'USD') },
    },
  },
  {
    title: 'Charged 100.00 USD, estimated fee 1.65, paid out in EUR at 0.9215 with a fee of 1.60',
    event: {
      type: 'SettlementRecorded',
      data: {
        ...base,
        amount: order,
        available: order,
        fee: money(8, 'EUR'),
        feeCorrects: true,
        exchange: {
          charged: money(9_835, 'USD'),
          settled: money(9_063, 'EUR'),
          value: money(9_063, 'EUR'),
          rate: '0.9215',
          source: 'report',
        },
      },
    },
  },
  {
    title: 'Coins that were taken in at 100.00 USD are paid out as 100.81 USD',
    event: {
      type: 'SettlementRecorded',
      data: {
        ...base,
        amount: order,
        available: order,
        exchange: {
          charged: money(101_010_000, 'ETH_USDT'),
          settled: money(10_081, 'USD'),
          value: order,
          rate: '0.998',
          source: 'report',
        },
      },
    },
  },
  {
    title: 'Paid out in euro, of a developer who agreed to be settled in what is paid',
    event: {
      type: 'SettlementRecorded',
      data: {
        ...base,
        amount: order,
        available: order,
        settledShares: [share('dev-42', 7_000)],
        exchange: {
          charged: order,
          settled: money(9_215, 'EUR'),
          value: money(9_215, 'EUR'),
          rate: '0.9215',
          source: 'report',
        },
        conversions: [{ party: 'dev-42', given: money(7_000, 'USD'), received: money(6_451, 'EUR') }],
      },
    },
  },
  {
    title: 'With a fee by agreement, 1.4 % and 0.25, netted from the payout',
    event: {
      type: 'Captured',
      data: { ...base, amount: order, released: order, fee: money(165, 'USD'), feeEstimated: true },
    },
  },
  {
    title: 'With the same, of a provider that pays gross and bills for a period',
    event: {
      type: 'Captured',
      data: { ...base, amount: order, released: order, fee: money(165, 'USD'), feeEstimated: true, feeBilled: true },
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
    title: 'Of a split order of which 60.00 was paid out: 40.00 is unsettled, and is blocked first',
    event: {
      type: 'DisputeOpened',
      data: {
        ...disputed,
        blockedShares: [share('dev-42', 7_000)],
        blockedAvailable: money(6_000, 'USD'),
        blockedAvailableShares: [share('dev-42', 4_200)],
      },
    },
  },
  {
    title: 'Paid out while a dispute is open: the block goes with the money',
    event: {
      type: 'SettlementRecorded',
      data: { ...base, amount: order, available: order, blockedAvailable: order },
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
    title: 'Of an order of which 40.00 was refunded before: the claim comes back with it',
    event: {
      type: 'DisputeWon',
      data: { ...disputed, amount: money(6_000, 'USD'), beyond: money(4_000, 'USD') },
    },
  },
  {
    title: 'After a chargeback of all, which found 40.00 too little: that is contested now, and no claim',
    event: {
      type: 'RefundFailed',
      data: {
        ...base,
        operationId: 2,
        amount: money(4_000, 'USD'),
        contested: [{ disputeId: '1', amount: money(4_000, 'USD') }],
        code: 'refused',
        reason: 'not possible',
      },
    },
  },
  {
    title: 'After a chargeback of all that is lost, which found 40.00 too little: the claim is paid from the refund',
    event: {
      type: 'RefundFailed',
      data: {
        ...base,
        operationId: 2,
        amount: money(4_000, 'USD'),
        lost: [{ disputeId: '1', amount: money(4_000, 'USD') }],
        code: 'refused',
        reason: 'not possible',
      },
    },
  },
  {
    title: 'After the payout of all was taken back by a chargeback: what the dispute takes is available no more',
    event: {
      type: 'RefundFailedAfterAcceptance',
      data: {
        ...base,
        operationId: 2,
        amount: money(4_000, 'USD'),
        contested: [{ disputeId: '1', amount: money(4_000, 'USD') }],
        code: 'closed',
        reason: 'the card is closed',
        available: money(-4_000, 'USD'),
        settledShares: [share('dev-42', -2_800)],
      },
    },
  },
  {
    title: 'Of 105.00 that came for an order over 100.00, the 5.00 go back',
    event: {
      type: 'UnexpectedMoneyReturned',
      data: { ...base, amount: money(500, 'USD'), surplus: money(500, 'USD'), reason: 'returned by hand' },
    },
  },
  {
    title: 'After all of it was paid out: the block ends where the money is, and the money goes from there',
    event: {
      type: 'DisputeLost',
      data: { ...disputed, available: money(-10_000, 'USD'), blockedAvailable: money(-10_000, 'USD') },
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
