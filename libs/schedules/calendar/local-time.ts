import { DateTime, IANAZone } from 'luxon';
import type { LocalDate } from './local-date';
import { toLocalDate } from './local-date';

/**
 * How a local time became an instant: it was there once (`exact`), the clocks were put forward over it (`gap`), or it
 * came twice (`overlap`).
 */
export type Resolution = 'exact' | 'gap' | 'overlap';

export interface ResolvedTime {
  readonly instant: Date;
  readonly resolution: Resolution;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const NAME = /^(UTC|[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)+)$/;

/** A region of the IANA database or UTC. An offset such as `+01:00` is no zone: it does not know summer. */
export const isZone = (name: string): boolean => NAME.test(name) && IANAZone.isValidZone(name);

/**
 * The instant of a local time (practice sheet 5.1, RFC 5545 3.3.5): in a gap it moves forward by the gap, in an overlap
 * the first occurrence counts. Where a zone left out a whole day, the same time of the next day.
 * @param time `HH:MM`
 */
export function instantOf(date: LocalDate, time: string, zone: string): ResolvedTime {
  const wall = Date.parse(`${date}T${time}:00Z`);
  const rules = IANAZone.create(zone);
  // No zone changes its offset twice within two days, so the two sides know all there is to know.
  const [before, after] = [rules.offset(wall - DAY), rules.offset(wall + DAY)];
  const at = (offset: number): Date => new Date(wall - offset * MINUTE);
  if (before === after) return { instant: at(before), resolution: 'exact' };
  const fits = [before, after].filter((offset) => rules.offset(wall - offset * MINUTE) === offset);
  if (fits.length === 0) return { instant: at(before), resolution: 'gap' };
  return { instant: at(Math.max(...fits)), resolution: fits.length > 1 ? 'overlap' : 'exact' };
}

const inZone = (instant: Date, zone: string): DateTime => DateTime.fromJSDate(instant, { zone: IANAZone.create(zone) });

export const localDateOf = (instant: Date, zone: string): LocalDate => toLocalDate(inZone(instant, zone));

/** `HH:MM` that the clocks of the zone show. */
export const localTimeOf = (instant: Date, zone: string): string => inZone(instant, zone).toFormat('HH:mm');
