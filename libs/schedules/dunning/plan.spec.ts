import { charge, declined, follow, line, tried } from '../testing/charges';
import type { AttemptResult } from './attempt';
import { planDunning } from './plan';

const times = (n: number, result: AttemptResult): AttemptResult[] => Array.from({ length: n }, () => result);
const lines = (results: AttemptResult[], change = {}): string[] => follow(charge(change), results).steps.map(line);
const after = (results: Parameters<typeof tried>[], now: string, change = {}): string =>
  line(planDunning(charge({ attempts: results.map((one) => tried(...one)), ...change }), new Date(now)));

const DAY_0 = '2026-03-01T08:00:00Z';

describe('the ladder', () => {
  it('is climbed day by day, at the hour of the customer, then the agreement is past due', () => {
    expect(lines(times(5, declined('soft_funds')))).toEqual([
      '1 at 2026-03-01T08:00Z first_attempt',
      '2 at 2026-03-03T08:00Z ladder',
      '3 at 2026-03-06T08:00Z ladder',
      '4 at 2026-03-10T08:00Z ladder',
      '5 at 2026-03-15T08:00Z ladder',
      'past_due ladder_over then suspended at 2026-03-22T08:00Z',
    ]);
  });

  it('leads on by itself, across a change of the clocks', () => {
    const declines = follow(charge(), times(5, declined('soft_funds'))).end;
    const at = (now: string): string => line(planDunning(declines, new Date(now)));
    expect(at('2026-03-22T07:59:59Z')).toMatch(/^past_due/);
    expect(at('2026-03-22T08:00:00Z')).toBe('suspended ladder_over then ended at 2026-03-31T07:00Z');
    expect(at('2026-03-31T07:00:00Z')).toBe('ended ladder_over');
  });

  it('waits for the morning of the customer', () => {
    const night = { dueAt: new Date('2026-03-01T21:00:00Z') };
    expect(lines(times(2, declined('soft_funds')), night).slice(0, 2)).toEqual([
      '1 at 2026-03-01T21:00Z first_attempt',
      // Day 2 at 22:00 is over; the window opens on day 3.
      '2 at 2026-03-04T08:00Z ladder',
    ]);
  });

  it('makes up for nothing that we missed in a burst', () => {
    const late = after([[DAY_0, declined('soft_funds')]], '2026-03-09T20:00:00Z');
    expect(late).toBe('2 at 2026-03-10T08:00Z ladder (window)');
    const twice = after(
      [
        [DAY_0, declined('soft_funds')],
        ['2026-03-10T08:00:00Z', declined('soft_funds')],
      ],
      '2026-03-10T08:00:00Z',
    );
    expect(twice).toBe('3 at 2026-03-15T08:00Z ladder');
  });

  it('begins with the first attempt when that was late: nobody is behind with what we did not try', () => {
    expect(after([], '2026-06-01T03:00:00Z')).toBe('1 at 2026-06-01T03:00Z first_attempt');
    expect(after([['2026-06-01T08:00:00Z', declined('soft_funds')]], '2026-06-01T08:00:00Z')).toBe(
      '2 at 2026-06-03T08:00Z ladder',
    );
  });

  it('stands still while we do', () => {
    const outages = [{ from: new Date('2026-03-02T08:00:00Z'), to: new Date('2026-03-05T08:00:00Z') }];
    expect(lines(times(5, declined('soft_funds')), { outages }).slice(1)).toEqual([
      '2 at 2026-03-06T08:00Z ladder',
      '3 at 2026-03-09T08:00Z ladder',
      '4 at 2026-03-13T08:00Z ladder',
      '5 at 2026-03-18T08:00Z ladder',
      'past_due ladder_over then suspended at 2026-03-25T08:00Z',
    ]);
  });
});

describe('a decline', () => {
  it.each<[string, AttemptResult, string]>([
    ['hard', declined('hard'), 'past_due hard_decline give_new_card then suspended at 2026-03-22T08:00Z'],
    [
      'the scheme says never again',
      declined('generic', { responseCode: '46' }),
      'past_due hard_decline give_new_card then suspended at 2026-03-22T08:00Z',
    ],
    ['consent revoked', declined('hard', { responseCode: 'R1' }), 'ended consent_revoked'],
    ['consent revoked, by the provider', declined('hard', { revokesConsent: true }), 'ended consent_revoked'],
    [
      'customer has to act',
      declined('customer_action'),
      'awaiting_customer customer_action act then past_due at 2026-03-15T08:00Z',
    ],
    ['risk', declined('risk'), 'held risk'],
    ['our request is wrong', { kind: 'failed' }, 'held request_refused'],
    ['uncertain', { kind: 'uncertain' }, 'resolving outcome_unknown'],
    ['on its way', { kind: 'pending' }, 'resolving outcome_unknown'],
    ['paid', { kind: 'succeeded' }, 'settled paid'],
  ])('%s: no further attempt', (_, result, expected) => {
    expect(after([[DAY_0, result]], DAY_0)).toBe(expected);
  });

  it('stays uncertain, however long: nobody is suspended for what we do not know', () => {
    expect(after([[DAY_0, { kind: 'uncertain' }]], '2026-09-01T08:00:00Z')).toBe('resolving outcome_unknown');
  });

  it('that only the customer can heal runs out', () => {
    const waiting = [[DAY_0, declined('customer_action')]] as Parameters<typeof tried>[];
    expect(after(waiting, '2026-03-15T08:00:00Z')).toBe(
      'past_due customer_action act then suspended at 2026-03-22T08:00Z',
    );
    expect(after(waiting, '2026-03-22T08:00:00Z')).toBe(
      'suspended customer_action act then ended at 2026-03-31T07:00Z',
    );
  });

  it('of a hard kind sticks to the card, whatever came after it', () => {
    const declines: Parameters<typeof tried>[] = [
      [DAY_0, declined('hard')],
      ['2026-03-02T08:00:00Z', declined('soft_funds')],
    ];
    expect(after(declines, '2026-03-02T08:00:00Z')).toMatch(/^past_due hard_decline/);
  });

  it('without a reason is tried four times, each at another hour', () => {
    expect(lines(times(4, declined('generic')))).toEqual([
      '1 at 2026-03-01T08:00Z first_attempt',
      '2 at 2026-03-03T11:00Z ladder',
      '3 at 2026-03-06T14:00Z ladder',
      '4 at 2026-03-10T08:00Z ladder',
      'past_due class_limit then suspended at 2026-03-22T08:00Z',
    ]);
  });

  it('for too many tries waits a day, also where the ladder is steeper', () => {
    const declines: Parameters<typeof tried>[] = [
      [DAY_0, declined('soft_frequency')],
      ['2026-03-02T16:00:00Z', declined('soft_frequency')],
    ];
    expect(after(declines, '2026-03-02T16:00:00Z')).toBe('3 at 2026-03-03T16:00Z ladder (class)');
  });

  it.each([
    ['issuer_unavailable', declined('issuer_unavailable')],
    ['not_sent', { kind: 'not_sent' } as const],
  ])('for want of anybody (%s) is tried again in minutes, then by the ladder', (reason, result) => {
    expect(lines(times(10, result))).toEqual([
      '1 at 2026-03-01T08:00Z first_attempt',
      `2 at 2026-03-01T08:05Z ${reason}`,
      `3 at 2026-03-01T08:15Z ${reason}`,
      `4 at 2026-03-01T08:35Z ${reason}`,
      `5 at 2026-03-01T09:15Z ${reason}`,
      `6 at 2026-03-01T10:35Z ${reason}`,
      `7 at 2026-03-01T13:15Z ${reason}`,
      // 19:35 in Bratislava.
      `8 at 2026-03-02T08:00Z ${reason} (window)`,
      `9 at 2026-03-03T08:00Z ${reason} (window)`,
      '10 at 2026-03-06T08:00Z ladder',
      '11 at 2026-03-10T08:00Z ladder',
    ]);
  });
});

describe('what changes meanwhile', () => {
  const hard: Parameters<typeof tried>[] = [[DAY_0, declined('hard')]];
  const card = { id: 'card-2', scheme: 'mastercard' };

  it('a new card is tried in the next window, also after the suspension', () => {
    expect(after(hard, '2026-03-04T20:00:00Z', { card })).toBe('2 at 2026-03-05T08:00Z new_card (window)');
    expect(after(hard, '2026-03-25T10:00:00Z', { card })).toBe('2 at 2026-03-25T10:00Z new_card');
    expect(after(hard, '2026-03-31T07:00:00Z', { card })).toBe('ended ladder_over');
  });

  it('a new card that is declined climbs the rest of the ladder', () => {
    const both: Parameters<typeof tried>[] = [...hard, ['2026-03-05T08:00:00Z', declined('soft_funds'), 'card-2']];
    expect(after(both, '2026-03-05T08:00:00Z', { card })).toBe('3 at 2026-03-06T08:00Z ladder');
  });

  it('an attempt that somebody asks for is made at once, unless the card is dead', () => {
    const retryAskedAt = new Date('2026-03-02T22:00:00Z');
    const asked = { retryAskedAt };
    expect(after([[DAY_0, declined('customer_action')]], '2026-03-02T22:00:00Z', asked)).toBe(
      '2 at 2026-03-02T22:00Z asked_for',
    );
    expect(after(hard, '2026-03-02T22:00:00Z', asked)).toMatch(/^past_due hard_decline/);
    const answered: Parameters<typeof tried>[] = [
      [DAY_0, declined('customer_action')],
      ['2026-03-02T22:00:01Z', declined('soft_funds')],
    ];
    expect(after(answered, '2026-03-02T22:00:01Z', asked)).toBe('3 at 2026-03-04T08:00Z ladder (class, window)');
  });

  it('a payment by another route ends it', () => {
    expect(after([[DAY_0, declined('soft_funds')]], '2026-03-02T08:00:00Z', { settled: true })).toBe('settled paid');
  });
});
