import { nextDue } from './due';
import { agreementStatus } from './status';
import { at, declined, eur, outcome, signed, succeeded, until, withPolicy } from './testing';

const APRIL = at('2026-04-30T07:00:00Z');
const kinds = (life: ReturnType<typeof signed>, ...types: string[]) =>
  life.events
    .filter(({ type }) => types.includes(type))
    .map(({ type, data }) => {
      const { period, at: when } = data as unknown as { period: number | { index: number }; at?: string };
      return `${type} ${typeof period === 'number' ? period : period.index}${when ? ` ${when.slice(0, 16)}` : ''}`;
    });
const lived = (life: ReturnType<typeof signed>) =>
  kinds(life, 'ChargeRequested', 'PeriodSkipped', 'PeriodMerged', 'PeriodHeld');

describe('a pause', () => {
  const paused = until(signed(), at('2026-02-10T00:00:00.000Z')).and({ type: 'Pause', reason: 'moving house' });

  it('skips what begins in it, and nothing else', () => {
    const away = until(paused, at('2026-04-10T00:00:00.000Z'));
    expect(agreementStatus(away.state)).toBe('paused');
    const back = until(away.and({ type: 'Resume' }), APRIL);
    expect(lived(back)).toEqual([
      'ChargeRequested 0 2026-01-31T08:00',
      'PeriodSkipped 1 2026-02-28T08:00',
      'PeriodSkipped 2 2026-03-31T07:00',
      'ChargeRequested 3 2026-04-30T07:00',
    ]);
  });

  it('does not take what had begun before it', () => {
    const late = signed().at(at('2026-02-10T00:00:00.000Z')).and({ type: 'Pause', reason: 'asked' });
    const back = until(late, at('2026-02-12T00:00:00.000Z')).and({ type: 'Resume' });
    expect(lived(until(back, at('2026-02-13T00:00:00Z')))).toEqual(['ChargeRequested 0 2026-01-31T08:00']);
  });

  it('ends by itself at its time', () => {
    const life = until(signed(), at('2026-02-10T00:00:00.000Z'));
    const until30 = life.and({ type: 'Pause', until: '2026-03-30T00:00:00.000Z', reason: 'away' });
    expect(lived(until(until30, APRIL)).slice(1)).toEqual([
      'PeriodSkipped 1 2026-02-28T08:00',
      'ChargeRequested 2 2026-03-31T07:00',
      'ChargeRequested 3 2026-04-30T07:00',
    ]);
    life.when({ type: 'Pause', until: '2026-02-09T00:00:00.000Z', reason: 'x' }).thenRefused({ code: 'invalid_until' });
  });

  it('lets the clocks of a declined charge stand still', () => {
    const tried = until(signed(), at('2026-01-31T08:00:00Z'), () => declined('soft_funds'));
    const away = tried.at(at('2026-02-01T08:00:00Z')).and({ type: 'Pause', reason: 'asked' });
    away.when({ type: 'Retry' }).thenRefused({ code: 'agreement_paused' });
    const back = until(away.at(at('2026-02-11T08:00:00Z')).and({ type: 'Resume' }), at('2026-02-20T00:00:00Z'));
    expect(lived(back).at(-1)).toBe('ChargeRequested 0 2026-02-12T08:00');
  });

  it('that has run out before anybody looked ends when it ran out, whoever ends it', () => {
    const paused = signed().and({ type: 'Pause', until: '2026-02-15T00:00:00.000Z', reason: 'x' });
    const resumed = paused
      .at(at('2026-03-05T00:00:00.000Z'))
      .when({ type: 'RunDue' })
      .then({ type: 'PeriodSkipped', data: { reason: 'paused' } })
      .when({ type: 'Resume' })
      .then({ type: 'AgreementResumed', data: { at: '2026-02-15T00:00:00.000Z', reason: 'time_is_over' } });
    expect(lived(until(resumed, at('2026-03-05T00:00:00.000Z'))).at(-1)).toBe('ChargeRequested 1 2026-02-28T08:00');
  });

  it('is refused twice, and so is its end', () => {
    paused.when({ type: 'Pause', reason: 'again' }).thenRefused({ code: 'agreement_paused' });
    signed().when({ type: 'Resume' }).thenRefused({ code: 'agreement_not_paused' });
  });
});

describe('the end', () => {
  it('comes at once, and takes what is open along', () => {
    const tried = until(signed(), at('2026-02-01T00:00:00Z'), () => declined('soft_funds'));
    tried
      .when({ type: 'Cancel', when: 'now', reason: 'asked' })
      .then(
        { type: 'PeriodSkipped', data: { period: { index: 0 }, reason: 'agreement_ended' } },
        { type: 'AgreementEnded', data: { reason: 'cancelled', detail: 'asked' } },
      );
  });

  it.each([
    [succeeded, 'ChargeSucceeded', { charged: 1, skipped: 0 }],
    [declined('soft_funds'), 'PeriodSkipped', { charged: 0, skipped: 1 }],
  ] as const)('waits for the outcome of a charge that is under way: %j', (result, type, counts) => {
    const requested = signed().at(at('2026-01-31T08:00:00Z')).and({ type: 'RunDue' });
    const ended = requested.and({ type: 'Cancel', when: 'now', reason: 'asked' });
    expect(ended.state).toMatchObject({ ended: { reason: 'cancelled' }, open: [{ period: { index: 0 } }] });
    const told = ended.and(outcome(ended, result));
    expect(told.events.at(-1)).toMatchObject({ type });
    expect(told.state).toMatchObject({ open: [], counts });
  });

  it('leaves no period without a word, also where the scheduler was late or an outcome was waited for', () => {
    const late = signed().at(at('2026-03-10T00:00:00.000Z'));
    late
      .when({ type: 'Cancel', when: 'now', reason: 'x' })
      .then(
        { type: 'PeriodSkipped', data: { period: { index: 0 }, reason: 'agreement_ended' } },
        { type: 'PeriodSkipped', data: { period: { index: 1 }, reason: 'agreement_ended' } },
        { type: 'AgreementEnded' },
      );
    const waiting = until(signed(), at('2026-03-10T00:00:00.000Z'), () => undefined);
    const revoked = waiting.when(outcome(waiting, declined('hard', 'R0'), 38 * 24 * 3_600_000));
    const written = revoked.then(
      { type: 'OutageNoted' },
      { type: 'ChargeDeclined' },
      { type: 'DunningStarted' },
      { type: 'PeriodSkipped', data: { period: { index: 0 } } },
      { type: 'PeriodSkipped', data: { period: { index: 1 } } },
      { type: 'AgreementEnded', data: { reason: 'consent_revoked' } },
    );
    expect(written.state.nextPeriod).toBe(2);
  });

  it('comes with the period that runs', () => {
    const running = until(signed(), at('2026-02-10T00:00:00.000Z'));
    const scheduled = running
      .when({ type: 'Cancel', when: 'period_end', reason: 'asked' })
      .then({ type: 'CancellationScheduled', data: { endsAt: '2026-02-28T08:00:00.000Z', lastPeriod: 0 } });
    scheduled.when({ type: 'Cancel', when: 'period_end', reason: 'again' }).thenNothing();
    const over = until(scheduled, APRIL);
    expect(over.events.at(-1)).toMatchObject({
      type: 'AgreementEnded',
      data: { reason: 'cancelled', at: '2026-02-28T08:00:00.000Z' },
    });
    expect(over.state).toMatchObject({ counts: { charged: 1, skipped: 0 } });
  });

  it.each([
    [{ periods: 2 }, 2],
    [{ end: '2026-04-30' }, 3],
  ])('comes by %j', (bound, charged) => {
    const { schedule } = signed().state;
    const life = until(signed({ schedule: { ...schedule!, ...bound } }), at('2027-01-01T00:00:00Z'));
    expect(life.state).toMatchObject({ counts: { charged }, ended: { reason: 'completed' } });
    expect(nextDue(life.state)).toBeUndefined();
  });
});

describe('a price', () => {
  it('changes from a period on that is not opened yet', () => {
    const running = until(signed({ consent: { ceiling: eur(2000) } }), at('2026-02-10T00:00:00.000Z'));
    const changed = running
      .and({ type: 'ChangeAmount', amount: eur(1290), fromPeriod: 2 })
      .and({ type: 'ChangeAmount', amount: eur(1490), fromPeriod: 3 });
    const amounts = until(changed, APRIL)
      .events.filter(({ type }) => type === 'ChargeSucceeded')
      .map(({ data }) => (data as { amount: { minor: string } }).amount.minor);
    expect(amounts).toEqual(['990', '990', '1290', '1490']);
    const refusals = [
      [
        { amount: eur(1290), fromPeriod: 0 },
        { code: 'period_closed', nextPeriod: 1 },
      ],
      [{ amount: { minor: '1290', currency: 'CZK' } }, { code: 'currency_mismatch', expected: 'EUR' }],
      [{ amount: eur(0) }, { code: 'amount_not_positive' }],
      [{ amount: eur(2001) }, { code: 'amount_exceeds_consent', ceiling: eur(2000) }],
    ] as const;
    for (const [change, refusal] of refusals) running.when({ type: 'ChangeAmount', ...change }).thenRefused(refusal);
  });

  it('does not change for a period that has begun, however late the scheduler is', () => {
    const late = signed().at(at('2026-01-31T08:00:05.000Z'));
    const changed = late
      .when({ type: 'ChangeAmount', amount: eur(1290) })
      .then({ type: 'AmountChanged', data: { fromPeriod: 1 } });
    const [asked] = until(changed, at('2026-01-31T09:00:00.000Z')).events.filter(
      ({ type }) => type === 'ChargeRequested',
    );
    expect(asked?.data).toMatchObject({ period: 0, amount: eur(990) });
    late
      .when({ type: 'ChangeAmount', amount: eur(1290), fromPeriod: 0 })
      .thenRefused({ code: 'period_closed', nextPeriod: 1 });
  });
});

describe('another consent', () => {
  it('lets a dearer price be charged, and must allow the one that is charged', () => {
    const running = until(signed({ consent: { ceiling: eur(2000) } }), at('2026-02-10T00:00:00.000Z'));
    running.when({ type: 'ChangeAmount', amount: eur(3000) }).thenRefused({
      ...{ code: 'amount_exceeds_consent', ceiling: eur(2000) },
    });
    const agreed = running
      .when({ type: 'GiveConsent', consent: { ceiling: eur(3000), closeCharges: true } })
      .then({ type: 'ConsentGiven', data: { consent: { ceiling: eur(3000) } } });
    agreed.when({ type: 'ChangeAmount', amount: eur(3000) }).then({ type: 'AmountChanged' });
    expect(agreed.state.agreement?.missedPeriods.hoursBetween).toBe(0);
    running
      .when({ type: 'GiveConsent', consent: { ceiling: eur(989) } })
      .thenRefused({ code: 'amount_exceeds_consent', ceiling: eur(989) });
    agreed
      .and({ type: 'ChangeAmount', amount: eur(2500), fromPeriod: 6 })
      .when({ type: 'GiveConsent', consent: { ceiling: eur(2000) } })
      .thenRefused({ code: 'amount_exceeds_consent', ceiling: eur(2000) });
  });
});

describe('another zone', () => {
  it('counts from the next boundary on', () => {
    const running = until(signed(), at('2026-02-10T00:00:00.000Z'));
    const moved = until(running.and({ type: 'ChangeZone', zone: 'America/New_York' }), at('2026-04-01T00:00:00Z'));
    expect(lived(moved).slice(1)).toEqual(['ChargeRequested 1 2026-02-28T08:00', 'ChargeRequested 2 2026-03-31T13:00']);
    running.when({ type: 'ChangeZone', zone: '+01:00' }).thenRefused({ code: 'invalid_zone' });
  });
});

describe('after an outage', () => {
  const outage = { from: '2026-02-10T00:00:00.000Z', to: '2026-06-15T10:00:00.000Z' };
  const after = (policy: Parameters<typeof withPolicy>[0], maxPeriods?: number) => {
    const before = until(signed(withPolicy(policy, maxPeriods)), at(outage.from));
    return until(before, at('2026-06-30T12:00:00Z'), undefined, outage);
  };

  it('bills each, a day apart, and holds what is more than agreed', () => {
    expect(lived(after('bill_each')).slice(1)).toEqual([
      'PeriodHeld 4',
      'ChargeRequested 1 2026-06-15T10:00',
      'ChargeRequested 2 2026-06-16T10:00',
      'ChargeRequested 3 2026-06-17T10:00',
      'ChargeRequested 5 2026-06-30T07:00',
    ]);
  });

  it('makes a charge that waited for its day as of the end of another one', () => {
    const before = until(until(signed(), at(outage.from)), at('2026-06-15T12:00:00Z'), undefined, outage);
    const down = { from: '2026-06-16T00:00:00.000Z', to: '2026-06-20T10:00:00.000Z' };
    expect(lived(until(before, at('2026-06-20T12:00:00Z'), undefined, down)).at(-1)).toBe(
      'ChargeRequested 2 2026-06-20T10:00',
    );
  });

  it('makes one charge of all', () => {
    const life = after('merge');
    expect(lived(life).slice(1)).toEqual([
      'PeriodMerged 1',
      'PeriodMerged 2',
      'PeriodMerged 3',
      'ChargeRequested 4 2026-06-15T10:00',
      'ChargeRequested 5 2026-06-30T07:00',
    ]);
    expect(
      life.events.find(({ type, data }) => type === 'ChargeSucceeded' && (data as { period: number }).period === 4),
    ).toMatchObject({
      data: { amount: eur(4 * 990) },
    });
  });

  it('makes no charge of all that is more than the customer agreed to', () => {
    const terms = { ...withPolicy('merge', 12), consent: { ceiling: eur(2000) } };
    const life = until(until(signed(terms), at(outage.from)), at('2026-06-15T12:00:00Z'), undefined, outage);
    expect(life.events.filter(({ type }) => type === 'PeriodMerged')).toEqual([]);
    expect(life.state.open).toHaveLength(3);
  });

  it('charges the newest and waives the others', () => {
    expect(lived(after('newest_only')).slice(1)).toEqual([
      'PeriodSkipped 1 2026-06-15T10:00',
      'PeriodSkipped 2 2026-06-15T10:00',
      'PeriodSkipped 3 2026-06-15T10:00',
      'ChargeRequested 4 2026-06-15T10:00',
      'ChargeRequested 5 2026-06-30T07:00',
    ]);
  });

  it.each([
    ['charge', 4, 0],
    ['waive', 0, 4],
  ] as const)('holds all for review, and a person decides: %s', (decision, charged, skipped) => {
    const life = after('hold_for_review');
    expect(lived(life).slice(1)).toEqual([
      'PeriodHeld 1',
      'PeriodHeld 2',
      'PeriodHeld 3',
      'PeriodHeld 4',
      'ChargeRequested 5 2026-06-30T07:00',
    ]);
    const reviewed = until(life.and({ type: 'ReviewHeld', decision }), at('2026-07-10T00:00:00Z'));
    expect(reviewed.state).toMatchObject({ held: [], counts: { charged: 2 + charged, skipped } });
    reviewed.when({ type: 'ReviewHeld', decision }).thenRefused({ code: 'nothing_to_review' });
  });

  it('a retry that fell into it is made when it is over, and the later ones move', () => {
    const tried = until(signed(), at('2026-01-31T08:00:00Z'), () => declined('soft_funds'));
    const down = { from: '2026-02-01T00:00:00.000Z', to: '2026-02-04T10:00:00.000Z' };
    const life = until(tried, at('2026-02-20T00:00:00Z'), () => declined('soft_funds'), down);
    expect(kinds(life, 'ChargeRequested').slice(1, 3)).toEqual([
      'ChargeRequested 0 2026-02-06T08:00',
      'ChargeRequested 0 2026-02-09T08:00',
    ]);
  });
});
