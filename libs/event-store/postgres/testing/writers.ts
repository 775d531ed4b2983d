import { once } from 'node:events';
import { join } from 'node:path';
import type { Child } from '../../../../test/support/child';
import { startChild } from '../../../../test/support/child';
import { withClient } from './log-database';

export interface Acknowledged {
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly id: string;
}

interface Message {
  readonly acknowledged?: [string, number, string, string];
  readonly failed?: string;
}

/** A process that appends, and what it was told. */
export interface Writer {
  readonly child: Child;
  readonly acknowledged: Acknowledged[];
  readonly failures: string[];
  /** Ends it by SIGTERM and waits for its last report. */
  stop(): Promise<void>;
}

export interface WriterOptions {
  readonly url: string;
  readonly hotStreams?: readonly string[];
  readonly callers?: number;
  /** True on the shared test server, which runs without fsync; false where durability is the question. */
  readonly allowFsyncOff: boolean;
}

export async function startWriter({
  url,
  hotStreams = [],
  callers = 16,
  allowFsyncOff,
}: WriterOptions): Promise<Writer> {
  const script = join(__dirname, 'writer-child.ts');
  const child = startChild(script, [url, hotStreams.join(','), String(callers), String(allowFsyncOff)]);
  const lastReport = once(child.process, 'disconnect');
  const stop = async (): Promise<void> => {
    await child.kill('SIGTERM');
    await lastReport;
  };
  const writer: Writer = { child, acknowledged: [], failures: [], stop };
  await child.message();
  child.process.on('message', ({ acknowledged, failed }: Message) => {
    if (failed) writer.failures.push(failed);
    if (!acknowledged) return;
    const [stream, revision, position, id] = acknowledged;
    writer.acknowledged.push({ stream, revision, position, id });
  });
  return writer;
}

/** Acknowledged appends that are not in the log at the place that was acknowledged. */
export async function lost(url: string, acknowledged: readonly Acknowledged[]): Promise<Acknowledged[]> {
  const text = 'SELECT event_id, position, stream, revision FROM es.event';
  const rows = await withClient(url, async (client) => (await client.query<Record<string, unknown>>(text)).rows);
  const places = new Map(
    rows.map((row) => [row.event_id, `${String(row.stream)}@${String(row.revision)}@${String(row.position)}`]),
  );
  return acknowledged.filter((one) => places.get(one.id) !== `${one.stream}@${one.revision}@${one.position}`);
}

/** Events that stand in the log twice: the id of each is unique by construction. */
export async function doubled(url: string): Promise<number> {
  const text = 'SELECT count(*) - count(DISTINCT event_id) AS doubled FROM es.event';
  return withClient(url, async (client) => Number((await client.query<{ doubled: string }>(text)).rows[0]!.doubled));
}
