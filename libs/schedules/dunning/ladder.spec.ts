import type { DunningLadder } from './ladder';
import { DUNNING_LADDER, InvalidLadderError, intoWindow, parseLadder } from './ladder';

describe('a dunning ladder', () => {
  it('is good as it is given by default', () => {
    expect(parseLadder(DUNNING_LADDER)).toBe(DUNNING_LADDER);
  });

  it.each<[Partial<DunningLadder>, string]>([
    [{ attemptDays: [] }, 'attemptDays must begin with 0, the charge itself'],
    [{ attemptDays: [1, 2] }, 'attemptDays must begin with 0, the charge itself'],
    [{ attemptDays: [0, 5, 5] }, 'attemptDays, suspendDay and endDay must each come after the one before'],
    [{ suspendDay: 14 }, 'attemptDays, suspendDay and endDay must each come after the one before'],
    [{ endDay: 20 }, 'attemptDays, suspendDay and endDay must each come after the one before'],
    [{ endDay: 366 }, 'days must be whole numbers from 0 to 365'],
    [{ attemptDays: [0, 1.5] }, 'days must be whole numbers from 0 to 365'],
    [
      { attemptDays: Array.from({ length: 21 }, (_, i) => i), suspendDay: 40, endDay: 50 },
      'attemptDays must not be more than 20',
    ],
    [{ window: { from: '9:00', to: '18:00' } }, 'window must be from HH:MM to HH:MM'],
    [{ window: { from: '18:00', to: '09:00' } }, 'window must end after it begins, on the same day'],
  ])('is refused with %j', (change, problem) => {
    const parse = () => parseLadder({ ...DUNNING_LADDER, ...change });
    expect(parse).toThrow(InvalidLadderError);
    expect(parse).toThrow(`invalid dunning ladder: ${problem}`);
  });
});

describe('the window of the day', () => {
  const { window } = DUNNING_LADDER;
  it.each([
    ['Europe/Bratislava', '2026-03-29T06:59:00Z', '2026-03-29T07:00:00.000Z'],
    ['Europe/Bratislava', '2026-03-28T17:00:00Z', '2026-03-29T07:00:00.000Z'],
    ['Europe/Bratislava', '2026-03-29T15:59:59Z', '2026-03-29T15:59:59.000Z'],
    ['America/New_York', '2026-03-29T12:59:00Z', '2026-03-29T13:00:00.000Z'],
    // Friday was left out; Thursday evening is followed by Saturday.
    ['Pacific/Apia', '2011-12-30T06:00:00Z', '2011-12-30T19:00:00.000Z'],
  ])('in %s moves %s to %s', (zone, instant, expected) => {
    expect(intoWindow(new Date(instant), window, zone).toISOString()).toBe(expected);
  });
});
