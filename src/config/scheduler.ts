import type { SettingsReader } from './environment';

/** How fast agreements are charged. */
export interface SchedulerConfig {
  /** Due things of one provider that are done in a second at most. */
  readonly ratePerSecond: (provider: string) => number;
  /** How much each pause between two of them differs from the mean, so that several clients do not beat in time. */
  readonly jitterPercent: number;
  /** Between two looks for what is due. */
  readonly pollMs: number;
}

const RATE_MAX = 1_000;
const RATES = /^[a-z][a-z0-9-]{1,40}=[0-9]{1,4}$/;

export function schedulerOf(read: SettingsReader): SchedulerConfig {
  const rate = read.integer('SCHEDULER_RATE', 20, { min: 1, max: RATE_MAX });
  const own = ratesOf(read);
  return {
    ratePerSecond: (provider) => own.get(provider) ?? rate,
    jitterPercent: read.integer('SCHEDULER_JITTER', 50, { min: 0, max: 90 }),
    pollMs: read.integer('SCHEDULER_POLL_MS', 1_000, { min: 10, max: 60_000 }),
  };
}

function ratesOf(read: SettingsReader): ReadonlyMap<string, number> {
  const entries = (read.text('SCHEDULER_RATES') ?? '').split(',').flatMap((text) => (text.trim() ? [text.trim()] : []));
  const rates = entries.map((entry) => [entry.split('=')[0]!, Number(entry.split('=')[1])] as const);
  const isFine =
    entries.every((entry) => RATES.test(entry)) && rates.every(([, rate]) => rate >= 1 && rate <= RATE_MAX);
  if (isFine) return new Map(rates);
  read.problems.push(`SCHEDULER_RATES must be like trustpay-eu=50, each from 1 to ${RATE_MAX}, separated by commas`);
  return new Map();
}
