import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { largeStatement } from '#libs/iso20022/testing';
import { environmentFor, freePort } from '../support/application';
import { startChild } from '../support/child';
import type { Child } from '../support/child';
import { createTestDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';

const ROOT = join(__dirname, '../..');
const SIZE = process.env.CI ? 100 : 10;
const LOOK_MS = 100;
/** A hundred megabytes take half a minute on a quiet machine. */
const TEST_MS_MAX = 600_000;
const KIB_PER_MIB = 1_024;

/**
 * Of the heap that outlives a collection; the program itself needs half of it. Who kept the entries of 100 MB would
 * need several times as much, and end here for want of memory.
 */
const HEAP_MIB = 128;
/** Of the whole process: the heap, the young part of it, code and buffers. It does not depend on the file. */
const RESIDENT_MIB = 352;

interface Ended {
  readonly code: number | null;
  readonly out: Record<string, unknown>;
  readonly residentMiB: number;
}

describe(`a statement of ${SIZE} MB, taken in`, () => {
  let database: TestDatabase;
  let folder: string;
  let environment: Record<string, string>;
  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'large-import-'));
    environment = {
      ...environmentFor(database.url, 'http://127.0.0.1:9', await freePort()),
      NODE_OPTIONS: `--max-old-space-size=${HEAP_MIB}`,
    };
  });
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const start = (script: string, args: readonly string[], more: Record<string, string> = {}): Child => {
    const env = { PATH: process.env.PATH, ...environment, ...more };
    return startChild(join(ROOT, script), args, { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  };
  /** The largest resident set of a process until it is over. Nothing where there is no /proc. */
  async function peakOf({ process: { pid } }: Child, over: Promise<unknown>): Promise<number> {
    let peak = 0;
    const ended = over.then(() => true);
    const look = () => new Promise<false>((resolve) => setTimeout(() => resolve(false), LOOK_MS));
    do peak = Math.max(peak, residentMiB(pid!));
    while (!(await Promise.race([ended, look()])));
    return peak;
  }
  async function cli(...args: readonly string[]): Promise<Ended> {
    const child = start('src/cli/main.ts', args);
    let out = '';
    child.process.stdout!.on('data', (chunk: Buffer) => (out += chunk.toString()));
    const ended = new Promise<number | null>((resolve) => child.process.once('close', resolve));
    const peak = await peakOf(child, ended);
    return { code: await ended, out: JSON.parse(out) as Ended['out'], residentMiB: peak };
  }
  const importFile = (path: string): Promise<Ended> =>
    cli('settlements', 'import', path, '--merchant', 'shop', '--yes', '--json');

  /** A statement of another account as a file, as it is or with its last entry spoilt. */
  async function saved(account: string, { megabytes = SIZE, wrong = false } = {}) {
    const { entries, bytes, stream } = largeStatement(megabytes, account);
    const path = join(folder, `${account}.xml`);
    const last = `<NtryRef>${String(entries).padStart(9, '0')}</NtryRef>`;
    const spoil = new Transform({
      transform: (chunk: Buffer, _, done) =>
        done(null, wrong ? chunk.toString().replace(last, `${last}<Wrong/>`) : chunk),
    });
    await pipeline(Readable.from(stream()), spoil, createWriteStream(path));
    return { path, entries, bytes };
  }
  const told = (what: string, { residentMiB: resident }: { residentMiB: number }): void =>
    void process.stdout.write(`${SIZE} MB ${what}: resident set ${Math.round(resident)} MiB at most\n`);

  it(
    'by the command line needs no more memory than a small one, and happens once',
    async () => {
      const { path, entries, bytes } = await saved('one');
      const first = await importFile(path);
      told('by the command line', first);
      expect(first).toMatchObject({ code: 0, out: { status: 'completed', bytes, bank_lines: entries, known: 0 } });
      expect(first.residentMiB).toBeLessThan(RESIDENT_MIB);
      // Each line once, and that the import began and ended.
      expect(first.out.position).toBe(String(entries + 2));
      const again = await importFile(path);
      expect(again).toMatchObject({ code: 0, out: { id: first.out.id, replayed: true, position: first.out.position } });
    },
    TEST_MS_MAX,
  );

  it(
    'is refused whole where its last entry is wrong, with the line',
    async () => {
      const { path, entries } = await saved('two', { wrong: true });
      const { code, out } = await importFile(path);
      expect({ code, out }).toMatchObject({ code: 1, out: { code: 'import_refused', reason: expect.any(String) } });
      expect(out.line).toBeGreaterThan(entries);
      const small = await saved('three', { megabytes: 0.01 });
      // What was refused has left nothing in the log: it goes on where the statement before has ended.
      const { out: after } = await importFile(small.path);
      expect(after.position).toBe(String(entries + 2 + small.entries + 2));
    },
    TEST_MS_MAX,
  );

  it(
    'over HTTP is read as it comes, and needs no more memory either',
    async () => {
      const { token } = (await cli('keys', 'create', '--merchant', 'shop', '--role', 'admin', '--json')).out;
      const { path, entries } = await saved('four');
      const server = start('src/main.ts', [], { ROLES: 'api' });
      await server.message();
      try {
        const answer = fetch(`http://127.0.0.1:${environment.PORT}/v1/settlements/imports`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${token as string}`,
            'content-type': 'application/xml',
            'idempotency-key': 'large',
          },
          body: Readable.toWeb(createReadStream(path)) as ReadableStream,
          duplex: 'half',
        });
        const peak = await peakOf(server, answer);
        told('over HTTP', { residentMiB: peak });
        expect((await answer).status).toBe(200);
        expect(await (await answer).json()).toMatchObject({ status: 'completed', bank_lines: entries });
        expect(peak).toBeLessThan(RESIDENT_MIB);
      } finally {
        await server.kill('SIGTERM');
      }
    },
    TEST_MS_MAX,
  );
});

function residentMiB(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / KIB_PER_MIB;
  } catch {
    return 0;
  }
}
