import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { CONNECTIONS, openOurs } from './http/contender';
import type { Contender } from './http/contender';
import type { Turn } from './load';
import { milliseconds, perSecond, together, turn } from './load';
import type { BenchContext, SuiteResult } from './suite';

/** Payers of the silent provider who wait at the same time. */
const WAITING = 200;
const DEADLINE_MS = 600_000;

const ABOUT = `
\`POST /v1/orders\` for one provider over ${CONNECTIONS} connections, while another provider has fallen silent: it takes connections and
answers nothing, and ${WAITING} payers of it wait. Two processes of the application take turns, one with and one without them.`;

const PAYIN = JSON.stringify({
  ...{ provider: 'payfield', reference: 'silent', method: 'payin', amount: { value: '10.00', currency: 'BDT' } },
  customer: { id: 'cust-1', ip: '203.0.113.7' },
});

export async function run(context: BenchContext): Promise<SuiteResult> {
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const settings = {
    PAYFIELD_API_KEY: 'key',
    PAYFIELD_SECRET: 'secret',
    PAYFIELD_SHOPS: 'BDT:shop-001',
    PAYFIELD_API_URL: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
    PAYFIELD_DEADLINE_MS: String(DEADLINE_MS),
    CALL_ABANDONED_MS: '3600000',
  };
  const [alone, beside] = [await openOurs(context, 'api', settings), await openOurs(context, 'api', settings)];
  const waiting = Array.from({ length: WAITING }, () => beside.send(PAYIN).catch(() => undefined));
  const [without, withSilent] = await takeTurns(context, alone, beside);
  // An orderly end would wait for the calls that are never answered.
  for (const { process: server } of [alone, beside]) process.kill(server.pid, 'SIGKILL');
  silent.close();
  await Promise.allSettled(waiting);
  return {
    title: 'A silent provider',
    about: ABOUT,
    tables: [
      {
        caption: 'Orders of the provider that answers',
        columns: ['', 'per second', 'p50 ms', 'p99 ms'],
        rows: [
          ['nobody waits', without],
          [`${WAITING} payers wait for the other`, withSilent],
        ].map(([name, load]) => [
          name as string,
          perSecond((load as typeof without).perSecond),
          milliseconds((load as typeof without).p50Ms),
          milliseconds((load as typeof without).p99Ms),
        ]),
      },
    ],
    ratios: [
      {
        what: 'orders per second beside a silent provider to orders without one',
        value: withSilent.perSecond / without.perSecond,
        goal: { atLeast: 0.95 },
      },
    ],
  };
}

async function takeTurns(context: BenchContext, alone: Contender, beside: Contender) {
  const [rounds, seconds] = context.quick ? [2, 0.5] : [20, 1];
  const turns = new Map<Contender, Turn[]>([alone, beside].map((contender) => [contender, []]));
  for (const contender of turns.keys()) await turn(CONNECTIONS, context.quick ? 1 : 10, () => contender.order());
  for (let round = 0; round < rounds; round += 1) {
    for (const [contender, done] of turns) done.push(await turn(CONNECTIONS, seconds, () => contender.order()));
  }
  return [together(turns.get(alone)!), together(turns.get(beside)!)] as const;
}
