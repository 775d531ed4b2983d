import { Agent, request } from 'undici';
import { openLedger } from './console/ledger';
import type { Ledger } from './console/ledger';
import { milliseconds } from './load';
import type { BenchContext, SuiteResult } from './suite';

const WARM_UP = 5;
const GOAL_MS = 100;

/** Every page that reads, with the searches that people make. */
const pagesOf = ({ order, account }: Ledger): Readonly<Record<string, string>> => ({
  Overview: '',
  Orders: '/orders',
  'Orders, by state': '/orders?status=captured',
  'Orders, by reference': '/orders?reference=nobody',
  'One order': `/orders/${order.id}`,
  'An order explained': `/orders/${order.id}/explanation`,
  Approvals: '/approvals',
  Cards: '/cards',
  Agreements: '/agreements',
  Accounts: '/accounts',
  'One account': `/accounts/${encodeURIComponent(account)}`,
  Settlements: '/settlements',
  Reconciliation: '/reconciliation',
  'Bank lines': '/bank-lines',
  'Bank orders': '/bank-orders',
  Processes: '/processes',
  'Webhooks out': '/webhooks',
  'Read models': '/projections',
  'Held events': '/held',
  'Notifications in': '/notifications',
  Audit: '/audit',
  'Audit, by event': '/audit?type=Captured',
  'Audit, by person': '/audit?actor=key%3Ak-1',
  'Audit, of one order': `/audit?stream=order-${order.id}`,
  'Audit, of one cause': `/audit?correlation_id=${order.correlationId}`,
  Configuration: '/configuration',
});

const ABOUT = `
Pages of the console as a person opens them, one after the other, from \`npm start\` with all roles. The log holds card payments of one
merchant; 500 were written and folded as always, and copied with their rows in the read models until the log was long enough. Each page
is asked for ${WARM_UP} times first.`;

export async function run(context: BenchContext): Promise<SuiteResult> {
  const sizes = context.quick ? [10_000, 50_000] : [100_000, 1_000_000];
  const rounds = context.quick ? 10 : 60;
  const measured: { events: number; pages: Map<string, Times> }[] = [];
  for (const events of sizes) {
    context.log(`  a log of ${events.toLocaleString('en-GB')} events is made`);
    const ledger = await openLedger(context, events);
    try {
      measured.push({ events, pages: await openPages(ledger, rounds) });
    } finally {
      await ledger.process.stop();
    }
  }
  const largest = measured.at(-1)!;
  const slowest = (of: keyof Times): number => Math.max(...[...largest.pages.values()].map((times) => times[of]));
  const columns = measured.flatMap(({ events }) => {
    const count = events.toLocaleString('en-GB');
    return [`p50, ${count} events`, `p95, ${count} events`];
  });
  const rows = [...largest.pages.keys()].map((name) => [
    name,
    ...measured.flatMap(({ pages }) => [pages.get(name)!.p50, pages.get(name)!.p95].map(milliseconds)),
  ]);
  const about = `at ${largest.events.toLocaleString('en-GB')} events, milliseconds`;
  return {
    title: 'The console',
    about: ABOUT,
    tables: [{ caption: 'Milliseconds until the whole page is there', columns: ['page', ...columns], rows }],
    ratios: [
      { what: `p50 of the slowest page ${about}`, value: slowest('p50'), goal: { atMost: GOAL_MS } },
      { what: `p95 of the slowest page ${about}`, value: slowest('p95'), goal: { atMost: GOAL_MS } },
    ],
  };
}

interface Times {
  readonly p50: number;
  readonly p95: number;
}

/** In turns, so that what disturbs the machine disturbs all of them. */
async function openPages(ledger: Ledger, rounds: number): Promise<Map<string, Times>> {
  const dispatcher = new Agent({ connections: 1 });
  const cookie = await signIn(ledger);
  const pages = Object.entries(pagesOf(ledger));
  const times = new Map(pages.map(([name]) => [name, [] as number[]]));
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const [name, path] of pages) {
      const sent = performance.now();
      const answer = await request(`${ledger.process.url}/console${path}`, { headers: { cookie }, dispatcher });
      const page = await answer.body.text();
      if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}: ${page}`);
      if (round >= 0) times.get(name)!.push(performance.now() - sent);
    }
  }
  await dispatcher.close();
  return new Map([...times].map(([name, all]) => [name, percentiles(all)]));
}

async function signIn({ process, apiKey }: Ledger): Promise<string> {
  const answer = await request(`${process.url}/console/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ api_key: apiKey }).toString(),
  });
  await answer.body.text();
  const cookie = [answer.headers['set-cookie']].flat()[0];
  if (cookie === undefined) throw new Error(`the sign-in answered ${answer.statusCode}`);
  return cookie.split(';', 1)[0]!;
}

function percentiles(all: readonly number[]): Times {
  const sorted = [...all].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return { p50: at(0.5), p95: at(0.95) };
}
