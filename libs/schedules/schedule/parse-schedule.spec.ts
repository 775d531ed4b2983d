import type { ScheduleInput } from './parse-schedule';
import { InvalidScheduleError, parseSchedule } from './parse-schedule';

const good = { every: 'month', time: '09:00', zone: 'Europe/Bratislava', start: '2026-01-31' } as const;

function problems(change: Partial<ScheduleInput>): string[] {
  try {
    parseSchedule({ ...good, ...change });
  } catch (error) {
    if (error instanceof InvalidScheduleError) return error.problems.map(({ field, message }) => `${field} ${message}`);
    throw error;
  }
  return [];
}

describe('a schedule as somebody wrote it', () => {
  it('is filled up with what follows from it', () => {
    expect(parseSchedule(good)).toEqual({ ...good, count: 1, anchorDay: 31 });
    expect(parseSchedule({ ...good, every: 'week', periods: 4 })).toEqual({
      ...good,
      every: 'week',
      count: 1,
      periods: 4,
    });
  });

  it.each<[Partial<ScheduleInput>, string]>([
    [{ every: 'fortnight' }, 'every must be day, week, month or year'],
    [{ every: 'toString' }, 'every must be day, week, month or year'],
    [{ count: 0 }, 'count must be a whole number from 1 to 120'],
    [{ count: 1.5 }, 'count must be a whole number from 1 to 120'],
    [{ every: 'year', count: 11 }, 'count must be a whole number from 1 to 10'],
    [{ time: '24:00' }, 'time must be HH:MM from 00:00 to 23:59'],
    [{ time: '9:00' }, 'time must be HH:MM from 00:00 to 23:59'],
    [{ zone: 'Europe/Atlantis' }, 'zone must be a zone of the IANA database, such as Europe/Bratislava'],
    [{ zone: '+01:00' }, 'zone must be a zone of the IANA database, such as Europe/Bratislava'],
    [{ zone: 'local' }, 'zone must be a zone of the IANA database, such as Europe/Bratislava'],
    [{ start: '2026-02-29' }, 'start must be a day of the calendar, YYYY-MM-DD'],
    [{ start: '2026-1-31' }, 'start must be a day of the calendar, YYYY-MM-DD'],
    [{ start: '1969-12-31' }, 'start must be from 1970-01-01 on and before 9900-01-01'],
    [{ end: '2026-13-01' }, 'end must be a day of the calendar, YYYY-MM-DD'],
    [{ end: '2026-01-31' }, 'end must be after start'],
    [{ end: '9950-01-31' }, 'end must not be after 9900-01-01'],
    [{ end: '2027-01-31', periods: 3 }, 'periods must be left out where end is given'],
    [{ periods: 0 }, 'periods must be a whole number from 1 to 10000'],
    [{ anchorDay: 32 }, 'anchorDay must be a whole number from 1 to 31'],
    [{ anchorDay: 30 }, 'anchorDay does not fit start: in that month it is 2026-01-30'],
    [{ start: '2026-02-27', anchorDay: 31 }, 'anchorDay does not fit start: in that month it is 2026-02-28'],
    [{ every: 'week', anchorDay: 31 }, 'anchorDay is for months and years only'],
  ])('is refused for %j', (change, problem) => {
    expect(problems(change)).toEqual([problem]);
  });

  it('hears of everything that is wrong at once', () => {
    expect(problems({ every: 'x', time: 'x', zone: 'x', start: 'x', periods: -1 })).toHaveLength(5);
  });
});
