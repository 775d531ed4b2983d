/**
 * Named places where a test can end the process the hard way, to prove that a crash right there loses and doubles
 * nothing. Does nothing unless the environment names the place.
 */
export type CrashPoint =
  | 'before-intent'
  | 'after-intent'
  | 'after-answer'
  | 'after-outcome'
  | 'before-checkpoint'
  | 'after-notification-stored';

const armed = process.env.COUNTINGHOUSE_CRASH_AT;

export function crashPoint(point: CrashPoint): void {
  if (armed === point) process.kill(process.pid, 'SIGKILL');
}
