import fc from 'fast-check';
import { parseSchedule } from '../schedule/parse-schedule';
import type { Schedule } from '../schedule/schedule';

/** Both ends of the world, all kinds of clocks, and zones that left out a day. */
export const anyZone = fc.constantFrom(
  'Europe/Bratislava',
  'America/New_York',
  'America/St_Johns',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Kwajalein',
  'Etc/GMT+12',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'UTC',
);

const two = (n: number): string => String(n).padStart(2, '0');
export const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`);

const anyStart = fc
  .date({ min: new Date('1985-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

/** Endless schedules of every kind. */
export const anySchedule: fc.Arbitrary<Schedule> = fc
  .record({
    every: fc.constantFrom('day', 'week', 'month', 'year'),
    count: fc.integer({ min: 1, max: 4 }),
    time: anyTime,
    zone: anyZone,
    start: anyStart,
  })
  .map(parseSchedule);
