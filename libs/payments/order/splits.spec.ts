import { NOON, capture, create, eur, fact, failed, notified, ok, orders, outcome, refund } from '../testing';
import type { OrderDecision } from './decide/decision';
import type { Share } from './events';
import { orderDecider } from './order-decider';
import { partsOf, splitsRefusal } from './splits';

const splits = [
  { party: 'dev-1', amount: eur(7_000) },
  { party: 'dev-2', amount: eur(1_000) },
];
const bought = orders.and(create({ captureMode: 'automatic', splits })).and(outcome(1, ok(10_000)));
const sharesOf = (decision: OrderDecision): readonly Share[] =>
  'accept' in decision
    ? decision.accept.flatMap((event) => ('shares' in event.data ? (event.data.shares ?? []) : []))
    : [];

describe('an order with splits', () => {
  it('gives each party its part of what is captured', () => {
    expect([...partsOf(bought.state, 10_000n)]).toEqual([
      ['dev-1', 7_000n],
      ['dev-2', 1_000n],
    ]);
    orders
      .and(create({ splits }))
      .and(outcome(1, ok(10_000)))
      .and(capture(1_001))
      .when(outcome(2, ok(1_001)))
      .then({
        type: 'Captured',
        data: {
          shares: [
            { party: 'dev-1', amount: eur(701) },
            { party: 'dev-2', amount: eur(100) },
          ],
        },
      });
  });

  it('takes its part back when a refund is asked for, and gives it again when that fails', () => {
    const taken = [
      { party: 'dev-1', amount: eur(-2_800) },
      { party: 'dev-2', amount: eur(-400) },
    ];
    const given = [
      { party: 'dev-1', amount: eur(2_800) },
      { party: 'dev-2', amount: eur(400) },
    ];
    bought.when(refund(4_000)).then({ type: 'RefundRequested', data: { shares: taken } });
    bought
      .and(refund(4_000))
      .when(outcome(2, failed))
      .then({ type: 'RefundFailed', data: { shares: given } });
  });

  it('has returned each part exactly when everything went back, whatever the steps were', () => {
    const three = [
      { party: 'a', amount: eur(3_333) },
      { party: 'b', amount: eur(3_333) },
      { party: 'c', amount: eur(3_334) },
    ];
    const returned = new Map<string, bigint>();
    let story = orders.and(create({ captureMode: 'automatic', splits: three })).and(outcome(1, ok(10_000)));
    for (const [index, minor] of [1, 2, 4_999, 1, 4_997].entries()) {
      for (const { party, amount } of sharesOf(orderDecider.decide(story.state, refund(minor), { now: NOON }))) {
        returned.set(party, (returned.get(party) ?? 0n) - BigInt(amount.minor));
      }
      story = story.and(refund(minor)).and(outcome(index + 2, ok(minor)));
    }
    expect(Object.fromEntries(returned)).toEqual({ a: 3_333n, b: 3_333n, c: 3_334n });
  });

  it('blocks the parts while a dispute is open, frees them when it is won, and takes them when it is lost', () => {
    bought
      .when(fact('disputed', 5_000, { operationId: 1, fee: eur(1_500) }))
      .then({ type: 'DisputeOpened', data: { fee: eur(1_500) } });
    const story = bought.and(fact('disputed', 5_000, { operationId: 1 }));
    story.when(fact('dispute_won', 5_000)).then({
      type: 'DisputeWon',
      data: {
        blockedShares: [
          { party: 'dev-1', amount: eur(-3_500) },
          { party: 'dev-2', amount: eur(-500) },
        ],
      },
    });
    story.when(fact('dispute_lost', 5_000, { evidence: notified('n-lost') })).then({
      type: 'DisputeLost',
      data: {
        shares: [
          { party: 'dev-1', amount: eur(-3_500) },
          { party: 'dev-2', amount: eur(-500) },
        ],
      },
    });
  });

  it.each([
    ['more than the order', [{ party: 'a', amount: eur(10_001) }], 'together more'],
    ['a party twice', [splits[0]!, splits[0]!], 'once'],
    ['nothing', [{ party: 'a', amount: eur(0) }], 'above zero'],
    ['another currency', [{ party: 'a', amount: { minor: '1', currency: 'USD' } }], 'in EUR'],
  ])('is refused with %s', (_, wrong, detail) => {
    expect(splitsRefusal(wrong, eur(10_000))).toContain(detail);
    orders.when(create({ splits: wrong })).thenRefused(expect.objectContaining({ code: 'splits_do_not_fit' }) as never);
  });
});
