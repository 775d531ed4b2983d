// A second way to the same answers, for comparison only: it counts calendar days one by one, looks at the clocks of a
// zone through Intl and tries instants until one shows the wanted time. Slow, plain, and no line shared with the
// library.

export interface NaivePeriod {
  readonly key: string;
  readonly endDate: string;
  readonly start: string;
  readonly end: string;
  readonly resolution: 'exact' | 'gap' | 'overlap';
}

export interface NaiveSchedule {
  readonly every: 'day' | 'week' | 'month' | 'year';
  readonly count: number;
  readonly anchorDay: number;
  readonly time: string;
  readonly zone: string;
  readonly start: string;
}

const STEP = 15;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function lengthOf(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);
const text = (year: number, month: number, day: number): string => `${year}-${two(month)}-${two(day)}`;
const numbers = (date: string): [number, number, number] => {
  const [year, month, day] = date.split('-').map(Number);
  return [year!, month!, day!];
};

/** Days since 1 January 1970, by adding up years and months. */
export function dayNumber(date: string): number {
  const [year, month, day] = numbers(date);
  let days = day - 1;
  for (let y = 1970; y < year; y++) days += isLeap(y) ? 366 : 365;
  for (let m = 1; m < month; m++) days += lengthOf(year, m);
  return days;
}

function tomorrow(date: string): string {
  const [year, month, day] = numbers(date);
  if (day < lengthOf(year, month)) return text(year, month, day + 1);
  return month < 12 ? text(year, month + 1, 1) : text(year + 1, 1, 1);
}

/** The days of the first `n` boundaries. */
function boundaries({ every, count, anchorDay, start }: NaiveSchedule, n: number): string[] {
  const found = [start];
  if (every === 'day' || every === 'week') {
    let date = start;
    while (found.length < n) {
      for (let step = 0; step < count * (every === 'week' ? 7 : 1); step++) date = tomorrow(date);
      found.push(date);
    }
    return found;
  }
  let [year, month] = numbers(start);
  while (found.length < n) {
    for (let step = 0; step < count * (every === 'year' ? 12 : 1); step++) {
      month += 1;
      if (month === 13) [year, month] = [year + 1, 1];
    }
    const length = lengthOf(year, month);
    found.push(text(year, month, anchorDay < length ? anchorDay : length));
  }
  return found;
}

interface Clock {
  readonly format: Intl.DateTimeFormat;
  readonly readings: Map<number, string>;
}

const clocks = new Map<string, Clock>();

function clockOf(zone: string): Clock {
  // The Swedish way of writing dates is the ISO one.
  const options = { dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23', timeZone: zone } as const;
  const clock = clocks.get(zone) ?? { format: new Intl.DateTimeFormat('sv-SE', options), readings: new Map() };
  clocks.set(zone, clock);
  return clock;
}

/** `YYYY-MM-DD HH:MM` on the clocks of the zone; such texts sort as the times do. */
function shown(minute: number, { format, readings }: Clock): string {
  const reading = readings.get(minute) ?? format.format(minute * 60_000);
  readings.set(minute, reading);
  return reading;
}

function look(from: number, hours: number, zone: string): [minute: number, wall: string][] {
  const clock = clockOf(zone);
  const looks: [number, string][] = [];
  for (let minute = from; minute <= from + hours * 60; minute += STEP) looks.push([minute, shown(minute, clock)]);
  return looks;
}

const minuteOf = (wall: string): number =>
  dayNumber(wall.slice(0, 10)) * 1440 + Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));

/** Minutes since 1970 at which the zone shows the time; times and changes of clocks are multiples of 15 minutes. */
export function naiveInstant(date: string, time: string, zone: string): [minute: number, NaivePeriod['resolution']] {
  const wall = `${date} ${time}`;
  const hits = look(minuteOf(wall) - 15 * 60, 28, zone).filter(([, clock]) => clock === wall);
  if (hits.length > 0) return [hits[0]![0], hits.length > 1 ? 'overlap' : 'exact'];
  const around = look(minuteOf(wall) - 15 * 60, 55, zone);
  const jump = around.findIndex(([, clock]) => clock > wall);
  const gap = minuteOf(around[jump]![1]) - minuteOf(around[jump - 1]![1]) - STEP;
  const hit = around.find(([, clock]) => minuteOf(clock) === minuteOf(wall) + gap);
  return [hit![0], 'gap'];
}

/** The first `n` intervals, without those that have no duration. */
export function naivePeriods(schedule: NaiveSchedule, n: number): NaivePeriod[] {
  const dates = boundaries(schedule, n + 1);
  const instants = dates.map((date) => naiveInstant(date, schedule.time, schedule.zone));
  return dates.slice(0, n).flatMap((key, k) => {
    const [[start, resolution], [end]] = [instants[k]!, instants[k + 1]!];
    if (start === end) return [];
    return [{ key, endDate: dates[k + 1]!, start: iso(start), end: iso(end), resolution }];
  });
}

const iso = (minute: number): string => new Date(minute * 60_000).toISOString();
