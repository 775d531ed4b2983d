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
import { statementOf } from '../../../test/e2e/support/statement';
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
  return new Imports(shell, statements, new TakeReport(shell, store));
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

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'import-'))));
afterAll(() => rm(folder, { recursive: true }));

async function take(store: EventStore, name: string, xml: string): Promise<unknown> {
  const path = join(folder, name);
  await writeFile(path, xml);
  const request = { merchantId: 'shop', actor: 'test', format: 'camt.053', file: await describeFile(path) } as const;
  const { folded } = await importsInto(store).import(request);
  return folded.state.completed;
}

async function amounts(store: EventStore): Promise<string[]> {
  const { events } = await store.readAll(0n, 1_000);
  const lines = events.filter(({ type }) => type === 'BankLineImported');
  return lines.map(({ data }) => (data as { amount: { minor: string } }).amount.minor).sort();
}

describe('lines of the bank that bear one reference', () => {
  const line = (amount: string) => ({ reference: 'R1', amount, code: 'TPAY-WIRE' });
  it('are all taken in where a bank gives one to a payment and its fee, and once where another file shows them', async () => {
    const store = new MemoryEventStore();
    const both = [line('10.00'), line('-0.25')];
    expect(await take(store, '1', statementOf('2026-03-02', both))).toMatchObject({ bankLines: 2, known: 0 });
    const again = statementOf('2026-03-02', [...both].reverse());
    expect(await take(store, '2', again)).toMatchObject({ bankLines: 2, known: 2 });
    expect(await take(store, '3', statementOf('2026-03-03', [line('-0.25')]))).toMatchObject({ known: 0 });
    expect(await amounts(store)).toEqual(['-25', '-25', '1000']);
  });

  it('are two where one statement counts two, also after a crash between them, and the same where another shows them', async () => {
    const twice = statementOf('2026-03-02', [line('-0.25'), line('-0.25'), line('-0.25')]);
    for (const taken of [1, 2]) {
      const store = new MemoryEventStore();
      await expect(take(failingAfter(store, taken), '4', twice)).rejects.toThrow(OutcomeUnknownError);
      expect(await take(store, '4', twice)).toMatchObject({ bankLines: 3, known: 0 });
      expect(await take(store, '5', `${twice}\n`)).toMatchObject({ bankLines: 3, known: 3 });
      expect(await amounts(store)).toEqual(['-25', '-25', '-25']);
    }
  });
});

describe('lines of the bank that overlapping statements show', () => {
  const fee = { reference: 'R1', amount: '-0.25', code: 'TPAY-WIRE' };
  const named = (count: number): string => statementOf('2026-03-02', Array<typeof fee>(count).fill(fee));
  const unnamed = (count: number): string => named(count).replaceAll(/<(NtryRef|AcctSvcrRef)>R1<\/\1>/g, '');
  const twoOf = (xml: string): string =>
    xml.replace(/<Stmt>.*<\/Stmt>/s, (one) => one + one.replace('S-2026', 'T-2026'));

  it.each([
    ['with', named],
    ['without', unnamed],
  ])('are as many as the statement has that counts most of them, %s a reference', async (_, show) => {
    const store = new MemoryEventStore();
    expect(await take(store, 'one', show(1))).toMatchObject({ bankLines: 1, known: 0 });
    expect(await take(store, 'two', show(2))).toMatchObject({ bankLines: 2, known: 1 });
    expect(await take(store, 'three', show(3))).toMatchObject({ bankLines: 3, known: 2 });
    expect(await amounts(store)).toEqual(['-25', '-25', '-25']);
  });

  it.each([
    ['with', named],
    ['without', unnamed],
  ])('are the same where one file holds both statements, %s a reference', async (_, show) => {
    const store = new MemoryEventStore();
    expect(await take(store, 'both', twoOf(show(2)))).toMatchObject({ bankLines: 4, known: 2 });
    expect(await amounts(store)).toEqual(['-25', '-25']);
  });
});

describe('a report that tells of a payout again', () => {
  const line = (reference: string, gross: string) => ({ kind: 'payment', reference, gross, fee: '1.00' });
  const report = (lines: readonly object[], change: object = {}): string =>
    JSON.stringify({
      payouts: [{ payout_id: 'PO-1', currency: 'EUR', paid_at: '2026-03-07', net: '98.00', lines, ...change }],
    });
  const told = [line('order-1', '60.00'), line('order-2', '40.00')];
  const takeReport = async (store: EventStore, json: string) => {
    const path = join(folder, 'report');
    await writeFile(path, json);
    const common = { merchantId: 'shop', actor: 'test', format: 'report.json', provider: 'acme' } as const;
    return importsInto(store).import({ ...common, file: await describeFile(path) });
  };

  it('is known where it says the same, in whatever order', async () => {
    const store = new MemoryEventStore();
    await takeReport(store, report(told));
    const { folded } = await takeReport(store, report([...told].reverse()));
    expect(folded.state.completed).toMatchObject({ payouts: 1, known: 1 });
  });

  it.each([
    ['other amounts of its lines', report([line('order-1', '40.00'), line('order-2', '60.00')])],
    ['other payments', report([line('order-1', '60.00'), line('order-3', '40.00')])],
    ['another reserve', report([line('order-1', '61.00'), line('order-2', '40.00')], { withheld: '1.00' })],
  ])('is refused whole where it has %s', async (_, corrected) => {
    const store = new MemoryEventStore();
    await takeReport(store, report(told));
    const before = await store.head();
    await expect(takeReport(store, corrected)).rejects.toMatchObject({ code: 'import_refused' });
    expect(await store.head()).toBe(before);
  });
});

describe('the import of a statement', () => {
  const statement = largeStatement(1);
  let file: ImportFile;
  beforeAll(async () => {
    const path = join(folder, 'statement.xml');
    await writeFile(path, statement.stream());
    file = await describeFile(path);
  });

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
