import type { Contender } from './http/contender';
import { CONNECTIONS, openFloor, openOurs } from './http/contender';
import { visibility } from './http/visibility';
import type { Load, Turn } from './load';
import { milliseconds, perSecond, together, turn } from './load';
import type { BenchContext, Ratio, SuiteResult, Table } from './suite';

const ABOUT = `
\`POST /v1/orders\` with customer data over ${CONNECTIONS} connections: authenticated, validated, decided, personal data sealed under
the customer's own key (every second one is new), payment page signed, durable in the embedded PostgreSQL with fsync on,
answered. Beside it the same body to an empty Nest and Fastify application that checks it by the same class-validator rules
and answers \`{}\`. Each server is a process of its own, the load comes from another one, the database runs on the same machine.
Contenders take many short turns, one after the other; shown are the mean rate and the percentiles of all requests.`;

type Measured = readonly { readonly contender: Contender; readonly load: Load }[];

export async function run(context: BenchContext): Promise<SuiteResult> {
  const contenders = [await openFloor(), await openOurs(context, 'api'), await openOurs(context, 'api,worker')];
  const measured = await takeTurns(context, contenders);
  const [, , withWorker] = measured;
  const half = withWorker!.load.perSecond / 2;
  context.log(`  ${perSecond(half)} orders per second, and queries for them`);
  const seen = await visibility(withWorker!.contender, half, context.quick ? 2 : 20);
  for (const contender of contenders) await contender.close();
  return {
    title: 'HTTP',
    about: ABOUT,
    tables: [ordersTable(measured), visibilityTable(seen)],
    ratios: [...orderRatios(measured), visibilityRatio(seen)],
  };
}

async function takeTurns(context: BenchContext, contenders: readonly Contender[]): Promise<Measured> {
  const [rounds, seconds] = context.quick ? [2, 0.5] : [25, 1];
  const turns = new Map<Contender, Turn[]>(contenders.map((contender) => [contender, []]));
  for (const contender of contenders) await warmUp(context, contender);
  context.log(`  ${rounds} rounds of ${contenders.length} contenders`);
  for (let round = 0; round < rounds; round += 1) {
    for (const [contender, done] of turns) {
      done.push(await turn(CONNECTIONS, seconds, () => contender.order()));
      await contender.settle();
    }
  }
  return [...turns].map(([contender, done]) => ({ contender, load: together(done) }));
}

/** A just-in-time compiler takes some ten thousand requests to settle. */
async function warmUp(context: BenchContext, contender: Contender): Promise<void> {
  context.log(`  warming up: ${contender.name}`);
  await turn(CONNECTIONS, context.quick ? 1 : 10, () => contender.order());
  await contender.settle();
}

function ordersTable(measured: Measured): Table {
  return {
    caption: `Orders created, ${CONNECTIONS} connections`,
    columns: ['', 'per second', 'p50 ms', 'p99 ms', 'process ready after ms'],
    rows: measured.map(({ contender, load }) => [
      contender.name,
      perSecond(load.perSecond),
      milliseconds(load.p50Ms),
      milliseconds(load.p99Ms),
      milliseconds(contender.process.bootMs),
    ]),
  };
}

function orderRatios([floor, ...ours]: Measured): Ratio[] {
  return ours.map(({ contender, load }, index) => ({
    what: `${contender.name}, orders to empty POSTs`,
    value: load.perSecond / floor!.load.perSecond,
    ...(index === 0 ? { goal: { atLeast: 0.5 } } : {}),
  }));
}

function visibilityTable({ perSecond: rate, latenciesMs, p50Ms, p99Ms }: Load & Turn): Table {
  return {
    caption: 'From the answer to a command to a query that shows it, at half load',
    columns: ['orders per second', 'queries', 'p50 ms', 'p99 ms'],
    rows: [[perSecond(rate), String(latenciesMs.length), milliseconds(p50Ms), milliseconds(p99Ms)]],
  };
}

const visibilityRatio = ({ p99Ms }: Load): Ratio => ({
  what: 'milliseconds from answered to visible over HTTP, p99',
  value: p99Ms,
  goal: { atMost: 50 },
});
