import { nextDue } from './due';
import { at, declined, eur, flying, nobody, create, paidFirst, signed, succeeded, until } from './testing';

/** 9.90 a month from 31 January: the first period has 28 days, the second (28 February to 31 March) has 31. */
const running = () => until(signed(), at('2026-02-14T12:00:00.000Z'));
const upgrade = { type: 'ChangeAmount', amount: eur(2970) } as const;
const downgrade = { type: 'ChangeAmount', amount: eur(330) } as const;
const carried = (life: ReturnType<typeof signed>) => life.state.carried;
const amounts = (life: ReturnType<typeof signed>) =>
  life.events.filter(({ type }) => type === 'ChargeSucceeded').map(({ data }) => (data as { amount: object }).amount);

describe('a change of price within a period', () => {
  it('charges what the days that are left cost more with the next charge', () => {
    const changed = running()
      .when({ ...upgrade, proration: 'next_charge' })
      .then(
        { type: 'AmountChanged', data: { amount: eur(2970), fromPeriod: 1 } },
        {
          type: 'PriceProrated',
          data: {
            ...{ period: 0, change: 1, day: '2026-02-14', daysUsed: 14, daysLeft: 14, days: 28, count: 'actual' },
            ...{ oldAmount: eur(990), newAmount: eur(2970), credit: eur(495), charge: eur(1485), difference: eur(990) },
            settlement: 'next_charge',
          },
        },
      );
    expect(carried(changed)).toBe('990');
    const next = until(changed, at('2026-03-01T00:00:00Z'));
    expect(next.events.find(({ type }) => type === 'BalanceCarried')).toMatchObject({
      data: { period: 1, price: eur(2970), carried: eur(990), amount: eur(3960), left: eur(0) },
    });
    expect(amounts(next)).toEqual([eur(990), eur(3960)]);
    expect(carried(next)).toBe('0');
  });

  it('is charged now, by a charge of its own, and nothing else moves until that has come to an end', () => {
    const asked = running()
      .when({ ...upgrade, proration: 'charge_now' })
      .then(
        { type: 'AmountChanged' },
        { type: 'PriceProrated', data: { settlement: 'charge_now' } },
        { type: 'ProrationChargeRequested', data: { period: 0, change: 1, amount: eur(990), cardId: 'card-1' } },
      );
    expect(nextDue(asked.state)).toBeUndefined();
    asked.when({ ...upgrade, amount: eur(3000), proration: 'charge_now' }).thenRefused({ code: 'attempt_in_progress' });
    const tell = { type: 'RecordProrationCharge', period: 0, change: 1, result: succeeded } as const;
    const paid = asked.when(tell).then({ type: 'ProrationChargeSucceeded', data: { amount: eur(990) } });
    paid.when(tell).thenNothing();
    expect(amounts(until(paid, at('2026-03-01T00:00:00Z')))).toEqual([eur(990), eur(2970)]);
  });

  it('that cannot be charged now is not tried again: it goes into the next charge', () => {
    const asked = running().and({ ...upgrade, proration: 'charge_now' });
    const failed = asked
      .when({ type: 'RecordProrationCharge', period: 0, change: 1, result: declined('soft_funds') })
      .then({ type: 'ProrationChargeFailed', data: { amount: eur(990), kind: 'declined', code: '800.100.155' } });
    expect(amounts(until(failed, at('2026-03-01T00:00:00Z')))).toEqual([eur(990), eur(3960)]);
  });

  it('to a lower price is taken off the next charges, never below nothing', () => {
    const changed = running().and({ ...downgrade, amount: eur(10), proration: 'charge_now' });
    // 14 of 28 days: 4.95 credit, 0.05 charge.
    expect(changed.events.at(-1)).toMatchObject({ data: { difference: eur(-490), settlement: 'next_charge' } });
    const next = until(changed, at('2026-03-01T00:00:00Z'));
    expect(next.events.slice(-3)).toMatchObject([
      { type: 'PeriodOpened', data: { amount: eur(10) } },
      { type: 'BalanceCarried', data: { carried: eur(-10), amount: eur(0), left: eur(-480) } },
      { type: 'ChargeSucceeded', data: { period: 1, amount: eur(0), by: 'credit' } },
    ]);
    expect(flying(next.state)).toBeUndefined();
  });

  it('is computed on what the change before it left', () => {
    const twice = running()
      .and({ ...upgrade, proration: 'next_charge' })
      .at(at('2026-02-21T12:00:00.000Z'))
      .and({ ...downgrade, amount: eur(990), proration: 'next_charge' });
    // 7 of 28 days: 7.43 credit (7.425, the half stays with the days used: 7.42), 2.47 charge.
    expect(twice.events.at(-1)).toMatchObject({
      data: { change: 2, oldAmount: eur(2970), credit: eur(742), charge: eur(247), difference: eur(-495) },
    });
    expect(carried(twice)).toBe('495');
  });

  it('counts months of thirty days where the terms say so', () => {
    const life = until(signed({ prorationDays: 'thirty' }), at('2026-02-14T12:00:00.000Z'));
    const changed = life.and({ ...upgrade, proration: 'next_charge' });
    // From 31 January (as the 30th) to 14 February there are 14 of 30.
    expect(changed.events.at(-1)).toMatchObject({ data: { daysUsed: 14, daysLeft: 16, days: 30, count: 'thirty' } });
  });

  it('takes the day by the clock that the period runs by', () => {
    // 23:30 in London, the 15th in Bratislava.
    const late = until(signed(), at('2026-02-14T23:30:00.000Z')).and({ ...upgrade, proration: 'next_charge' });
    expect(late.events.at(-1)).toMatchObject({ data: { day: '2026-02-15', daysUsed: 15 } });
  });

  it.each([
    ['no_next_charge', () => running().and({ type: 'Cancel', when: 'period_end', reason: 'asked' }), 'next_charge'],
    ['not_charged', () => signed(), 'next_charge'],
    ['not_paid', () => until(signed(), at('2026-02-01T00:00:00.000Z'), () => declined('soft_funds')), 'charge_now'],
  ] as const)('is refused where it could not be settled: %s', (why, life, proration) => {
    life()
      .when({ ...upgrade, proration })
      .thenRefused({ code: 'nothing_to_prorate', why });
  });

  it('is refused where the consent does not go so far', () => {
    const life = until(signed({ consent: { ceiling: eur(3000) } }), at('2026-02-14T12:00:00.000Z'));
    const refusal = { code: 'amount_exceeds_consent', ceiling: eur(3000) } as const;
    life.when({ ...upgrade, proration: 'next_charge' }).thenRefused(refusal);
    life.when({ ...upgrade, proration: 'charge_now' }).then(
      { type: 'AmountChanged' },
      { type: 'PriceProrated' },
      {
        type: 'ProrationChargeRequested',
      },
    );
    life.when({ ...upgrade, amount: eur(3001), proration: 'charge_now' }).thenRefused(refusal);
  });

  it('leaves what the consent has no room for to the charge after', () => {
    const life = until(signed({ consent: { ceiling: eur(3000) } }), at('2026-02-14T12:00:00.000Z'));
    const failed = life
      .and({ ...upgrade, proration: 'charge_now' })
      .and({ type: 'RecordProrationCharge', period: 0, change: 1, result: declined('soft_funds') });
    const after = until(failed, at('2026-03-01T00:00:00Z'));
    expect(amounts(after).at(-1)).toEqual(eur(3000));
    expect(carried(after)).toBe('960');
  });
});

describe('an end at once that gives back what is not used', () => {
  const cancel = { type: 'Cancel', when: 'now', reason: 'asked', refundsUnused: true } as const;

  it('refunds the days after this one from the charge of the period', () => {
    const over = running()
      .when(cancel)
      .then(
        {
          type: 'UnusedDaysCredited',
          data: {
            ...{ period: 0, day: '2026-02-15', daysUsed: 15, daysLeft: 13, days: 28 },
            ...{ price: eur(990), credit: eur(460), carried: eur(0), amount: eur(460), left: eur(0) },
            refunds: [{ payment: { purpose: 'charge', period: 0, amount: eur(990) }, amount: eur(460) }],
          },
        },
        { type: 'AgreementEnded', data: { reason: 'cancelled' } },
      );
    expect(carried(over)).toBe('0');
  });

  it('refunds a first payment that paid the period', () => {
    const first = { amount: eur(990), coversFirstPeriod: true };
    const life = nobody().and(create({}, first)).and(paidFirst).at(at('2026-02-14T12:00:00.000Z')).and(cancel);
    expect(life.events.at(-2)).toMatchObject({
      data: { refunds: [{ payment: { purpose: 'first_payment', orderId: 'order-0' }, amount: eur(460) }] },
    });
  });

  it('refunds the last payment first, and no payment more than it was', () => {
    const upgraded = running()
      .and({ ...upgrade, proration: 'charge_now' })
      .and({ type: 'RecordProrationCharge', period: 0, change: 1, result: succeeded });
    const over = upgraded.and(cancel);
    // 13 of 28 days of 29.70.
    expect(over.events.at(-2)).toMatchObject({
      data: {
        amount: eur(1379),
        refunds: [
          { payment: { purpose: 'proration', change: 1 }, amount: eur(990) },
          { payment: { purpose: 'charge' }, amount: eur(389) },
        ],
      },
    });
  });

  it('takes what is still owed off the refund, and adds what is owed to the customer', () => {
    const owing = running()
      .and({ ...upgrade, proration: 'next_charge' })
      .and(cancel);
    expect(owing.events.at(-2)).toMatchObject({ data: { credit: eur(1379), carried: eur(990), amount: eur(389) } });
    const owed = running()
      .and({ ...downgrade, proration: 'next_charge' })
      .and(cancel);
    expect(owed.events.at(-2)).toMatchObject({ data: { credit: eur(153), carried: eur(-330), amount: eur(483) } });
  });

  it('says what no payment of the period covers, and what an order does not take back', () => {
    const free = until(
      running().and({ ...downgrade, amount: eur(10), proration: 'next_charge' }),
      at('2026-03-01T12:00:00Z'),
    );
    const over = free.and(cancel);
    expect(over.events.at(-2)).toMatchObject({
      data: { credit: eur(9), carried: eur(-480), refunds: [], left: eur(489) },
    });
    expect(carried(over)).toBe('-489');
    const refused = running()
      .and(cancel)
      .and({ type: 'RecordCreditRefused', orderId: 'order-1', amount: eur(460), code: 'x', reason: 'x' });
    expect(carried(refused)).toBe('-460');
  });

  it.each([
    ['not_charged', () => signed()],
    ['not_paid', () => until(signed(), at('2026-02-01T00:00:00.000Z'), () => declined('soft_funds'))],
  ] as const)('is refused where nothing was paid: %s', (why, life) => {
    life().when(cancel).thenRefused({ code: 'nothing_to_prorate', why });
  });

  it('is refused while a charge is under way', () => {
    const asked = running().and({ ...upgrade, proration: 'charge_now' });
    asked.when(cancel).thenRefused({ code: 'attempt_in_progress' });
  });
});
