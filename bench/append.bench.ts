import { bareChecked, bareUnchecked, onePerCall } from './append/bare';
import type { Contender, OpenContender } from './append/contender';
import { growth } from './append/growth';
import { ours } from './append/ours';
import { act, castore, emmett, messageDb } from './append/peers';
import type { Load, Turn } from './load';
import { milliseconds, perSecond, together, turn } from './load';
import type { BenchContext, Ratio, SuiteResult, Table } from './suite';

const METHODS: readonly OpenContender[] = [ours, bareChecked, bareUnchecked, onePerCall];
const PEERS: readonly OpenContender[] = [messageDb, emmett, act, castore];
const CALLERS = [1, 32, 256];

const ABOUT = `
Durable appends of one small event (about 500 bytes of JSON) to a new stream, \`no_stream\` expected, through the embedded
PostgreSQL with fsync on. Contenders take many short turns, one after the other; shown are the mean rate and the percentiles
of all calls. Bare group commit is the same method with nothing around it: same table and keys, gate lock, version check,
two connections, no validation, no limits, no repeats, no timeouts. Peers run as they come, each with its own pool.`;

/** Turns by contender and number of callers. */
type Turns = Map<string, Map<number, Turn[]>>;

export async function run(context: BenchContext): Promise<SuiteResult> {
  const [rounds, seconds] = context.quick ? [2, 0.3] : [25, 0.4];
  const measured: Turns = new Map();
  const contenders: Contender[] = [];
  for (const open of [...METHODS, ...PEERS]) contenders.push(await open(context));
  for (const callers of CALLERS) {
    context.log(`  ${callers} callers: ${rounds} rounds of ${contenders.length} contenders`);
    for (let round = 0; round < rounds; round += 1) {
      for (const contender of contenders) {
        record(measured, contender.name, callers, await turn(callers, seconds, () => contender.append()));
      }
    }
  }
  for (const contender of contenders) await contender.close();
  const sizes = context.quick ? [10_000, 50_000] : [100_000, 1_000_000];
  const logs = await growth(context, sizes, rounds, seconds);
  return {
    title: 'Appends',
    about: ABOUT,
    tables: [loadTable(measured), growthTable(logs)],
    ratios: [...ratios(measured), growthRatio(logs)],
  };
}

function record(measured: Turns, name: string, callers: number, one: Turn): void {
  const byCallers = measured.get(name) ?? new Map<number, Turn[]>();
  byCallers.set(callers, [...(byCallers.get(callers) ?? []), one]);
  measured.set(name, byCallers);
}

const cell = (load: Load): string =>
  `${perSecond(load.perSecond)}/s, ${milliseconds(load.p50Ms)} / ${milliseconds(load.p99Ms)} ms`;

function loadTable(measured: Turns): Table {
  return {
    caption: 'Appends per second, p50 / p99, by number of concurrent callers',
    columns: ['', ...CALLERS.map(String)],
    rows: [...measured].map(([name, by]) => [name, ...CALLERS.map((callers) => cell(together(by.get(callers)!)))]),
  };
}

function ratios(measured: Turns): Ratio[] {
  const rate = (name: string, callers: number): number => together(measured.get(name)!.get(callers)!).perSecond;
  const at = (callers: number, over: string, atLeast?: number): Ratio => ({
    what: `${callers === 1 ? '1 caller' : `${callers} callers`}, to ${over}`,
    value: rate('Countinghouse', callers) / rate(over, callers),
    ...(atLeast === undefined ? {} : { goal: { atLeast } }),
  });
  return [
    at(256, 'bare group commit', 0.8),
    at(256, 'the same without the version check'),
    at(256, 'one call per append, same lock'),
    at(256, 'message-db 1.3.1', 15),
    at(256, 'emmett-postgresql 0.42.0', 15),
    at(256, 'act-pg 0.4.2', 15),
    at(256, 'castore 2.4.2 (no global order)', 5),
    at(1, 'message-db 1.3.1', 1),
    at(1, 'emmett-postgresql 0.42.0', 1),
    at(1, 'act-pg 0.4.2', 1),
  ];
}

type GrownLog = Awaited<ReturnType<typeof growth>>[number];

function growthTable(logs: readonly GrownLog[]): Table {
  return {
    caption: 'Appends by 64 callers to logs of different length',
    columns: ['events before', 'appends'],
    rows: logs.map(({ size, turns }) => [size.toLocaleString('en-GB'), cell(together(turns))]),
  };
}

function growthRatio([short, long]: readonly GrownLog[]): Ratio {
  const [before, after] = [short!, long!].map(({ turns }) => together(turns).perSecond);
  const what = `cost per append at ${long!.size.toLocaleString('en-GB')} to ${short!.size.toLocaleString('en-GB')} events`;
  return { what, value: before! / after!, goal: { atMost: 1.2 } };
}
