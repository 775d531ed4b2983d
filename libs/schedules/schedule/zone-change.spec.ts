import { InvalidScheduleError, parseSchedule } from './parse-schedule';
import { periodsFrom } from './periods';
import type { Schedule } from './schedule';
import { changeZone } from './zone-change';

const starts = (schedule: Schedule, n: number): string[] =>
  Array.from(periodsFrom({ ...schedule, periods: n }), ({ key, start }) => `${key} ${start.toISOString()}`);

describe('a customer who moves', () => {
  const monthly = parseSchedule({ every: 'month', time: '09:00', zone: 'Europe/Bratislava', start: '2026-01-31' });

  it('keeps the end of the running period and lives by the new clock from there on', () => {
    expect(starts(changeZone(monthly, 'America/New_York', new Date('2026-02-10T00:00:00Z')), 4)).toEqual([
      '2026-01-31 2026-01-31T08:00:00.000Z',
      '2026-02-28 2026-02-28T08:00:00.000Z',
      '2026-03-31 2026-03-31T13:00:00.000Z',
      '2026-04-30 2026-04-30T13:00:00.000Z',
    ]);
  });

  it('may change his mind within the period', () => {
    const there = changeZone(monthly, 'America/New_York', new Date('2026-02-10T00:00:00Z'));
    const back = changeZone(there, 'Europe/Bratislava', new Date('2026-02-11T00:00:00Z'));
    expect(starts(back, 6)).toEqual(starts(monthly, 6));
    expect(back.zoneChanges).toHaveLength(1);
  });

  it('does not pay for the day that the date line took', () => {
    const daily = parseSchedule({ every: 'day', time: '09:00', zone: 'Etc/GMT+12', start: '2026-01-01' });
    // 21:00Z was the old hour; the new one, 19:00Z of the day before, is 26 hours ahead.
    expect(starts(changeZone(daily, 'Pacific/Kiritimati', new Date('2026-01-01T22:00:00Z')), 4)).toEqual([
      '2026-01-01 2026-01-01T21:00:00.000Z',
      '2026-01-03 2026-01-02T21:00:00.000Z',
      '2026-01-04 2026-01-03T19:00:00.000Z',
    ]);
  });

  it('changes nothing after the last period', () => {
    const over = { ...monthly, periods: 1 };
    expect(changeZone(over, 'UTC', new Date('2026-02-10T00:00:00Z'))).toBe(over);
  });

  it('names a zone that exists', () => {
    expect(() => changeZone(monthly, '+02:00', new Date(0))).toThrow(InvalidScheduleError);
  });
});
