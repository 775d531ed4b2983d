import { durationOf, laterBy } from '../../common/validation';

const HOUR_MS = 3_600_000;
const WARNING_SHARE = 0.8;
/** How long before the end the order's wish is done: a twentieth of the window, six hours at most. */
const MARGIN_SHARE = 0.05;
const MARGIN_MS_MAX = 6 * HOUR_MS;

export interface HoldTimes {
  /** Only where it comes before the deadline: behind it there is nothing left to capture. */
  readonly capture?: Date;
  readonly warning: Date;
  readonly deadline: Date;
  readonly end: Date;
}

/** When something is to be done about a hold, counted from its authorisation and its end. */
export function holdTimes(from: Date, end: Date, captureAfter?: string): HoldTimes {
  const window = Math.max(end.getTime() - from.getTime(), 0);
  const deadline = new Date(end.getTime() - Math.min(window * MARGIN_SHARE, MARGIN_MS_MAX));
  const delay = captureAfter === undefined ? undefined : durationOf(captureAfter);
  const capture = delay && laterBy(from, delay);
  return {
    ...(capture && capture < deadline && { capture }),
    warning: new Date(from.getTime() + window * WARNING_SHARE),
    deadline,
    end,
  };
}
