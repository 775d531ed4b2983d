/** What a contender carried. */
export interface Load {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** One turn at the server, with the latency of every call that was answered in it. */
export interface Turn {
  readonly perSecond: number;
  readonly latenciesMs: readonly number[];
}

/** Calls made before the clock starts, so that plans, caches and connections are warm. */
const WARM_UP_SHARE = 0.2;

/** Closed-loop load: each caller sends its next call when the last one is answered. */
export async function turn(callers: number, seconds: number, call: () => Promise<unknown>): Promise<Turn> {
  const begin = performance.now() + seconds * 1_000 * WARM_UP_SHARE;
  const end = begin + seconds * 1_000;
  const latenciesMs: number[] = [];
  const caller = async (): Promise<void> => {
    for (;;) {
      const sent = performance.now();
      if (sent >= end) return;
      await call();
      const answered = performance.now();
      // A slow call that began before the clock still counts where it ended: callers wait for it all the same.
      if (answered >= begin && answered <= end) latenciesMs.push(answered - sent);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return { perSecond: latenciesMs.length / seconds, latenciesMs };
}

/**
 * All turns of a contender: the mean of its throughput, the percentiles of all its calls. Many short turns, one
 * contender after the other, make figures comparable on a machine that others use too: what disturbs it disturbs all of
 * them.
 */
export function together(turns: readonly Turn[]): Load {
  const sorted = Float64Array.from(turns.flatMap((one) => one.latenciesMs)).sort();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  const perSecond = turns.reduce((sum, one) => sum + one.perSecond, 0) / turns.length;
  return { perSecond, p50Ms: at(0.5), p99Ms: at(0.99) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export const perSecond = (value: number): string => Math.round(value).toLocaleString('en-GB');
export const milliseconds = (value: number): string => value.toFixed(value < 10 ? 2 : 0);
