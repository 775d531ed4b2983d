import { agreementStatus, nextStep } from './status';
import {
  at,
  card,
  create,
  declined,
  eur,
  nobody,
  otherCard,
  outcome,
  paidFirst,
  pays,
  signed,
  SIGNED,
  succeeded,
  until,
} from './testing';

const JANUARY = '2026-01-31T08:00:00.000Z';
const FEBRUARY = '2026-02-28T08:00:00.000Z';

describe('an agreement begins', () => {
  it('with a payment at which the customer is present', () => {
    const created = nobody()
      .when(create())
      .then(
        { type: 'AgreementCreated', data: { createdAt: SIGNED.toISOString() } },
        { type: 'CardPaymentStarted', data: { orderId: 'order-0' } },
      );
    expect([agreementStatus(created.state), nextStep(created.state)]).toEqual(['pending', 'first_payment']);
    const active = created
      .when(paidFirst)
      .then(
        { type: 'CardPaymentEnded', data: { result: 'paid' } },
        { type: 'CardAttached', data: { card } },
        { type: 'AgreementActivated' },
      );
    expect([agreementStatus(active.state), nextStep(active.state)]).toEqual(['active', 'nothing']);
    active.when(paidFirst).thenNothing();
    active.when(create()).thenRefused({ code: 'agreement_exists' });
  });

  it('and that payment may pay the first period', () => {
    const first = { amount: eur(990), coversFirstPeriod: true };
    const life = nobody().and(create({}, first)).and(paidFirst);
    expect(life.events.slice(-2)).toMatchObject([
      { type: 'PeriodOpened', data: { period: { index: 0, key: '2026-01-31' }, reason: 'first_payment' } },
      { type: 'ChargeSucceeded', data: { period: 0, amount: eur(990), by: 'first_payment' } },
    ]);
    life.at(at(JANUARY)).when({ type: 'RunDue' }).thenNothing();
    const second = life.at(at(FEBRUARY)).and({ type: 'RunDue' });
    expect(second.events.at(-1)).toMatchObject({ type: 'ChargeRequested', data: { period: 1, at: FEBRUARY } });
  });

  it('waits for another one when that payment failed, and is over when none comes', () => {
    const failed = nobody()
      .and(create())
      .and({ type: 'RecordCardPayment', orderId: 'order-0', result: { kind: 'expired' } });
    expect(agreementStatus(failed.state)).toBe('incomplete');
    const again = { type: 'StartCardPayment', orderId: 'order-1', amount: eur(0) } as const;
    failed.and(again).when(again).thenRefused({ code: 'attempt_in_progress', orderId: 'order-1' });
    failed
      .at(at('2026-02-19T12:00:00.000Z'))
      .when({ type: 'RunDue' })
      .then({ type: 'AgreementEnded', data: { reason: 'never_activated', at: '2026-02-19T12:00:00.000Z' } });
  });

  it.each([
    [{ amount: eur(0) }, { code: 'amount_not_positive' }],
    [{ consent: { ceiling: eur(500) } }, { code: 'amount_exceeds_consent', ceiling: eur(500) }],
    [{ consent: { ceiling: { minor: '5', currency: 'CZK' } } }, { code: 'currency_mismatch', expected: 'EUR' }],
  ] as const)('not with %j', (change, refusal) => {
    nobody().when(create(change)).thenRefused(refusal);
  });
});

describe('a period', () => {
  it('is charged at its start, at month ends without drift', () => {
    const life = until(signed(), at('2026-05-01T00:00:00Z'));
    const charged = life.events.filter(({ type }) => type === 'ChargeRequested');
    expect(charged.map(({ data }) => (data as { at: string }).at)).toEqual([
      JANUARY,
      FEBRUARY,
      '2026-03-31T07:00:00.000Z',
      '2026-04-30T07:00:00.000Z',
    ]);
    expect(life.state).toMatchObject({ nextPeriod: 4, open: [], counts: { charged: 4 } });
  });

  it('is charged once, whoever else wants to', () => {
    const requested = signed().at(at(JANUARY)).and({ type: 'RunDue' });
    requested.when({ type: 'RunDue' }).thenNothing();
    requested.at(at(FEBRUARY)).when({ type: 'RunDue' }).thenNothing();
    const paid = requested.and(outcome(requested, succeeded));
    paid.when({ type: 'RunDue' }).thenNothing();
    paid.when({ type: 'RecordCharge', period: 0, result: succeeded, delayMs: 0 }).thenNothing();
  });

  it('is not charged before its time', () => {
    signed().at(at('2026-01-31T07:59:59.999Z')).when({ type: 'RunDue' }).thenNothing();
  });

  it('is paid by the customer on another way: what was scheduled is off', () => {
    const tried = until(signed(), at(JANUARY), () => declined('soft_funds'));
    const paid = tried
      .at(at('2026-02-01T00:00:00.000Z'))
      .when({ type: 'RecordCharge', period: 0, result: succeeded, delayMs: 0 })
      .then({ type: 'ChargeSucceeded', data: { period: 0, by: 'customer' } });
    paid.at(at('2026-02-20T00:00:00Z')).when({ type: 'RunDue' }).thenNothing();
  });
});

describe('a declined charge', () => {
  it('is tried again by the ladder, and pays', () => {
    const tried = until(signed(), at(JANUARY), () => declined('soft_funds'));
    expect(tried.events.slice(-3)).toMatchObject([
      { type: 'ChargeDeclined', data: { attempt: 1, at: JANUARY } },
      { type: 'DunningStarted', data: { rules: { ladder: { attemptDays: [0, 2, 5, 9, 14] } } } },
      { type: 'RetryScheduled', data: { attempt: 2, at: '2026-02-02T08:00:00.000Z', reason: 'ladder' } },
    ]);
    expect(agreementStatus(tried.state)).toBe('past_due');
    const paid = until(tried, at('2026-02-03T00:00:00Z'));
    expect(agreementStatus(paid.state)).toBe('active');
    expect(paid.state.counts).toMatchObject({ charged: 1 });
  });

  it('goes on by the rules that were frozen with it, whatever is in force by now', () => {
    const tried = until(signed(), at(JANUARY), () => declined('soft_funds'));
    const events = tried.events.map((event) => {
      if (event.type !== 'DunningStarted') return event;
      const { rules } = event.data;
      const ladder = { ...rules.ladder, attemptDays: [0, 2, 7] };
      return { ...event, data: { ...event.data, rules: { ...rules, ladder } } };
    });
    const again = until(nobody().given(...events), at('2026-02-02T08:00:00Z'), () => declined('soft_funds'));
    expect(again.events.at(-1)).toMatchObject({ type: 'RetryScheduled', data: { at: '2026-02-07T08:00:00.000Z' } });
  });

  it('ends the agreement when the ladder is over, step by step', () => {
    const life = until(signed(), at('2026-04-01T00:00:00Z'), () => declined('soft_funds'));
    const told = life.events.flatMap(({ type, data }) => {
      const { state, at: when, reason } = data as { state?: string; at: string; reason?: string };
      return type === 'ChargeStanding' || type === 'AgreementEnded' ? [`${state ?? reason} ${when.slice(0, 10)}`] : [];
    });
    expect(told).toEqual(['past_due 2026-02-14', 'suspended 2026-02-21', 'unpaid 2026-03-02']);
    expect(life.events.filter(({ type }) => type === 'ChargeRequested')).toHaveLength(5);
    // February had begun: it waited behind January, and goes with the agreement.
    expect(life.state).toMatchObject({ open: [], counts: { charged: 0, skipped: 2 }, ended: { reason: 'unpaid' } });
  });

  it.each([
    ['hard', 'past_due', 'new_card'],
    ['customer_action', 'awaiting_customer', 'authenticate'],
  ] as const)('of class %s is not tried again; the customer is asked', (of, state, step) => {
    const tried = until(signed(), at('2026-02-10T00:00:00Z'), () => declined(of));
    expect(tried.events.filter(({ type }) => type === 'ChargeRequested')).toHaveLength(1);
    expect(tried.events.slice(-2)).toMatchObject([
      { type: 'ChargeStanding', data: { state } },
      { type: 'CustomerStepRequired', data: { step } },
    ]);
    expect(nextStep(tried.state)).toBe(step);
  });

  it('ends the agreement at once when the consent was revoked', () => {
    const life = until(signed(), at(JANUARY), () => declined('generic', 'R1'));
    expect(life.events.slice(-2)).toMatchObject([
      { type: 'PeriodSkipped', data: { reason: 'agreement_ended' } },
      { type: 'AgreementEnded', data: { reason: 'consent_revoked', at: JANUARY } },
    ]);
    life.when({ type: 'Retry' }).thenRefused({ code: 'agreement_ended' });
  });

  it('is tried at once with a new card', () => {
    const dead = until(signed(), at(JANUARY), () => declined('hard'));
    const later = dead.at(at('2026-02-04T10:00:00.000Z'));
    later.when({ type: 'Retry' }).thenRefused({ code: 'new_card_required' });
    const charged = later
      .when({ type: 'UseCard', card: otherCard })
      .then(
        { type: 'CardAttached' },
        { type: 'ChargeRequested', data: { attempt: 2, cardId: 'card-2', reason: 'new_card' } },
      );
    expect(nextStep(charged.state)).toBe('nothing');
  });

  it('does not try a dead card for the next period', () => {
    const dead = until(signed(), at(JANUARY), () => declined('hard'));
    const paid = dead.and({ type: 'RecordCharge', period: 0, result: succeeded, delayMs: 0 });
    const next = until(paid, at(FEBRUARY), pays);
    expect(next.events.at(-2)).toMatchObject({ type: 'ChargeStanding', data: { period: 1, state: 'past_due' } });
    expect(next.events.filter(({ type }) => type === 'ChargeRequested')).toHaveLength(1);
  });

  it('is tried now when somebody asks, instead of later', () => {
    const tried = until(signed(), at(JANUARY), () => declined('soft_funds'));
    const asked = tried
      .at(at('2026-01-31T21:00:00.000Z'))
      .when({ type: 'Retry' })
      .then(
        { type: 'RetryRequested', data: { cancels: '2026-02-02T08:00:00.000Z' } },
        { type: 'ChargeRequested', data: { attempt: 2, reason: 'asked_for', at: '2026-01-31T21:00:00.000Z' } },
      );
    asked.when({ type: 'Retry' }).thenRefused({ code: 'attempt_in_progress' });
    signed().when({ type: 'Retry' }).thenRefused({ code: 'nothing_to_retry' });
  });

  it('that nobody knew the outcome of for days lets its clocks stand still meanwhile', () => {
    const requested = signed().at(at(JANUARY)).and({ type: 'RunDue' });
    const threeDays = 3 * 24 * 3_600_000;
    const late = requested.at(at('2026-02-03T08:00:00Z')).and(outcome(requested, declined('soft_funds'), threeDays));
    expect(late.events.at(-1)).toMatchObject({ type: 'RetryScheduled', data: { at: '2026-02-05T08:00:00.000Z' } });
  });

  it('keeps the agreement waiting for a person where our request was wrong', () => {
    const wrong = until(signed(), at(JANUARY), () => ({ kind: 'failed', code: '1007', reason: 'unsupported' }));
    expect(wrong.events.at(-1)).toMatchObject({
      type: 'ChargeStanding',
      data: { state: 'held', reason: 'request_refused' },
    });
    wrong
      .at(at('2026-02-01T10:00:00Z'))
      .when({ type: 'Retry' })
      .then({ type: 'RetryRequested' }, { type: 'ChargeRequested' });
  });
});
