import { chargeDueHour } from './billing/due-hour';
import { dueCosts } from './billing/due-costs';
import { milliseconds, perSecond } from './load';
import type { BenchContext, SuiteResult } from './suite';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const RATE = 1_000;

const ABOUT = `
Agreements of which 100 are due among a growing number of others: the scheduler's own query. Then agreements that all fall due in one
hour, written to the log beforehand and charged by \`npm start\` at the simulated TrustPay EU, which runs in the process of the benchmark. \`SCHEDULER_RATE\`
is ${RATE} a second here, more than is reached, so the figure is what the ledger can do; a deployment sets what its provider takes. \`BENCH_AGREEMENTS\` says how many.`;

export async function run(context: BenchContext): Promise<SuiteResult> {
  const sizes = context.quick ? SIZES.slice(0, 2) : SIZES;
  const costs = await dueCosts(context, sizes, context.quick ? 5 : 50);
  const count = Number.parseInt(process.env.BENCH_AGREEMENTS ?? (context.quick ? '200' : '5000'), 10);
  const hour = await chargeDueHour(context, count, RATE);
  const memory = hour.memory.map((mib) => Math.round(mib));
  return {
    title: 'Recurring billing',
    about: ABOUT,
    tables: [
      {
        caption: 'Finding 100 due agreements',
        columns: ['agreements', 'ms'],
        rows: sizes.map((size, n) => [size.toLocaleString('en-GB'), milliseconds(costs[n]!)]),
      },
      {
        caption: `${count.toLocaleString('en-GB')} agreements due in one hour`,
        columns: ['', ''],
        rows: [
          ['charged in', `${hour.seconds.toFixed(1)} s`],
          ['charges a second', perSecond(count / hour.seconds)],
          ['in the tenths of the run', hour.rates.map(perSecond).join(', ')],
          ['resident set after each tenth, MiB', memory.join(', ')],
          ['asked for before one that was due more than a minute earlier', String(hour.outOfOrder)],
        ],
      },
    ],
    ratios: [
      {
        what: 'cost of finding what is due, most to fewest agreements',
        value: costs.at(-1)! / costs[0]!,
        goal: { atMost: 1.2 },
      },
      { what: 'charges out of the order of their due time', value: hour.outOfOrder, goal: { atMost: 0 } },
      {
        what: 'resident set at the end to that after a fifth',
        value: memory.at(-1)! / memory[1]!,
        goal: { atMost: 1.25 },
      },
    ],
  };
}
