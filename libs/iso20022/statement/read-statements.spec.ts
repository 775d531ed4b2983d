import fc from 'fast-check';
import { checkStatements, trustPayReferences } from '..';
import type { Entry, StatementItem } from '..';
import { sample } from '../testing/files';
import { readAll } from '../testing/reading';
import { balance, CLOSING, details, entry, OPENING, statementFile } from '../testing/statement-file';

const eur = (minor: bigint): { minor: bigint; currency: string } => ({ minor, currency: 'EUR' });
const entriesOf = (items: readonly StatementItem[]): Entry[] =>
  items.flatMap((item) => (item.type === 'entry' ? [item.entry] : []));
const oneEntry = async (holes: Parameters<typeof statementFile>[0]): Promise<Entry> =>
  entriesOf(await readAll(statementFile(holes)))[0]!;

describe('a statement', () => {
  it.each(['camt.053.001.02', 'camt.053.001.04'])('of version %s is read as the sheet has it', async (version) => {
    const items = await readAll(sample(version.endsWith('2') ? 'statement-v2' : 'statement-v4'));
    expect(items.map(({ type }) => type)).toEqual(
      'message statement balance balance entry entry entry entry statement-end complete'.split(' '),
    );
    expect(items[0]).toMatchObject({ message: { version, messageId: 'TP-STMT-4107347927-20260303' } });
    expect(items[1]).toMatchObject({
      statement: {
        number: 1,
        id: '4107347927-20260302-20260303',
        sequenceNumber: '17',
        from: '2026-03-02T00:00:00',
        to: '2026-03-03T23:59:59',
        account: {
          iban: 'SK1799520000004107347927',
          currency: 'EUR',
          owner: 'John Doe',
          servicerBic: 'TPAYSKBX',
        },
      },
    });
    expect(items.at(-2)).toMatchObject({ totals: { opening: eur(100_000n), closing: eur(209_258n), entries: 4 } });
    expect(items.at(-1)).toMatchObject({ totals: { statements: 1, entries: 4 } });
  });

  it.each(['statement-v2', 'statement-v4'])('signs the entries and their details (%s)', async (name) => {
    const entries = entriesOf(await readAll(sample(name)));
    expect(entries.map(({ amount }) => amount)).toEqual([eur(12_345n), eur(98_500n), eur(-1337n), eur(-250n)]);
    expect(entries.map((each) => each.details[0]?.amount)).toEqual([
      eur(12_345n),
      eur(98_500n),
      eur(-1337n),
      undefined,
    ]);
    expect(entries.map((each) => each.transactionCode.proprietary)).toEqual([
      'TPAY-WIRE',
      'TPAY-CARD',
      'TPAY-ORDER',
      'TPAY-FEE',
    ]);
    expect(entries[2]!.details[0]!.creditor).toEqual({
      name: 'Account name',
      account: { iban: undefined, other: '0002725006' },
    });
  });

  it.each(['statement-v2', 'statement-v4'])('gives the ids that reconciliation asks for (%s)', async (name) => {
    const [wire, , order, fee] = entriesOf(await readAll(sample(name)));
    expect(trustPayReferences(wire!, wire!.details[0])).toEqual({
      lineNumber: '1',
      transactionId: '652804',
      paymentId: '325843',
      orderId: undefined,
      payerReference: undefined,
      clientReference: '1234567890',
    });
    expect(trustPayReferences(order!, order!.details[0])).toMatchObject({
      orderId: '110876',
      payerReference: 'TP002517042',
    });
    expect(trustPayReferences(fee!)).toMatchObject({ lineNumber: '4', transactionId: '652811' });
  });

  it('keeps dates as they were given', async () => {
    const dates = '<BookgDt><DtTm>2026-03-02T10:00:00.123+01:00</DtTm></BookgDt><ValDt><Dt>2028-02-29</Dt></ValDt>';
    const file = statementFile().replace('</Sts>', `</Sts>${dates}`);
    expect(entriesOf(await readAll(file))[0]).toMatchObject({
      bookingDate: { kind: 'date-time', value: '2026-03-02T10:00:00.123+01:00' },
      valueDate: { kind: 'date', value: '2028-02-29' },
    });
  });

  it('takes a day with the offset of its place', async () => {
    const dates = '<BookgDt><Dt>2026-03-02+01:00</Dt></BookgDt><ValDt><Dt>2026-03-03Z</Dt></ValDt>';
    const file = statementFile().replace('</Sts>', `</Sts>${dates}`);
    expect(entriesOf(await readAll(file))[0]).toMatchObject({
      bookingDate: { kind: 'date', value: '2026-03-02+01:00' },
      valueDate: { kind: 'date', value: '2026-03-03Z' },
    });
  });

  it.each(['10.00', '10.000', '010.0', '10.00000', '10'])('reads %s as the amount that it is', async (text) => {
    const read = await oneEntry({ entry: entry({ amount: `<Amt Ccy="EUR">${text}</Amt>` }) });
    expect(read.amount).toEqual(eur(1_000n));
  });

  it.each([
    ['<Amt Ccy="JPY">1000.00</Amt>', { minor: 1_000n, currency: 'JPY' }],
    ['<Amt Ccy="JPY">0.00</Amt>', { minor: 0n, currency: 'JPY' }],
    ['<Amt Ccy="USD">1.12345</Amt>', undefined],
    ['<Amt Ccy="DEM">1.00</Amt>', undefined],
  ])('has of an amount in another currency what is exact: %s', async (given, amount) => {
    const text = `<AmtDtls><TxAmt>${given}</TxAmt></AmtDtls>`;
    const read = await oneEntry({ entry: entry({ details: details(text) }) });
    expect(read.details[0]!.amount).toEqual(amount);
  });

  it('has the words of XML in their own letters', async () => {
    const text = '<RmtInf><Ustrd>A &amp; B &lt;&#x10d;&gt; <!-- x --><![CDATA[<&>]]></Ustrd></RmtInf>';
    const read = await oneEntry({ entry: entry({ details: details(text) }) });
    expect(read.details[0]!.remittance).toEqual(['A & B <č> <&>']);
  });

  it('may be written with a prefix, a byte order mark and a hint at its schema', async () => {
    const prefixed = statementFile({ prolog: '' })
      .replaceAll(/<(\/?)(\w)/g, '<$1n:$2')
      .replace('xmlns=', 'xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:schemaLocation="a b" xmlns:n=');
    expect((await readAll(`\ufeff${prefixed}`)).at(-1)).toMatchObject({ type: 'complete' });
    const bytes = Buffer.from(`\ufeff${statementFile()}`);
    expect((await readAll(bytes)).at(-1)).toMatchObject({ totals: { bytes: bytes.length } });
  });

  it('counts pending entries, and does not add them to the balance', async () => {
    const file = statementFile({ entry: entry() + entry({ status: 'PDNG', amount: '<Amt Ccy="EUR">5.00</Amt>' }) });
    expect(entriesOf(await readAll(file)).map(({ status }) => status)).toEqual(['BOOK', 'PDNG']);
  });

  it.each([
    ['the previous closing balance', balance('PRCD', '100.00') + CLOSING],
    ['interim balances of a page', balance('ITBD', '100.00') + balance('ITBD', '110.00')],
    ['an interim balance of a first page', OPENING + balance('ITBD', '110.00')],
    ['balances that are only for information', OPENING + balance('CLAV', '1.00') + CLOSING + balance('FWAV', '2.00')],
  ])('can open and close with %s', async (_, balances) => {
    expect((await readAll(statementFile({ balances }))).at(-2)).toMatchObject({
      totals: { opening: eur(10_000n), closing: eur(11_000n) },
    });
  });

  it('can hold totals and batches that add up', async () => {
    const one = '<AmtDtls><TxAmt><Amt Ccy="EUR">5.00</Amt></TxAmt></AmtDtls>';
    const batch = '<Btch><NbOfTxs>2</NbOfTxs><TtlAmt Ccy="EUR">10.00</TtlAmt></Btch>';
    const file = statementFile({
      beforeEntries:
        '<TxsSummry><TtlNtries><NbOfNtries>1</NbOfNtries><Sum>10.00</Sum></TtlNtries>' +
        '<TtlCdtNtries><NbOfNtries>1</NbOfNtries></TtlCdtNtries><TtlDbtNtries><Sum>0</Sum></TtlDbtNtries></TxsSummry>',
      entry: entry({ details: details(one, one).replace('<NtryDtls>', `<NtryDtls>${batch}`) }),
    });
    const [read] = entriesOf(await readAll(file));
    expect(read!.batches).toEqual([
      { messageId: undefined, paymentInformationId: undefined, transactions: 2, total: eur(1000n) },
    ]);
    expect(read!.details).toHaveLength(2);
  });

  it('reads the same, however its bytes are cut', async () => {
    const whole = Buffer.from(statementFile({ entry: entry({ first: '<NtryRef>čšž€𝄞</NtryRef>' }) }));
    const expected = await readAll(whole);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(whole.length), { maxLength: 20 }), async (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), whole.length];
        const parts = edges.slice(1).map((edge, i) => whole.subarray(edges[i], edge));
        expect(await readAll(parts)).toEqual(expected);
      }),
    );
  });

  it('tells how far it has come', async () => {
    const seen: number[] = [];
    const file = Buffer.from(statementFile());
    const parts = [file.subarray(0, 100), file.subarray(100)];
    const totals = await checkStatements(parts, { onProgress: ({ bytes }) => seen.push(bytes) });
    expect(seen).toEqual([100, file.length]);
    expect(totals).toEqual({ statements: 1, entries: 1, bytes: file.length });
  });
});
