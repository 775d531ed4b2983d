import { Pool } from 'pg';
import { OPERATIONS_DDL } from '#libs/projections';
import { projections } from '../src/read-models';
import { openStore } from './append/ours';
import { median, milliseconds, perSecond } from './load';
import { rowsOfReadModels, writeBare } from './projections/bare';
import { catchUp, reinstall } from './projections/catch-up';
import { emmettCatchUp } from './projections/emmett';
import { EVENTS_PER_ORDER, fillWithOrders } from './projections/log';
import { visibleAfter } from './projections/visible';
import type { Visible } from './projections/visible';
import type { BenchContext, Ratio, SuiteResult, Table } from './suite';

const ABOUT = `
All read models together (orders with their open operations, the journal with postings, legs and balances, cards, the audit
index) catch up with a log of card payments, ${EVENTS_PER_ORDER} events each, 256 side by side. "Bare upserts" writes the very
rows that they end with into the same empty tables, 2,000 a statement, all tables at once, and does nothing else: it reads no
log, folds nothing, writes no row twice and keeps no checkpoint. emmett runs one projection, a sum per stream, in batches of
1,000.`;

interface Round {
  readonly ours: number;
  readonly bare: number;
  readonly emmett: number;
}

export async function run(context: BenchContext): Promise<SuiteResult> {
  const { quick } = context;
  const { store, url } = await openStore(context);
  const pool = new Pool({ connectionString: url, max: 10 });
  // A suite that ends early leaves connections to a server that stops.
  pool.on('error', () => undefined);
  await pool.query(OPERATIONS_DDL);
  const orders = quick ? 2_000 : 20_000;
  context.log(`  filling a log with ${(orders * EVENTS_PER_ORDER).toLocaleString('en-GB')} events`);
  await fillWithOrders(store, orders);
  const rounds = await catchUpRounds(context, pool, store, orders * EVENTS_PER_ORDER);
  await reinstall(pool, projections);
  await catchUp(pool, store, projections);
  const pace = quick ? { perSecond: 100, seconds: 2 } : { perSecond: 500, seconds: 20 };
  const visible = await visibleAfter(pool, store, projections, pace);
  await store.close();
  await pool.end();
  return {
    title: 'Read models',
    about: ABOUT,
    tables: [catchUpTable(rounds), visibleTable(visible)],
    ratios: ratios(rounds, visible),
  };
}

async function catchUpRounds(
  context: BenchContext,
  pool: Pool,
  store: Parameters<typeof catchUp>[1],
  events: number,
): Promise<Round[]> {
  await reinstall(pool, projections);
  await catchUp(pool, store, projections);
  const rows = await rowsOfReadModels(pool, projections);
  const rounds: Round[] = [];
  for (let round = 1; round <= (context.quick ? 1 : 5); round++) {
    await reinstall(pool, projections);
    const bare = events / (await writeBare(pool, rows));
    await reinstall(pool, projections);
    const ours = events / (await catchUp(pool, store, projections));
    const emmett = await emmettCatchUp(context, context.quick ? 200 : 2_000);
    const figures = [ours, bare, emmett].map(perSecond);
    context.log(`  round ${round}: ${figures[0]}/s, bare upserts ${figures[1]}/s, emmett ${figures[2]}/s`);
    rounds.push({ ours, bare, emmett });
  }
  return rounds;
}

function catchUpTable(rounds: readonly Round[]): Table {
  const row = (name: string, of: (round: Round) => number): string[] => [name, perSecond(median(rounds.map(of)))];
  return {
    caption: 'Events per second from an empty read model to the head of the log',
    columns: ['', 'events/s'],
    rows: [
      row('Countinghouse, all read models', ({ ours }) => ours),
      row('bare upserts of the same rows', ({ bare }) => bare),
      row('emmett-postgresql 0.42.0, one read model', ({ emmett }) => emmett),
    ],
  };
}

const visibleTable = ({ appendsPerSecond, p50Ms, p99Ms }: Visible): Table => ({
  caption: 'From the answer of an append to the row that shows it',
  columns: ['appends/s', 'p50', 'p99'],
  rows: [[perSecond(appendsPerSecond), `${milliseconds(p50Ms)} ms`, `${milliseconds(p99Ms)} ms`]],
});

function ratios(rounds: readonly Round[], visible: Visible): Ratio[] {
  return [
    {
      what: 'catch-up, to bare upserts of the same rows',
      value: median(rounds.map(({ ours, bare }) => ours / bare)),
      goal: { atLeast: 0.5 },
    },
    {
      what: "catch-up, to emmett's asynchronous projector",
      value: median(rounds.map(({ ours, emmett }) => ours / emmett)),
      goal: { atLeast: 20 },
    },
    { what: 'milliseconds from answered to visible, p99', value: visible.p99Ms, goal: { atMost: 50 } },
  ];
}
