import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import { OutcomeUnknownError } from '#libs/event-store';
import type { EventStore } from '#libs/event-store';
import { MemoryEventStore } from '#libs/event-store/memory';
import { Sealer } from '#libs/sealing';
import { largeStatement } from '#libs/iso20022/testing';
import { PersonalData } from '../../personal-data/personal-data';
import { describeFile } from './import-file';
import type { ImportFile } from './import-file';
import { Imports } from './imports';
import { TakeReport } from './take-report';
import { TakeStatement } from './take-statement';

const key = { keyId: 'key', key: randomBytes(32) };
const keyring = { keyFor: async () => key, find: async () => key, destroy: async () => 0 };

function importsInto(store: EventStore): Imports {
  const shell = new CommandShell(store, systemClock);
  const statements = new TakeStatement(shell, new PersonalData(new Sealer(keyring, randomBytes(32))));
  return new Imports(shell, statements, new TakeReport(shell));
}

/** A store that takes so many lines and then answers nothing more. */
function failingAfter(store: EventStore, lines: number): EventStore {
  let taken = 0;
  return new Proxy(store, {
    get(target, name: keyof EventStore) {
      const value = target[name];
      if (name !== 'append') return typeof value === 'function' ? value.bind(target) : value;
      return async (...parameters: Parameters<EventStore['append']>) => {
        if (parameters[0].startsWith('bankline-') && (taken += 1) > lines)
          throw new OutcomeUnknownError(parameters[0], 'gone');
        return target.append(...parameters);
      };
    },
  });
}

describe('the import of a statement', () => {
  const statement = largeStatement(1);
  let folder: string;
  let file: ImportFile;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'import-'));
    const path = join(folder, 'statement.xml');
    await writeFile(path, statement.stream());
    file = await describeFile(path);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const request = (onProgress?: (bytes: number, total: number) => void) =>
    ({ merchantId: 'shop', actor: 'test', format: 'camt.053', file, onProgress }) as const;
  const counts = { bankLines: statement.entries, known: 0 };

  it('tells how far it is, from nothing to the last byte', async () => {
    const told: number[] = [];
    const imports = importsInto(new MemoryEventStore());
    const { folded } = await imports.import(
      request((bytes, total) => {
        expect(total).toBe(file.bytes);
        told.push(bytes);
      }),
    );
    expect(folded.state.completed).toMatchObject(counts);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told[0]).toBeLessThan(file.bytes / 4);
    expect(told.at(-1)).toBe(file.bytes);
  });

  it('fails as a whole call when the store goes away in between, and is finished by the same file', async () => {
    const store = new MemoryEventStore();
    const left = importsInto(failingAfter(store, 500)).import(request());
    await expect(left).rejects.toThrow(OutcomeUnknownError);
    expect(await store.head()).toBeLessThanOrEqual(501n);
    const { folded, replayed } = await importsInto(store).import(request());
    expect(replayed).toBe(false);
    expect(folded.state.completed).toMatchObject(counts);
    // Each line once, and that the import began and ended.
    expect(await store.head()).toBe(BigInt(statement.entries + 2));
  });
});
