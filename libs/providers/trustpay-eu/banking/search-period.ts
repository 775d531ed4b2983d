const DAY_MS = 24 * 60 * 60 * 1_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The days in which the line of an operation may stand: the bank has a calendar of its own, a day is left each way. */
export const searchPeriod = (requestedAt: string, now: Date): { readonly from: string; readonly to: string } => ({
  from: dayOf(Date.parse(requestedAt) - DAY_MS),
  to: dayOf(now.getTime() + DAY_MS),
});
