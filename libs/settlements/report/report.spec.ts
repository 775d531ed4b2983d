import { checkReport } from './check';
import { parseCsvReport } from './parse-csv';
import { parseJsonReport } from './parse-json';

const CSV = `payout_id;paid_at;currency;kind;reference;gross;fee;net
PO-1;2026-03-07;EUR;payment;r-1;100.00;2.90;97.10
PO-1;2026-03-07;EUR;refund;r-2;-20.00;0.00;-20.00
PO-1;2026-03-07;EUR;fee;;0.00;5.00;-5.00
PO-1;2026-03-07;EUR;reserve;;-1.00;;-1.00
PO-1;2026-03-07;EUR;payout;;;;71.10
`;
const json = {
  payouts: [
    {
      payout_id: 'PO-1',
      currency: 'EUR',
      paid_at: '2026-03-07',
      net: '71.10',
      withheld: '1.00',
      lines: [
        { kind: 'payment', reference: 'r-1', gross: '100.00', fee: '2.90' },
        { kind: 'refund', reference: 'r-2', gross: '-20.00' },
        { kind: 'fee', gross: '0.00', fee: '5.00' },
      ],
    },
  ],
};

describe("a provider's report", () => {
  it('says the same as CSV and as JSON', () => {
    const payouts = parseCsvReport(CSV);
    expect(payouts).toEqual(parseJsonReport(json));
    expect(() => checkReport(payouts)).not.toThrow();
    expect(payouts[0]).toMatchObject({ net: '7110', withheld: '100', released: '0' });
    expect(payouts[0]!.lines[2]).toEqual({ number: 3, kind: 'fee', reference: undefined, gross: '0', fee: '500' });
  });

  it('is read with commas, quotes, a byte-order mark and line ends of another system', () => {
    const other = `\uFEFF${CSV.replaceAll(';', ',').replaceAll('r-1', '"r-1"').replaceAll('\n', '\r\n')}`;
    expect(parseCsvReport(other)).toEqual(parseCsvReport(CSV));
  });

  it.each([
    ['another header', CSV.replace('fee;net', 'net;fee'), /^line 1: the columns are/],
    ['a row too short', CSV.replace(';2.90', ''), /^line 2: has 7 columns/],
    ['an amount that is none', CSV.replace('100.00', '1e2'), /^line 2: /],
    ['too many decimals', CSV.replace('100.00', '100.001'), /^line 2: /],
    ['a net that is not gross less fee', CSV.replace('97.10', '97.11'), /^line 2: net is not gross less fee/],
    ['a kind that is none', CSV.replace(';refund;', ';gift;'), /^line 3: a kind is one of/],
    ['a day that is none', CSV.replace('2026-03-07;EUR;fee', '2026-02-31;EUR;fee'), /^line 4: a time is/],
    ['two days for one payout', CSV.replace('2026-03-07;EUR;fee', '2026-03-08;EUR;fee'), /^line 4: .* another day/],
    ['a total that is wrong', CSV.replace(';71.10', ';71.11'), /^line 6: .* do not add up/],
    ['a row after the total', `${CSV}PO-1;2026-03-07;EUR;fee;;0;0;0\n`, /^line 7: stands after the total/],
    ['no total', CSV.split('\n').slice(0, 5).join('\n'), /^end: payout PO-1 has no row/],
    ['more lines than a report has', CSV + '\n'.repeat(200_000), /^line 200001: the file has too many lines$/],
    ['more payouts than a report has', CSV + manyPayouts(10_000), /^line 20005: the file has more than 10000 payouts$/],
    ['a row without end', `${CSV}${';'.repeat(1_001)}`, /^line 7: is longer than 1000 characters$/],
    ['a name with a formula', CSV.replaceAll('PO-1', '=1+1'), /^line 2: a payout is named/],
  ])('is refused with %s, with the line', (_, text, reason) => {
    expect(() => parseCsvReport(text)).toThrow(reason);
  });

  it.each([
    ['a list instead of an object', [], '/: an object is expected'],
    ['an unknown member', { ...json, extra: 1 }, '/: takes the members payouts only'],
    ['a number for an amount', payoutWith({ net: 71.1 }), '/payouts/0/net: an amount is a text'],
    ['no currency', payoutWith({ currency: undefined }), '/payouts/0/currency: a currency is a code'],
    ['lines that are none', payoutWith({ lines: 'many' }), '/payouts/0/lines: a list is expected'],
    [
      'a reference that is none',
      payoutWith({ lines: [{ kind: 'fee', reference: 'a b', gross: '0' }] }),
      '/payouts/0/lines/0/reference',
    ],
  ])('is refused with %s, with the place', (_, value, reason) => {
    expect(() => parseJsonReport(value)).toThrow(reason);
  });

  it('is refused when it is empty, names a payout twice, or does not add up', () => {
    const [payout] = parseJsonReport(json);
    expect(() => checkReport([])).toThrow('there is no payout in it');
    expect(() => checkReport([payout!, payout!])).toThrow('payout PO-1: is there twice');
    expect(() => checkReport([{ ...payout!, net: '7000' }])).toThrow('pays 7000, its lines give 7110');
    expect(() => checkReport([{ ...payout!, withheld: '-1' }])).toThrow('is not negative');
  });

  it('tells of lines that were charged in another currency, the same way in both forms', () => {
    const exchange = { charged: { minor: '10000', currency: 'USD' }, rate: '0.9215' };
    const line = { kind: 'payment', reference: 'r-1', gross: '92.15', fee: '1.60' };
    const charged = { charged: '100.00', charged_currency: 'USD', rate: '0.9215' };
    const csv = [
      'payout_id,paid_at,currency,kind,reference,gross,fee,net,charged,charged_currency,rate',
      'PO-1,2026-03-07,EUR,payment,r-1,92.15,1.60,90.55,100.00,USD,0.9215',
      'PO-1,2026-03-07,EUR,payout,,,,90.55,,,',
    ].join('\n');
    const payout = { payout_id: 'PO-1', paid_at: '2026-03-07', currency: 'EUR', net: '90.55' };
    const fromJson = parseJsonReport({ payouts: [{ ...payout, lines: [{ ...line, ...charged }] }] });
    expect(fromJson[0]!.lines[0]).toMatchObject({ gross: '9215', fee: '160', exchange });
    expect(parseCsvReport(csv)).toEqual(fromJson);
    const half = { payouts: [{ ...payout, lines: [{ ...line, rate: '0.9215' }] }] };
    expect(() => parseJsonReport(half)).toThrow(
      '/payouts/0/lines/0: charged, charged_currency and rate stand together',
    );
  });
});

function manyPayouts(count: number): string {
  const row = (index: number) =>
    `PO-2-${index};2026-03-07;EUR;fee;;0.00;0.00;0.00\nPO-2-${index};2026-03-07;EUR;payout;;;;0.00\n`;
  return Array.from({ length: count }, (_, index) => row(index)).join('');
}

function payoutWith(change: object): object {
  return { payouts: [{ ...json.payouts[0], ...change }] };
}
