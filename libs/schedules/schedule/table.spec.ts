import { naivePeriods } from '../testing/naive';
import type { NaivePeriod, NaiveSchedule } from '../testing/naive';
import { parseSchedule } from './parse-schedule';
import { periodsFrom } from './periods';

/** With summer time and without, by half an hour, backwards around Ramadan, and one that once left out a day. */
const ZONES = [
  'Europe/Bratislava',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Africa/Casablanca',
] as const;

/** Within the changes of clocks of all these zones, and in the middle of a day. */
const TIMES = ['00:30', '01:45', '02:15', '03:30', '09:00'] as const;

/** 36 months that hold a leap day, a day left out (Apia, 30 December 2011) and clock changes on a 28th and a 31st. */
const MONTHLY = [
  ['28', 28, '2010-01-28'],
  ['29', 29, '2010-01-29'],
  ['30', 30, '2010-01-30'],
  ['31', 31, '2010-01-31'],
  ['31, begun in February', 31, '2010-02-28'],
  ['29 February', 29, '2012-02-29'],
] as const;

function found(schedule: NaiveSchedule, n: number): NaivePeriod[] {
  const anchored = schedule.every === 'month' || schedule.every === 'year';
  const { anchorDay, ...rest } = schedule;
  const parsed = parseSchedule({ ...rest, ...(anchored ? { anchorDay } : {}), periods: n });
  return Array.from(periodsFrom(parsed), ({ key, endDate, start, end, resolution }) => {
    return { key, endDate, start: start.toISOString(), end: end.toISOString(), resolution };
  });
}

function compare(schedule: Omit<NaiveSchedule, 'time'>, n: number): NaivePeriod[] {
  return TIMES.flatMap((time) => {
    const expected = naivePeriods({ ...schedule, time }, n);
    expect(found({ ...schedule, time }, n)).toEqual(expected);
    return expected;
  });
}

describe.each(ZONES)('in %s, against a second implementation,', (zone) => {
  it.each(MONTHLY)('36 months from anchor %s on', (_, anchorDay, start) => {
    expect(compare({ every: 'month', count: 1, anchorDay, zone, start }, 36)).toHaveLength(36 * TIMES.length);
  });

  it('36 years of 29 February', () => {
    expect(compare({ every: 'year', count: 1, anchorDay: 29, zone, start: '2008-02-29' }, 36)).toHaveLength(
      36 * TIMES.length,
    );
  });

  it('every week and every third month of 36 months', () => {
    compare({ every: 'week', count: 1, anchorDay: 0, zone, start: '2010-01-31' }, 157);
    compare({ every: 'month', count: 3, anchorDay: 30, zone, start: '2009-11-30' }, 12);
  });

  it('every day of 36 months, through every change of the clocks', () => {
    const days = compare({ every: 'day', count: 1, anchorDay: 0, zone, start: '2010-01-01' }, 1096);
    const leftOut = zone === 'Pacific/Apia' ? 1 : 0;
    expect(days).toHaveLength((1096 - leftOut) * TIMES.length);
    const seen = new Set(days.map(({ resolution }) => resolution));
    expect([...seen].sort()).toEqual(zone === 'Asia/Kathmandu' ? ['exact'] : ['exact', 'gap', 'overlap']);
  });
});
