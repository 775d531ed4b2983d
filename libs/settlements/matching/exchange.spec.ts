import { operationReference } from '#libs/payments';
import { reconcile } from '../index';
import type { Action, Finding, Item, OpenLine, Payout } from '../index';
import { MONTH_RULES } from '../testing';

const orderId = '00000000-0000-4000-8000-000000000001';
const day = (number: number): Date => new Date(Date.UTC(2026, 2, number));
const item: Item = {
  id: 'i1',
  orderId,
  operationId: 1,
  attemptId: 1,
  method: 'card',
  provider: 'acme',
  currency: 'USD',
  gross: 10_000n,
  knownFee: 0n,
  reference: operationReference(orderId, 1),
  at: day(2),
  settled: false,
};
const usd = (minor: number) => ({ minor: String(minor), currency: 'USD' });
const charged = (minor: number, rate = '0.9215') => ({ charged: usd(minor), rate });
const line = (gross: bigint, extra: Partial<OpenLine> = {}): OpenLine => ({
  number: 1,
  kind: 'payment',
  reference: item.reference,
  gross,
  fee: 0n,
  exchange: charged(10_000),
  ...extra,
});
const payout = (...lines: OpenLine[]): Payout => ({
  id: 'p1',
  provider: 'acme',
  payoutId: 'PO-1',
  currency: 'EUR',
  net: 0n,
  credited: 0n,
  accepted: 0n,
  parts: 0,
  paidAt: day(4),
  source: 'report',
  lines,
});
const look = (items: Item[], ...lines: OpenLine[]) =>
  reconcile({ items, payouts: [payout(...lines)], bankLines: [], resolved: new Map() }, MONTH_RULES, day(5));
const settledBy = ({ actions }: { readonly actions: readonly Action[] }) =>
  actions.flatMap((action) => (action.do === 'settle_lines' ? action.lines.flatMap(({ items }) => items) : []));
const kinds = ({ breaks }: { readonly breaks: readonly Finding[] }) => breaks.map(({ kind }) => kind);

describe('a line that was charged in another currency', () => {
  it('is the payment when its rate gives what it pays; the rate and who names it come along', () => {
    const found = look([item], line(9_215n, { fee: 267n }));
    expect(kinds(found)).toEqual([]);
    expect(settledBy(found)).toMatchObject([
      {
        itemId: 'i1',
        fee: { minor: '267', currency: 'EUR' },
        exchange: {
          charged: usd(10_000),
          settled: { minor: '9215', currency: 'EUR' },
          value: { minor: '9215', currency: 'EUR' },
          rate: '0.9215',
          source: 'report',
        },
      },
    ]);
  });

  it('leaves what the provider rounds otherwise to gain and loss', () => {
    const [one] = settledBy(look([item], line(9_216n)));
    expect(one!.exchange).toMatchObject({ settled: { minor: '9216' }, value: { minor: '9215' } });
  });

  it.each([
    ['its rate does not give what it pays', line(9_217n)],
    ['it names no rate', line(9_215n, { exchange: undefined })],
    ['it charged something else', line(9_215n, { exchange: charged(10_001) })],
  ])('is a break of the currency when %s', (_, one) => {
    const found = look([item], one);
    expect(kinds(found)).toEqual(['currency']);
    expect(found.breaks[0]!.residuals).toMatchObject([
      { minor: '10000', currency: 'USD' },
      { minor: '-' + String(one.gross), currency: 'EUR' },
    ]);
    expect(settledBy(found)).toEqual([]);
  });

  it('may come in parts at one rate, and not at two', () => {
    const part = (number: number, gross: bigint, minor: number, rate?: string) =>
      line(gross, { number, exchange: charged(minor, rate) });
    const parts = [part(1, 5_529n, 6_000), part(2, 3_686n, 4_000)];
    expect(settledBy(look([item], ...parts))).toMatchObject([{ exchange: { settled: { minor: '9215' } } }]);
    expect(kinds(look([item], parts[0]!, part(2, 3_688n, 4_000, '0.922')))).toEqual(['currency']);
  });

  it('gives only what a fee in the charged currency has left of the receivable, and corrects that fee', () => {
    const known = { ...item, knownFee: 290n };
    const found = look([known], line(9_215n, { fee: 268n }));
    // 2.90 USD are 2.67 EUR at the rate: the cent beyond it is the rate's rounding and no break.
    expect(kinds(found)).toEqual([]);
    expect(settledBy(found)).toMatchObject([
      {
        fee: { minor: '1', currency: 'EUR' },
        feeCorrects: true,
        exchange: { charged: usd(9_710), settled: { minor: '8948' }, value: { minor: '8948' } },
      },
    ]);
    expect(kinds(look([known], line(9_215n, { fee: 300n })))).toEqual(['fee']);
  });

  it('of a refund goes the other way', () => {
    const back = { ...item, gross: -4_000n, operationId: 2, reference: operationReference(orderId, 2) };
    const one = line(-3_686n, { kind: 'refund', reference: back.reference, exchange: charged(-4_000) });
    expect(settledBy(look([back], one))).toMatchObject([
      { exchange: { charged: usd(-4_000), settled: { minor: '-3686' }, value: { minor: '-3686' } } },
    ]);
  });

  it('realises what coins are worth less or more than at the quote by which they were taken in', () => {
    const coins: Item = {
      ...item,
      currency: 'ETH_USDT',
      gross: 101_010_000n,
      earned: usd(10_000),
      value: usd(10_000),
    };
    const exchange = { charged: { minor: '101010000', currency: 'ETH_USDT' }, rate: '0.998' };
    const sold = { ...payout(line(10_081n, { exchange })), currency: 'USD' };
    const found = reconcile(
      { items: [coins], payouts: [sold], bankLines: [], resolved: new Map() },
      MONTH_RULES,
      day(5),
    );
    expect(settledBy(found)).toMatchObject([{ exchange: { settled: usd(10_081), value: usd(10_000) } }]);
  });
});

describe('a fee that was estimated by agreement', () => {
  const euro = { ...item, currency: 'EUR', knownFee: 165n, feeEstimated: true };
  const plain = (fee: bigint) => line(10_000n, { fee, exchange: undefined });

  it.each([
    [180n, '15'],
    [150n, '-15'],
  ])('of 1.65 is corrected by the difference to the exact %s, and is no break', (fee, difference) => {
    const found = look([euro], plain(fee));
    expect(kinds(found)).toEqual([]);
    expect(settledBy(found)).toMatchObject([{ fee: { minor: difference, currency: 'EUR' }, feeCorrects: true }]);
  });

  it('that the provider named itself is held against what it takes', () => {
    expect(kinds(look([{ ...euro, feeEstimated: false }], plain(180n)))).toEqual(['fee']);
  });
});

describe("a developer's fee that the provider tells otherwise than the order", () => {
  it('is a break of the fee that books nothing', () => {
    const coins = { ...item, developerFee: { ordered: usd(200), told: usd(300) } };
    const { breaks } = look([coins]);
    expect(breaks).toMatchObject([
      {
        kind: 'fee',
        subject: 'developer-fee:i1',
        expected: "a developer's fee of 2.00 USD",
        found: '3.00 USD',
        residuals: [],
        orderId,
      },
    ]);
  });
});
