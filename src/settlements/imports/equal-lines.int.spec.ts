import { MemoryEventStore } from '#libs/event-store/memory';
import type { EventStore } from '#libs/event-store';
import fc from 'fast-check';
import { linesIn, takeStatement } from '../../../test/support/statement-imports';

interface Planned {
  readonly opening: readonly [type: string, amount: number];
  readonly closing: string;
  /** As many fees of 2.50 as are booked on 2 March. */
  readonly fees: number;
  /** Of the entries, in place of none at all. */
  readonly reference?: string;
  readonly payer?: string;
  readonly head?: string;
}

const FEE = 250;

/** A statement of an account, or a page of one; a debit each. */
function stmt({ opening: [type, from], closing, fees, reference, payer = 'Bank', head = '' }: Planned): string {
  const balance = (kind: string, minor: number) =>
    `<Bal><Tp><CdOrPrtry><Cd>${kind}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${(minor / 100).toFixed(2)}</Amt>` +
    '<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>';
  const referenced = reference === undefined ? '' : `<AcctSvcrRef>${reference}</AcctSvcrRef>`;
  const entry =
    '<Ntry><Amt Ccy="EUR">2.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt>' +
    `${referenced}<BkTxCd><Prtry><Cd>FEE</Cd></Prtry></BkTxCd><NtryDtls><TxDtls><RltdPties><Cdtr><Nm>${payer}</Nm></Cdtr>` +
    '</RltdPties></TxDtls></NtryDtls></Ntry>';
  return (
    `<Stmt><Id>S</Id>${head}<Acct><Id><Othr><Id>1</Id></Othr></Id></Acct>` +
    balance(type, from) +
    balance(closing, from - fees * FEE) +
    `${entry.repeat(fees)}</Stmt>`
  );
}

const CREATED = '<CreDtTm>2026-03-03T01:00:00</CreDtTm>';
const file = (...statements: readonly Planned[]): string =>
  '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>' +
  `<GrpHdr><MsgId>M</MsgId>${CREATED}</GrpHdr>` +
  `${statements.map((one) => stmt({ head: CREATED, ...one })).join('')}</BkToCstmrStmt></Document>`;

const first = { opening: ['OPBD', 10_000], closing: 'ITBD', fees: 1 } as const;
const second = { opening: ['ITBD', 9_750], closing: 'CLBD', fees: 1 } as const;
const whole = { opening: ['OPBD', 10_000], closing: 'CLBD', fees: 2 } as const;

/** What stands in the books, against the fees that the bank took. */
async function total(store: EventStore): Promise<number> {
  return (await linesIn(store)).reduce((sum, { amount }) => sum - Number(amount.minor), 0) / FEE;
}

describe.each([
  ['without a reference', undefined],
  ['with a word that stands for none', 'NONREF'],
  ['with one reference of the bank', 'R1'],
])('equal bookings %s', (_, reference) => {
  const [one, two, both] = [first, second, whole].map((planned) => ({ ...planned, reference }));

  it('of two pages that go on from each other are two, and the same where the day is shown again', async () => {
    const store = new MemoryEventStore();
    expect(await takeStatement(store, file(one!, two!))).toMatchObject({ bankLines: 2, known: 0 });
    expect(await total(store)).toBe(2);
    expect(await takeStatement(store, file(two!, one!))).toMatchObject({ bankLines: 2, known: 2 });
    expect(await takeStatement(store, file(both!))).toMatchObject({ bankLines: 2, known: 2 });
    expect(await total(store)).toBe(2);
  });

  it('of two files that go on from each other are two, in whatever order they come', async () => {
    for (const files of [
      [one!, two!, both!],
      [two!, one!, both!],
      [both!, two!, one!],
    ]) {
      const store = new MemoryEventStore();
      for (const each of files) await takeStatement(store, file(each));
      expect(await total(store)).toBe(2);
    }
  });

  it('of periods that do not meet are two, also where a statement between them is not there', async () => {
    const store = new MemoryEventStore();
    const period = (day: string) =>
      `${CREATED}<FrToDt><FrDtTm>${day}T00:00:00</FrDtTm><ToDtTm>${day}T23:59:59</ToDtTm></FrToDt>`;
    await takeStatement(store, file({ ...one!, head: period('2026-03-02') }));
    const later = { ...two!, opening: ['ITBD', 5_000], head: period('2026-03-04') } as const;
    expect(await takeStatement(store, file(later))).toMatchObject({ known: 0 });
    expect(await total(store)).toBe(2);
  });
});

describe('equal bookings of statements that do not say whether they overlap', () => {
  const elsewhere = { opening: ['OPBD', 5_000], closing: 'CLBD', fees: 1 } as const;

  it('are taken for one, and counted', async () => {
    const store = new MemoryEventStore();
    expect(await takeStatement(store, file(first))).not.toHaveProperty('presumed');
    expect(await takeStatement(store, file(elsewhere))).toMatchObject({ known: 1, presumed: 1 });
    expect(await total(store)).toBe(1);
  });

  it('are two where their words differ, or one where the bank says so by its reference', async () => {
    const store = new MemoryEventStore();
    for (const payer of ['Jana', 'Petr']) {
      expect(await takeStatement(store, file({ ...first, payer, reference: 'NOTPROVIDED' }))).toMatchObject({
        known: 0,
      });
    }
    await takeStatement(store, file({ ...first, reference: 'R2' }));
    const again = await takeStatement(store, file({ ...elsewhere, reference: 'R2' }));
    expect(again).toMatchObject({ known: 1 });
    expect(again).not.toHaveProperty('presumed');
  });
});

describe('equal bookings of any statements of a day', () => {
  const HOURS = 8;
  const hour = (n: number) => `2026-03-02T0${n}:`;
  /** One booking in each hour; a statement shows those from one hour until before another. */
  const shown = (from: number, to: number, isDated: boolean): Planned => ({
    opening: ['OPBD', 10_000 - from * FEE],
    closing: 'CLBD',
    fees: to - from,
    ...(isDated && {
      head: `${CREATED}<FrToDt><FrDtTm>${hour(from)}00:00</FrDtTm><ToDtTm>${hour(to - 1)}59:59</ToDtTm></FrToDt>`,
    }),
  });
  const ranges = fc.uniqueArray(fc.tuple(fc.nat(HOURS - 1), fc.integer({ min: 1, max: HOURS })), {
    selector: String,
    minLength: 2,
    maxLength: 5,
  });

  it('are as many as the bank booked, or it is said that some are presumed', async () => {
    await fc.assert(
      fc.asyncProperty(ranges, fc.boolean(), async (given, isDated) => {
        const store = new MemoryEventStore();
        const statements = given.filter(([from, to]) => from < to);
        let presumed = 0;
        for (const [from, to] of statements) {
          const taken = await takeStatement(store, file(shown(from, to, isDated)));
          presumed += taken!.presumed ?? 0;
        }
        const booked = new Set(
          statements.flatMap(([from, to]) => Array.from({ length: to - from }, (_, n) => from + n)),
        );
        if (presumed === 0) expect(await total(store)).toBe(booked.size);
        const isClear = statements.every(([from, to]) =>
          statements.every(([a, b]) => b <= from || to <= a || (a <= from && to <= b) || (from <= a && b <= to)),
        );
        if (isClear && isDated) expect(presumed).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('equal bookings of pages that all bear one period', () => {
  const head = `${CREATED}<FrToDt><FrDtTm>2026-03-02T00:00:00</FrDtTm><ToDtTm>2026-03-02T23:59:59</ToDtTm></FrToDt>`;
  type Joint = 'ITBD' | 'CLBD';
  /** One booking on each; the bank tells pages apart by their balances, or calls each closing balance a booked one. */
  const pageOf = (count: number, joint: Joint, isNumbered: boolean) => (n: number) => ({
    opening: [n === 0 || joint === 'CLBD' ? 'OPBD' : joint, 10_000 - n * FEE] as const,
    closing: n === count - 1 ? 'CLBD' : joint,
    fees: 1,
    head: `${isNumbered ? `<ElctrncSeqNb>${n + 1}</ElctrncSeqNb>` : ''}${head}`,
  });
  const imports = fc
    .integer({ min: 3, max: 6 })
    .chain((count) => fc.tuple(fc.constant(count), fc.array(fc.nat(count), { minLength: 2, maxLength: 8 })));

  it.each([
    ['marked', 'ITBD', false, undefined],
    ['marked, with one reference', 'ITBD', false, 'R1'],
    ['numbered', 'CLBD', true, undefined],
    ['with balances alone', 'CLBD', false, undefined],
  ] as const)('are as many as the pages, in whatever order they come, or it is said: %s', async (...kind) => {
    const [name, joint, isNumbered, reference] = kind;
    await fc.assert(
      fc.asyncProperty(imports, async ([count, order]) => {
        const store = new MemoryEventStore();
        const all = { opening: ['OPBD', 10_000], closing: 'CLBD', fees: count, head, reference } as const;
        let presumed = 0;
        for (const n of order) {
          const next = n === count ? all : { ...pageOf(count, joint, isNumbered)(n), reference };
          presumed += (await takeStatement(store, file(next)))!.presumed ?? 0;
        }
        const booked = order.includes(count) ? count : new Set(order).size;
        if (presumed === 0) expect(await total(store)).toBe(booked);
        if (name.startsWith('marked') || (isNumbered && !order.includes(count))) expect(presumed).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a booking with a reference of its own', () => {
  it('is one where a statement of the afternoon ends with the balance with which that of the day begins', async () => {
    for (const reference of ['R7', undefined]) {
      const store = new MemoryEventStore();
      const afternoon = { opening: ['OPBD', 10_250], closing: 'CLBD', fees: 1, reference } as const;
      const day = { opening: ['OPBD', 10_000], closing: 'CLBD', fees: 1, reference } as const;
      await takeStatement(store, file(afternoon));
      await takeStatement(store, file(day));
      expect(await total(store)).toBe(reference === undefined ? 2 : 1);
    }
  });
});

describe('many equal bookings of one statement', () => {
  it('cost as much each as the first one', async () => {
    const store = new MemoryEventStore();
    let calls = 0;
    const counting = new Proxy(store, {
      get(target, name: keyof EventStore) {
        const value: unknown = target[name];
        if (typeof value !== 'function') return value;
        calls += 1;
        return value.bind(target);
      },
    });
    await takeStatement(counting, file({ ...whole, opening: ['OPBD', 1_000_000], fees: 500 }));
    expect(await total(store)).toBe(500);
    expect(calls).toBeLessThan(1_000);
  });
});
