/** How an endpoint has answered lately. */
export interface EndpointHealth {
  /** Of the first failure after the last success; null while it answers. */
  readonly failingSince: Date | null;
  /** Failures since then. */
  readonly failures: number;
}

/** Fewer failures say nothing: the clock alone must not switch an endpoint off. */
const FAILURES_MIN = 5;
const DAY_MS = 86_400_000;

/** Whether an endpoint has failed for so long, without one success, that going on is of no use to anybody. */
export function isLost({ failingSince, failures }: EndpointHealth, now: Date, disableAfterDays: number): boolean {
  if (failingSince === null || failures < FAILURES_MIN) return false;
  return now.getTime() - failingSince.getTime() >= disableAfterDays * DAY_MS;
}
