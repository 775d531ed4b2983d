import { brokenAtEachPlace, expectReadable } from '../../spi/testing';
import { payoutLists } from './payout-lists';

const AT = 1_772_625_600;
const USDT = { token_id: 'ETH_USDT', amount: '100' };
const payout = (change: object) => ({
  ...{ payout_id: 'P1', request_id: 'R1', status: 'Completed', payout_channel: 'Crypto', updated_timestamp: AT },
  ...{ payout_items: [USDT], recipient_info: { address: 'WALLET' }, ...change },
});
const request = (change: object, part: object = {}) => ({
  ...{ settlement_request_id: 'S1', request_id: 'R2', status: 'Completed', updated_timestamp: AT },
  ...{ settlements: [{ ...USDT, settled_amount: '100', status: 'Completed', ...part }], ...change },
});
const bridging_fee = { fee_amount: '0.7', received_token_id: 'TRON_USDT', received_amount: '39.3' };
const sold = { payout_channel: 'OffRamp', recipient_info: { currency: 'USD' }, actual_payout_amount: '98.76' };

const ROWS: readonly (readonly [what: string, payouts: readonly object[], requests: readonly object[]])[] = [
  ['a payout to a bank', [payout({ ...sold, payout_items: [USDT, USDT] })], []],
  ['a payout that arrives as another token', [payout({ payout_items: [{ ...USDT, bridging_fee }] })], []],
  ['a payout that ended in part', [payout({ status: 'PartiallyCompleted', actual_payout_amount: '40' })], []],
  ['a request to a bank', [], [request({ payout_channel: 'OffRamp', currency: 'USD', received_amount_fiat: '98' })]],
  ['a request that was bridged', [], [request({}, { bridging_fee, transactions: [{ to_address: 'WALLET' }] })]],
];
const told = (payouts: readonly unknown[], requests: readonly unknown[] = []) => payoutLists.told([payouts, requests]);

describe('rows of Cobo that somebody tampered with', () => {
  it.each(ROWS)('of %s are told or refused, never lost', (_, payouts, requests) => {
    for (const { row, isOtherType } of [...payouts, ...requests].flatMap(brokenAtEachPlace)) {
      const rows = payouts.length > 0 ? [[row], []] : [[], [row]];
      const isTold = expectReadable(payoutLists, rows);
      if (isOtherType) expect({ row, isTold }).toEqual({ row, isTold: true });
    }
  });

  const cannot = (what: string, id: string, why: string) => ({
    payouts: [],
    untold: [{ what, id, says: expect.stringContaining(why) as string }],
  });

  it('are left to a person by their name, and keep no other from being told', () => {
    const unreadable = expect.stringMatching(/^unreadable-[0-9a-f]{16}$/) as string;
    expect(told([null])).toEqual(cannot('payout', unreadable, 'is none'));
    expect(told([null])).toEqual(told([null]));
    expect(told([payout({ payout_items: 7 })])).toEqual(cannot('payout', 'P1', 'its payout_items are no list'));
    const numbered = payout({ payout_items: [{ ...USDT, amount: 100 }] });
    expect(told([numbered])).toEqual(cannot('payout', 'P1', 'its amount is no text of sensible length'));
    expect(told([], [request({}, { settled_amount: 'much' })])).toEqual(cannot('settlement', 'S1', 'must be digits'));
    expect(told([payout({ payout_id: '\u202e', status: 7 })])).toEqual(cannot('payout', unreadable, 'its status'));
    const { payouts, untold } = told([numbered, payout({ payout_id: 'P2', request_id: 'R3' })]);
    expect([payouts.map(({ payout: { payoutId } }) => payoutId), untold.length]).toEqual([['P2'], 1]);
  });

  it.each(['Failed', 'Pending'])('are nothing to look at where nothing has left: %s', (status) => {
    const odd = { status, payout_items: [{ ...USDT, amount: null }] };
    expect(told([payout(odd)], [request({ status, settlements: 7 })])).toEqual({ payouts: [], untold: [] });
  });

  it('of a request that cannot be read are not told as payouts of their own', () => {
    const odd = request({ request_id: 'R1', settlements: 7 });
    expect(told([payout({})], [odd])).toEqual(cannot('settlement', 'S1', 'are no list'));
  });

  it('of a part that names an empty amount are left to a person', () => {
    expect(told([], [request({}, { amount: '', settled_amount: undefined })])).toMatchObject({
      ...{ payouts: [], untold: [{ what: 'settlement', id: 'S1' }] },
    });
  });

  it('are left to a person where they have ended and name no coins', () => {
    const says = 'Completed, of no coins';
    expect(told([payout({ payout_items: undefined })]).untold).toEqual([{ what: 'payout', id: 'P1', says }]);
    expect(told([payout({ payout_items: [] })]).untold).toEqual([{ what: 'payout', id: 'P1', says }]);
    expect(told([], [request({ settlements: [] })]).untold).toEqual([
      { what: 'settlement', id: 'S1', says: 'Completed, of no amount' },
    ]);
    expect(payoutLists.leaving([[payout({ payout_items: [] })], []])).toEqual([]);
    expect(told([payout({ status: 'Pending', payout_items: null })])).toEqual({ payouts: [], untold: [] });
  });

  it('that sold coins of which one amount is none are not sold for the others alone', () => {
    const parts = [
      { ...USDT, settled_amount: '60' },
      { ...USDT, settled_amount: 'much' },
    ];
    const toBank = { payout_channel: 'OffRamp', currency: 'USD', received_amount_fiat: '98' };
    expect(told([], [request({ ...toBank, settlements: parts })])).toEqual(
      cannot('settlement', 'S1', 'must be digits'),
    );
  });

  it('without a reference of ours are not taken for each other', () => {
    const { payouts } = told([payout({ request_id: null })], [request({ request_id: null })]);
    expect(payouts.map(({ payout: { payoutId } }) => payoutId)).toEqual(['P1', 'S1']);
  });
});
