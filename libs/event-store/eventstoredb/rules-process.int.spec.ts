import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EventStoreDbEventStore } from '.';
import { EventStoreDbDouble, SHORT, someEvents } from './testing';

interface LockFile {
  packages: Record<string, unknown>;
}

describe('rule 11: one copy of the client’s generated code in a process', () => {
  it('so the other client is not even installed', async () => {
    const lock = JSON.parse(await readFile(join(__dirname, '../../../package-lock.json'), 'utf8')) as LockFile;
    const clients = Object.keys(lock.packages).filter((path) => /@kurrent\/|@eventstore\/db-client$/.test(path));
    expect(clients).toEqual(['node_modules/@eventstore/db-client']);
  });

  it('so a store refuses to open when another copy has registered itself', async () => {
    const double = await EventStoreDbDouble.start();
    const streams = (
      globalThis as unknown as { proto: { event_store: { client: { streams: Record<string, unknown> } } } }
    ).proto.event_store.client.streams;
    const original = streams.AppendReq;
    streams.AppendReq = class AnotherAppendReq {};
    await expect(EventStoreDbEventStore.open({ url: double.url })).rejects.toThrow('a second copy');
    streams.AppendReq = original;
    double.stop();
  });
});

const withOpenssl = spawnSync('openssl', ['version']).status === 0 ? it : it.skip;

describe('rule 1 on a secure connection: every call carries the credentials (needs the openssl program)', () => {
  withOpenssl('so the node sees who appends, reads and subscribes', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'eventstoredb-tls-'));
    const [key, certificate] = [join(directory, 'key.pem'), join(directory, 'certificate.pem')];
    await promisify(execFile)('openssl', [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate],
    ]);
    const tls = { key: await readFile(key), certificate: await readFile(certificate) };
    const double = await EventStoreDbDouble.start({ tls });
    const url = `${double.url.replace('esdb://', 'esdb://led%3Ager:p%40ss@')}&tlsCAFile=${encodeURIComponent(certificate)}`;
    const store = await EventStoreDbEventStore.open({ url, timing: SHORT });
    await store.append('order-1', 'no_stream', someEvents(1));
    await store.read('order-1');
    const abort = new AbortController();
    for await (const batch of store.subscribe({ after: 0n, signal: abort.signal })) if (batch.caughtUp) abort.abort();
    await store.close();
    double.stop();
    await rm(directory, { recursive: true });
    const basic = `Basic ${Buffer.from('led:ger:p@ss').toString('base64')}`;
    for (const method of ['append', 'read', 'subscribe'] as const) {
      expect(double.calls.of(method).map(({ headers }) => headers.authorization)).toContain(basic);
    }
    expect(double.calls.all.every(({ headers }) => headers.authorization === basic)).toBe(true);
  });
});
