const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;
/** Milliseconds are digits too; they are far outside every window, and refused as such (sheet, section 9.3). */
const UNIX = /^\d{1,15}$/;

/** ISO 8601, with or without a fraction, or seconds since 1970; in milliseconds, undefined for anything else. */
export function parseTimestamp(text: string): number | undefined {
  if (UNIX.test(text)) return Number(text) * 1000;
  const time = ISO.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** UTC with six fraction digits, as in the provider's samples (section 4). */
export const showTime = (time: number): string => new Date(time).toISOString().replace('Z', '000Z');

/** With an offset and no fraction, as in the sample of a balance (section 7). */
export const showSnapshotTime = (time: number): string => new Date(time).toISOString().replace(/\.\d+Z$/, '+00:00');
