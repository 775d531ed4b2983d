import { Client } from 'pg';
import type { BenchContext } from '../suite';
import { BARE_FUNCTIONS, BARE_SCHEMA } from './bare-sql';
import type { OpenContender } from './contender';
import type { SmallEvent } from './workload';
import { smallEvent } from './workload';

interface Waiting {
  readonly event: SmallEvent;
  readonly resolve: (position: bigint) => void;
  readonly reject: (error: unknown) => void;
}

const SEPARATOR = '\u001f';
const BATCHES_IN_FLIGHT = 2;
const BATCH_MAX = 512;

const SETTINGS = 'SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET jit = off';
const call = (name: string): string => `
  SELECT head FROM ${name}(string_to_array($1, E'\\x1f'), $2, $3, string_to_array($4, E'\\x1f'),
                           string_to_array($5, E'\\x1f'), string_to_array($6, E'\\x1f'))`;

async function connections(context: BenchContext, count: number): Promise<Client[]> {
  const { url } = await context.createDatabase();
  const clients = Array.from({ length: count }, () => new Client({ connectionString: url }));
  for (const client of clients) {
    await client.connect();
    await client.query(SETTINGS);
  }
  await clients[0]!.query(BARE_SCHEMA);
  for (const text of BARE_FUNCTIONS) await clients[0]!.query(text);
  return clients;
}

async function write(client: Client, name: string, batch: readonly Waiting[]): Promise<void> {
  const events = batch.map(({ event }) => event);
  const values = [
    events.map(({ stream }) => stream).join(SEPARATOR),
    `{${events.map(() => 0).join(',')}}`,
    `{${events.map(({ id }) => id).join(',')}}`,
    events.map(({ type }) => type).join(SEPARATOR),
    events.map(({ data }) => JSON.stringify(data)).join(SEPARATOR),
    events.map(({ metadata }) => JSON.stringify(metadata)).join(SEPARATOR),
  ];
  try {
    const { rows } = await client.query<{ head: string }>({ name, text: call(name), values });
    let position = BigInt(rows[0]!.head);
    for (const { resolve } of batch) resolve((position += 1n));
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}

/**
 * Group commit and nothing else: one list of waiting appends, two connections, one call per batch. No limits, no
 * repeats, no validation, no order per stream, no timeouts; a conflict fails its whole batch.
 */
const bareGroupCommit =
  (name: string, functionName: string): OpenContender =>
  async (context) => {
    const clients = await connections(context, BATCHES_IN_FLIGHT);
    const free = [...clients];
    let waiting: Waiting[] = [];
    let scheduled = false;
    const schedule = (): void => {
      if (scheduled || free.length === 0) return;
      scheduled = true;
      setImmediate(dispatch);
    };
    const dispatch = (): void => {
      scheduled = false;
      while (free.length > 0 && waiting.length > 0) {
        const share = waiting.length < 32 ? waiting.length : Math.ceil(waiting.length / free.length);
        const batch = waiting.slice(0, Math.min(share, BATCH_MAX));
        waiting = waiting.slice(batch.length);
        const client = free.pop()!;
        void write(client, functionName, batch).then(() => {
          free.push(client);
          if (waiting.length > 0) schedule();
        });
      }
    };
    return {
      name,
      append: () =>
        new Promise((resolve, reject) => {
          waiting.push({ event: smallEvent(), resolve, reject });
          schedule();
        }),
      close: async () => {
        for (const client of clients) await client.end();
      },
    };
  };

export const bareChecked = bareGroupCommit('bare group commit', 'append_checked');
export const bareUnchecked = bareGroupCommit('the same without the version check', 'append_unchecked');

/** The same function, one append per call, on as many connections as a pool usually has. */
export const onePerCall: OpenContender = async (context) => {
  const clients = await connections(context, 16);
  const free = [...clients];
  const queue: ((client: Client) => void)[] = [];
  const acquire = async (): Promise<Client> => free.pop() ?? new Promise((resolve) => queue.push(resolve));
  const release = (client: Client): void => {
    const next = queue.shift();
    if (next) next(client);
    else free.push(client);
  };
  return {
    name: 'one call per append, same lock',
    append: async () => {
      const client = await acquire();
      await new Promise((resolve, reject) => {
        void write(client, 'append_checked', [{ event: smallEvent(), resolve, reject }]);
      }).finally(() => release(client));
    },
    close: async () => {
      for (const client of clients) await client.end();
    },
  };
};
