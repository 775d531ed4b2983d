import type { ScheduleInput } from './parse-schedule';
import { parseSchedule } from './parse-schedule';
import { nextDue, periodAt, periodOf, periodsBetween, periodsFrom } from './periods';

const bratislava = { every: 'month', time: '09:00', zone: 'Europe/Bratislava', start: '2026-01-31' } as const;
const keys = (input: ScheduleInput, n: number): string[] =>
  Array.from(periodsFrom(parseSchedule({ ...input, periods: n })), ({ key }) => key);
const instant = (input: ScheduleInput, index: number): [string, string] => {
  const period = periodOf(parseSchedule(input), index)!;
  return [period.start.toISOString(), period.resolution];
};

describe('the days of a schedule', () => {
  it('are counted from the start, never from a day that was moved', () => {
    expect(keys(bratislava, 5)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']);
  });

  it('return to the anchor when the start itself was moved', () => {
    expect(keys({ ...bratislava, start: '2026-02-28', anchorDay: 31 }, 3)).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]);
  });

  it('know 29 February again in each leap year', () => {
    expect(keys({ ...bratislava, every: 'year', start: '2024-02-29' }, 5)).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ]);
  });

  it('are calendar days for weeks', () => {
    expect(keys({ ...bratislava, every: 'week', count: 2, start: '2026-03-20' }, 3)).toEqual([
      '2026-03-20',
      '2026-04-03',
      '2026-04-17',
    ]);
  });

  it('leave out the one that a zone left out', () => {
    const apia = { every: 'day', time: '09:00', zone: 'Pacific/Apia', start: '2011-12-29' } as const;
    expect(keys(apia, 3)).toEqual(['2011-12-29', '2011-12-31']);
    expect(periodOf(parseSchedule(apia), 1)).toBeUndefined();
    expect(nextDue(parseSchedule(apia), new Date('2011-12-29T19:00:00Z'))).toMatchObject({ index: 2 });
  });
});

describe('a local time', () => {
  it.each([
    ['was there once', '2026-03-28', ['2026-03-28T01:30:00.000Z', 'exact']],
    ['moves forward by the gap when the clocks passed over it', '2026-03-29', ['2026-03-29T01:30:00.000Z', 'gap']],
    ['is the first of two when it came twice', '2026-10-25', ['2026-10-25T00:30:00.000Z', 'overlap']],
  ])('%s', (_, start, expected) => {
    expect(instant({ ...bratislava, time: '02:30', start }, 0)).toEqual(expected);
  });

  it('moves by half an hour where the clocks do', () => {
    const lordHowe = { every: 'day', time: '02:15', zone: 'Australia/Lord_Howe', start: '2026-10-04' } as const;
    // 02:15 does not exist; 02:45 at UTC+11 does.
    expect(instant(lordHowe, 0)).toEqual(['2026-10-03T15:45:00.000Z', 'gap']);
  });
});

describe('the list of periods', () => {
  const schedule = parseSchedule({ ...bratislava, periods: 3 });
  const [jan, feb, mar] = [...periodsFrom(schedule)];

  it('holds half-open periods: a boundary belongs to what begins there', () => {
    expect(periodAt(schedule, jan!.start)).toEqual(jan);
    expect(periodAt(schedule, new Date(feb!.start.getTime() - 1))).toEqual(jan);
    expect(periodAt(schedule, feb!.start)).toEqual(feb);
    expect(periodAt(schedule, new Date(jan!.start.getTime() - 1))).toBeUndefined();
    expect(periodAt(schedule, mar!.end)).toBeUndefined();
  });

  it('says what is due next: after the instant, not at it', () => {
    expect(nextDue(schedule, new Date('2020-01-01'))).toEqual(jan);
    expect(nextDue(schedule, jan!.start)).toEqual(feb);
    expect(nextDue(schedule, new Date(feb!.start.getTime() - 1))).toEqual(feb);
    expect(nextDue(schedule, mar!.start)).toBeUndefined();
  });

  it('lists from the first instant on and before the last', () => {
    expect(periodsBetween(schedule, jan!.start, mar!.start)).toEqual([jan, feb]);
    expect(periodsBetween(schedule, new Date(0), new Date('2030-01-01'))).toEqual([jan, feb, mar]);
    expect(periodsBetween(schedule, mar!.start, mar!.start)).toEqual([]);
  });

  it('ends before the end day: a period that would start on it is none', () => {
    const until = parseSchedule({ ...bratislava, end: '2026-03-31' });
    expect(Array.from(periodsFrom(until), ({ key }) => key)).toEqual(['2026-01-31', '2026-02-28']);
    expect([...periodsFrom(until)].at(-1)).toMatchObject({ endDate: '2026-03-31' });
  });

  it('is refused where it would be without measure', () => {
    const daily = parseSchedule({ ...bratislava, every: 'day' });
    expect(() => periodsBetween(daily, new Date(0), new Date('2200-01-01'))).toThrow(RangeError);
    expect(periodAt(daily, new Date(8.64e15))).toBeUndefined();
    expect(nextDue(daily, new Date(8.64e15))).toBeUndefined();
  });
});
