import { deterministicId } from '#libs/command-shell';
import { MemoryEventStore } from '#libs/event-store/memory';
import type { RecordedEvent } from '#libs/event-store';
import { explainPayouts } from './order-payouts';

const orderId = '7d444840-9dc0-11d1-b245-5ffdce74fad2';
const eur = (minor: number) => ({ minor: String(minor), currency: 'EUR' });

const announced = {
  settlementId: 's-1',
  merchantId: 'shop',
  provider: 'acme',
  payoutId: 'PO-1',
  currency: 'EUR',
  ...{ gross: '15000', fees: '290', charges: '0', withheld: '500', released: '0', net: '14210', lineCount: 2 },
};
const lines = [
  { number: 1, kind: 'payment', gross: '10000', fee: '290' },
  { number: 2, kind: 'payment', gross: '5000', fee: '0' },
];
const item = { itemId: 'i-1', orderId, operationId: 1, attemptId: 1, amount: eur(10_000), fee: eur(0) };
const other = { ...item, itemId: 'i-2', orderId: 'another', amount: eur(5_000) };

/** A payout of two lines that the bank credited in full. */
const PAYOUT: readonly (readonly [type: string, data: object])[] = [
  ['PayoutLinesAdded', { lines }],
  ['PayoutAnnounced', announced],
  [
    'LinesSettled',
    {
      provider: 'acme',
      lines: [
        { number: 1, items: [item] },
        { number: 2, items: [other] },
      ],
    },
  ],
  ['PayoutCredited', { provider: 'acme', amount: eur(14_210), account: 'SK31', bankLineId: 'b-1' }],
];
const BANK_LINE = ['BankLineImported', { amount: eur(14_210), account: 'SK31', bookedOn: '2026-11-20' }] as const;

async function stored(streams: Readonly<Record<string, readonly (readonly [string, object])[]>>) {
  const store = new MemoryEventStore();
  for (const [stream, events] of Object.entries(streams)) {
    const made = events.map(([type, data], index) => {
      const id = deterministicId(stream, String(index));
      const ids = { commandId: id, correlationId: id, causationId: id };
      const metadata = {
        ...ids,
        actor: 'process:test',
        merchantId: 'shop',
        schemaVersion: 1,
        occurredAt: '2026-11-25T08:00:00.000Z',
      };
      return { id, type, data, metadata };
    });
    await store.append(stream, 'no_stream', made);
  }
  return store;
}

const evidence = (id: string) => ({ source: 'statement', id });
const recorded = {
  ...{ attemptId: 1, operationId: 1, provider: 'acme', amount: eur(10_000), settlementId: 's-1' },
  evidence: evidence('i-1'),
};
const explain = async (streams: Parameters<typeof stored>[0], ...settled: readonly object[]) => {
  const store = await stored(streams);
  const told = settled.length === 0 ? [recorded] : settled;
  const events = told.map((data) => ({ type: 'SettlementRecorded', data })) as unknown as RecordedEvent[];
  return explainPayouts(store, orderId, events);
};

describe('the payouts of an order', () => {
  it('are followed to their lines, their sums and the bank', async () => {
    const [payout] = await explain({ 'settlement-s-1': PAYOUT, 'bankline-b-1': [BANK_LINE] });
    expect(payout).toMatchObject({ payout_id: 'PO-1', provider: 'acme', net: { value: '142.10' } });
    expect(payout!.checks.map(({ what, equal }) => [what, equal])).toEqual([
      ['of this order', true],
      ['gross = lines', true],
      ['fees = lines', true],
      ['net = gross − fees − withheld + released', true],
      ['net = bank + accepted', true],
    ]);
    expect(payout!.bank_lines).toMatchObject([{ bank_line_id: 'b-1', booked_on: '2026-11-20', equal: true }]);
  });

  it('that came in part add up with what is still in transit, and with what a person decided about it', async () => {
    const partly = PAYOUT.map(([type, data]): readonly [string, object] =>
      type === 'PayoutCredited' ? [type, { ...data, amount: eur(10_000) }] : [type, data],
    );
    const line = ['BankLineImported', { amount: eur(10_000), account: 'SK31', bookedOn: '2026-11-20' }] as const;
    const sums = (payout: Awaited<ReturnType<typeof explain>>[number] | undefined) =>
      payout?.checks.filter(({ what }) => what.startsWith('net = bank')).map(({ what, equal }) => [what, equal]);
    const [rest] = await explain({ 'settlement-s-1': partly, 'bankline-b-1': [line] });
    expect(sums(rest)).toEqual([['net = bank + accepted + 42.10 EUR still in transit', true]]);

    const decided = [...partly, ['DifferenceAccepted', { breakId: 'd-1', amount: eur(4_210) }] as const];
    const residuals = [{ place: 'transit', ...eur(4_210) }];
    const decision = ['BreakResolved', { provider: 'acme', treatment: 'difference', residuals }] as const;
    const [whole] = await explain({ 'settlement-s-1': decided, 'bankline-b-1': [line], 'break-d-1': [decision] });
    expect(sums(whole)).toEqual([['net = bank + accepted', true]]);
    const [unbooked] = await explain({ 'settlement-s-1': decided, 'bankline-b-1': [line] });
    expect(sums(unbooked)).toEqual([['net = bank + accepted + 42.10 EUR still in transit', false]]);
  });

  it('are seen to differ where the order, the payout or the bank says something else', async () => {
    const [order] = await explain(
      { 'settlement-s-1': PAYOUT, 'bankline-b-1': [BANK_LINE] },
      { ...recorded, amount: eur(9_999) },
    );
    expect(order!.checks[0]).toMatchObject({ what: 'of this order', equal: false });
    const less = ['BankLineImported', { amount: eur(14_209), account: 'SK31', bookedOn: '2026-11-20' }] as const;
    const [bank] = await explain({ 'settlement-s-1': PAYOUT, 'bankline-b-1': [less] });
    expect(bank!.bank_lines[0]).toMatchObject({ equal: false, added: { value: '142.09' } });
    const [unannounced] = await explain({ 'settlement-s-1': PAYOUT.slice(0, 1) });
    expect(unannounced).toMatchObject({ payout_id: null, checks: [{ equal: false }], bank_lines: [] });
  });

  it('count what was told to the order, and name what was not told yet', async () => {
    const second = { ...item, itemId: 'i-3', amount: eur(2_500) };
    const payout = PAYOUT.map(([type, data]): readonly [string, object] =>
      type === 'LinesSettled'
        ? [type, { provider: 'acme', lines: [{ number: 1, items: [item, second] }] }]
        : [type, data],
    );
    const [half] = await explain({ 'settlement-s-1': payout, 'bankline-b-1': [BANK_LINE] });
    expect(half!.checks[0]).toMatchObject({ what: 'of this order', equal: true, added: { value: '100.00' } });
    expect(half!.not_told).toEqual([{ item_id: 'i-3', amount: { value: '25.00', currency: 'EUR' } }]);
    const other = { ...recorded, amount: eur(2_500), evidence: evidence('i-3') };
    const [whole] = await explain({ 'settlement-s-1': payout, 'bankline-b-1': [BANK_LINE] }, recorded, other);
    expect(whole!.checks[0]).toMatchObject({ equal: true, added: { value: '125.00' } });
    expect(whole!.not_told).toEqual([]);
  });

  it('share a line of the bank with other payouts', async () => {
    const whole = ['BankLineImported', { amount: eur(20_000), account: 'SK31', bookedOn: '2026-11-20' }] as const;
    const parts = (own: number) =>
      [
        'BankLineMatched',
        { to: 'payout', account: 'SK31', amount: eur(20_000), parts: [part('s-1', own), part('s-2', 5_790)] },
      ] as const;
    const part = (id: string, minor: number) => ({ id, amount: eur(minor) });
    const [shared] = await explain({ 'settlement-s-1': PAYOUT, 'bankline-b-1': [whole, parts(14_210)] });
    expect(shared!.bank_lines[0]).toMatchObject({ equal: true, added: { value: '200.00' } });
    const [short] = await explain({ 'settlement-s-1': PAYOUT, 'bankline-b-1': [BANK_LINE, parts(14_210)] });
    expect(short!.bank_lines[0]).toMatchObject({ equal: false });
  });

  it('are none where a person decided without a payout', async () => {
    expect(await explain({}, { ...recorded, settlementId: undefined })).toEqual([]);
  });
});
