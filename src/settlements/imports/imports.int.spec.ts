import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OutcomeUnknownError } from '#libs/event-store';
import type { EventStore } from '#libs/event-store';
import { MemoryEventStore } from '#libs/event-store/memory';
import { details, entry, largeStatement, statementFile } from '#libs/iso20022/testing';
import { statementOf } from '../../../test/e2e/support/statement';
import { importsInto, linesIn, personalData, takeStatement } from '../../../test/support/statement-imports';
import type { EntryDetails } from './entry-details';
import { describeFile } from './import-file';
import type { ImportFile } from './import-file';
import { bankLinePlace } from './take-statement';

/** A store that takes so many lines and then answers nothing more. */
function failingAfter(store: EventStore, lines: number, prefix = 'bankline-'): EventStore {
  let taken = 0;
  return new Proxy(store, {
    get(target, name: keyof EventStore) {
      const value = target[name];
      if (name !== 'append') return typeof value === 'function' ? value.bind(target) : value;
      return async (...parameters: Parameters<EventStore['append']>) => {
        if (parameters[0].startsWith(prefix) && (taken += 1) > lines)
          throw new OutcomeUnknownError(parameters[0], 'gone');
        return target.append(...parameters);
      };
    },
  });
}

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'import-'))));
afterAll(() => rm(folder, { recursive: true }));

const amounts = async (store: EventStore): Promise<string[]> =>
  (await linesIn(store)).map(({ amount }) => amount.minor).sort();

async function takeReport(store: EventStore, json: string) {
  const path = join(folder, 'report');
  await writeFile(path, json);
  const common = { merchantId: 'shop', actor: 'test', format: 'report.json', provider: 'acme' } as const;
  return importsInto(store).import({ ...common, file: await describeFile(path) });
}

describe('lines of the bank that bear one reference', () => {
  const line = (amount: string) => ({ reference: 'R1', amount, code: 'TPAY-WIRE' });
  it('are all taken in where a bank gives one to a payment and its fee, and once where another file shows them', async () => {
    const store = new MemoryEventStore();
    const both = [line('10.00'), line('-0.25')];
    expect(await takeStatement(store, statementOf('2026-03-02', both))).toMatchObject({ bankLines: 2, known: 0 });
    const again = statementOf('2026-03-02', [...both].reverse());
    expect(await takeStatement(store, again)).toMatchObject({ bankLines: 2, known: 2 });
    expect(await takeStatement(store, statementOf('2026-03-03', [line('-0.25')]))).toMatchObject({ known: 0 });
    expect(await amounts(store)).toEqual(['-25', '-25', '1000']);
  });

  it('are two where one statement counts two, also after a crash between them, and the same where another shows them', async () => {
    const twice = statementOf('2026-03-02', [line('-0.25'), line('-0.25'), line('-0.25')]);
    for (const taken of [1, 2]) {
      const store = new MemoryEventStore();
      await expect(takeStatement(failingAfter(store, taken), twice)).rejects.toThrow(OutcomeUnknownError);
      expect(await takeStatement(store, twice)).toMatchObject({ bankLines: 3, known: 0 });
      expect(await takeStatement(store, `${twice}\n`)).toMatchObject({ bankLines: 3, known: 3 });
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
    expect(await takeStatement(store, show(1))).toMatchObject({ bankLines: 1, known: 0 });
    expect(await takeStatement(store, show(2))).toMatchObject({ bankLines: 2, known: 1 });
    expect(await takeStatement(store, show(3))).toMatchObject({ bankLines: 3, known: 2 });
    expect(await amounts(store)).toEqual(['-25', '-25', '-25']);
  });

  it.each([
    ['with', named],
    ['without', unnamed],
  ])('are the same where one file holds both statements, %s a reference', async (_, show) => {
    const store = new MemoryEventStore();
    expect(await takeStatement(store, twoOf(show(2)))).toMatchObject({ bankLines: 4, known: 2 });
    expect(await amounts(store)).toEqual(['-25', '-25']);
  });
});

describe('a line of the bank that stands for thousands of transactions', () => {
  const one = `<RmtInf>${`<Ustrd>${'order '.repeat(20)}</Ustrd>`.repeat(2)}</RmtInf>`;
  const batch = details(...Array<string>(5_000).fill(one));

  it('is taken in, with the words of the first ones sealed and the number of the others', async () => {
    const store = new MemoryEventStore();
    const xml = statementFile({ entry: entry({ details: batch, first: '<NtryRef>1</NtryRef>' }) });
    const dated = xml.replace('<BkTxCd>', '<BookgDt><Dt>2026-03-02</Dt></BookgDt><BkTxCd>');
    expect(await takeStatement(store, dated)).toMatchObject({ bankLines: 1 });
    const [line] = await linesIn(store);
    const kept = await personalData.open<EntryDetails>(line!.details, bankLinePlace(line!.bankLineId));
    expect(kept!.details.length).toBeGreaterThan(100);
    expect(kept!.details.length + kept!.more!).toBe(5_000);
  });
});

describe('what is kept in clear of a line of the bank', () => {
  it('are references, and no words of the payer', async () => {
    const store = new MemoryEventStore();
    const refs = '<Refs><EndToEndId>NovakovaMarie</EndToEndId><TxId>325843</TxId></Refs>';
    const words = '<RmtInf><Ustrd>POSPISILOVA MARIE PO-2026-03-07</Ustrd></RmtInf>';
    const xml = statementFile({ entry: entry({ details: details(refs + words) }) });
    await takeStatement(store, xml.replace('<BkTxCd>', '<BookgDt><Dt>2026-03-02</Dt></BookgDt><BkTxCd>'));
    expect(await linesIn(store)).toMatchObject([{ references: ['325843', 'PO-2026-03-07'] }]);
    expect(JSON.stringify(await linesIn(store))).not.toMatch(/novakova|pospisilova|marie/i);
  });
});

describe('what makes a statement or a report a wrong one', () => {
  const lines = (...texts: readonly string[]): string => texts.join('\n');
  const unnamed = statementFile().replace('<Othr><Id>1</Id></Othr>', lines('<Othr>', '<Id>no number</Id></Othr>'));

  it.each([
    ['an account without a usable number', unnamed, { line: 2, place: 'statement 1' }],
    [
      'a booked entry without a day',
      statementFile({ beforeEntries: '\n\n' }),
      { line: 3, place: 'statement 1, entry 1' },
    ],
  ])('is named with its line: %s', async (_, xml, members) => {
    const store = new MemoryEventStore();
    const refusal = { code: 'import_refused', extra: { members: { ...members, reason: expect.any(String) } } };
    await expect(takeStatement(store, xml)).rejects.toMatchObject(refusal);
    expect(await store.head()).toBe(0n);
  });

  it.each([
    ['text that is no JSON', lines('{', '"payouts": [', 'x]}'), { line: 3, place: 'line 3' }],
    ['a member named twice', '{"payouts": [], "payouts": []}', { place: 'file' }],
  ])('is named with its line, where there is one: %s', async (_, json, members) => {
    const refusal = { code: 'import_refused', extra: { members: { ...members, reason: expect.any(String) } } };
    await expect(takeReport(new MemoryEventStore(), json)).rejects.toMatchObject(refusal);
  });
});

describe('a report that tells of a payout again', () => {
  const line = (reference: string, gross: string) => ({ kind: 'payment', reference, gross, fee: '1.00' });
  const report = (lines: readonly object[], change: object = {}): string =>
    JSON.stringify({
      payouts: [{ payout_id: 'PO-1', currency: 'EUR', paid_at: '2026-03-07', net: '98.00', lines, ...change }],
    });
  const told = [line('order-1', '60.00'), line('order-2', '40.00')];

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

describe('a report whose import was cut off within a payout', () => {
  const line = (number: number, gross: string) => ({ kind: 'payment', reference: `order-${number}`, gross });
  const many = Array.from({ length: 1_001 }, (_, number) => line(number, '1.00'));
  const report = (lines: readonly object[], net: string): string =>
    JSON.stringify({ payouts: [{ payout_id: 'PO-1', currency: 'EUR', paid_at: '2026-03-07', net, lines }] });

  it('is not possible where the lines fit into one append: they stand with what they are of, or not at all', async () => {
    const store = new MemoryEventStore();
    const atFirst = takeReport(failingAfter(store, 0, 'settlement-'), report([line(1, '60.00')], '60.00'));
    await expect(atFirst).rejects.toThrow(OutcomeUnknownError);
    const { folded } = await takeReport(failingAfter(store, 1, 'settlement-'), report([line(1, '40.00')], '40.00'));
    expect(folded.state.completed).toMatchObject({ payouts: 1, payoutLines: 1, known: 0 });
  });

  it('goes on with the same file, and is not mixed with a corrected one', async () => {
    const store = new MemoryEventStore();
    const cutOff = takeReport(failingAfter(store, 1, 'settlement-'), report(many, '1001.00'));
    await expect(cutOff).rejects.toThrow(OutcomeUnknownError);
    const before = await store.head();
    const corrected = report([line(0, '2.00'), ...many.slice(1, -1)], '1001.00');
    const refusal = { code: 'import_refused', detail: expect.stringContaining('send that file again first') };
    await expect(takeReport(store, corrected)).rejects.toMatchObject(refusal);
    expect(await store.head()).toBe(before);
    const { folded } = await takeReport(store, report(many, '1001.00'));
    expect(folded.state.completed).toMatchObject({ payouts: 1, payoutLines: 1_001, known: 0 });
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
