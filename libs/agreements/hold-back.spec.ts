import { nextDue } from './due';
import { agreementStatus } from './status';
import { at, declined, eur, otherCard, signed, until } from './testing';

const JANUARY = '2026-01-31T08:00:00.000Z';
const TOMORROW = '2026-02-01T08:00:00.000Z';
const asked = () => signed().at(at(JANUARY)).and({ type: 'RunDue' });
const hold = { type: 'HoldBackCharge', period: 0, attempt: 1, reason: 'other_charge', until: TOMORROW } as const;
const limit = { tries: 20, hours: 720, counts: 'own_initiator' } as const;

describe('a charge that the card gives no leave for', () => {
  it('says so, is no attempt, and is made when the card may be tried', () => {
    const held = asked()
      .when(hold)
      .then(
        { type: 'ChargeHeldBack', data: { attempt: 1, cardId: 'card-1', reason: 'other_charge', until: TOMORROW } },
        { type: 'RetryScheduled', data: { attempt: 1, at: TOMORROW, delayedBy: ['other_charge'] } },
      );
    expect(agreementStatus(held.state)).toBe('active');
    expect(nextDue(held.state)).toEqual({ at: TOMORROW, kind: 'charge' });
    const again = held.at(at(TOMORROW)).and({ type: 'RunDue' });
    expect(again.events.at(-1)).toMatchObject({ type: 'ChargeRequested', data: { attempt: 1, at: TOMORROW } });
  });

  it('is held back once for each time it is asked for', () => {
    const held = asked().and(hold);
    held.when(hold).thenNothing();
    asked()
      .when({ ...hold, attempt: 2 })
      .thenNothing();
  });

  it('is not tried by a person either, before the card may be', () => {
    const tried = until(signed(), at(JANUARY), () => declined('soft_funds'));
    const again = tried.at(at('2026-02-01T10:00:00.000Z')).and({ type: 'Retry' });
    const held = again.and({ ...hold, attempt: 2, reason: 'scheme_cap', until: '2026-02-06T08:00:00.000Z', limit });
    expect(held.events.at(-1)).toMatchObject({
      data: { attempt: 2, at: '2026-02-06T08:00:00.000Z', delayedBy: ['scheme_cap'] },
    });
    const asks = held.at(at('2026-02-02T10:00:00.000Z')).and({ type: 'Retry' });
    expect(asks.events.at(-1)).toMatchObject({ type: 'RetryScheduled', data: { at: '2026-02-06T08:00:00.000Z' } });
  });

  it('that may be tried only after the ladder is over is past due', () => {
    const tried = until(signed(), at(JANUARY), () => declined('soft_funds'));
    const again = until(tried, at('2026-02-02T08:00:00.000Z'), () => undefined);
    const held = again.and({ ...hold, attempt: 2, reason: 'scheme_cap', until: '2026-03-01T08:00:00.000Z', limit });
    expect(held.events.at(-1)).toMatchObject({
      type: 'ChargeStanding',
      data: { state: 'past_due', reason: 'scheme_cap', next: { state: 'suspended' } },
    });
  });

  it('is made at once with another card', () => {
    const held = asked().and(hold).at(at('2026-01-31T12:00:00.000Z')).and({ type: 'UseCard', card: otherCard });
    expect(nextDue(held.state)).toEqual({ at: JANUARY, kind: 'charge' });
    expect(held.and({ type: 'RunDue' }).events.at(-1)).toMatchObject({
      type: 'ChargeRequested',
      data: { attempt: 1, cardId: 'card-2', amount: eur(990) },
    });
  });

  it('waits where the agreement is paused, and is given up where it has ended', () => {
    const paused = asked().and({ type: 'Pause', reason: 'x' }).when(hold).then({ type: 'ChargeHeldBack' });
    const back = paused.and({ type: 'Resume' });
    expect(back.and({ type: 'RunDue' }).events.at(-1)).toMatchObject({
      type: 'RetryScheduled',
      data: { at: TOMORROW },
    });
    asked()
      .and({ type: 'Cancel', when: 'now', reason: 'x' })
      .when(hold)
      .then({ type: 'ChargeHeldBack' }, { type: 'PeriodSkipped', data: { reason: 'agreement_ended' } });
  });
});
