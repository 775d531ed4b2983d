import { checkReport } from '#libs/settlements';
import { payoutLists } from './payout-lists';

const WALLET = '0x52908400098527886E0F7030069857D2E4169EE7';
const PART = { merchant_id: 'M1', token_id: 'ETH_USDT', amount: '100', settled_amount: '100', status: 'Completed' };
const request = (change: object, ...parts: readonly object[]) => ({
  ...{ settlement_request_id: 'S1', request_id: 'R1', status: 'Completed', updated_timestamp: 1_772_625_600 },
  settlements: (parts.length > 0 ? parts : [{}]).map((part) => ({ ...PART, crypto_address: WALLET, ...part })),
  ...change,
});
const read = (settlements: readonly object[], payouts: readonly object[] = []) => {
  const told = payoutLists.told([payouts, settlements]);
  if (told.payouts.length > 0) checkReport(told.payouts.map(({ payout }) => payout));
  return told;
};
const netsOf = (...settlements: readonly object[]) =>
  read(settlements).payouts.map(({ payout }) => [payout.payoutId, payout.net]);

describe('settlement requests of Cobo', () => {
  it('are read as payouts when they are completed, under their own id and our reference', () => {
    expect(read([request({})])).toEqual({
      payouts: [
        {
          ...{ wallet: WALLET, reference: 'R1' },
          payout: {
            ...{ payoutId: 'S1', currency: 'ETH_USDT', paidAt: '2026-03-04T12:00:00.000Z' },
            ...{ net: '100000000', withheld: '0', released: '0' },
            lines: [{ number: 1, kind: 'payment', gross: '100000000', fee: '0' }],
          },
        },
      ],
      untold: [],
    });
  });

  it.each(['Pending', 'Processing', 'Failed', 'Canceled'])('are nothing while or where they are %s', (status) => {
    expect(read([request({ status })])).toEqual({ payouts: [], untold: [] });
  });

  it('are a payout for each part, named by the account and the token in whatever order', () => {
    const parts = [
      {},
      { merchant_id: undefined, settled_amount: '2' },
      { token_id: 'BSC_USDT', settled_amount: '0.5' },
    ];
    const names = [
      ['S1.M1.ETH_USDT', '100000000'],
      ['S1.developer.ETH_USDT', '2000000'],
      ['S1.M1.BSC_USDT', '500000000000000000'],
    ];
    expect(netsOf(request({}, ...parts))).toEqual(names);
    expect(netsOf(request({}, ...[...parts].reverse()))).toEqual([...names].reverse());
    expect(netsOf(request({}, {}, { settled_amount: '3' }))).toEqual([
      ['S1.M1.ETH_USDT', '100000000'],
      ['S1.M1.ETH_USDT.2', '3000000'],
    ]);
  });

  it('that are partly completed are what their parts say was settled', () => {
    const parts = [{}, { token_id: 'BSC_USDC', status: 'Failed', settled_amount: undefined }];
    expect(read([request({ status: 'PartiallyCompleted' }, ...parts)])).toMatchObject({
      payouts: [{ payout: { payoutId: 'S1.M1.ETH_USDT', net: '100000000' } }],
      untold: [],
    });
    const partly = { status: 'PartiallyCompleted', settled_amount: '50.51' };
    expect(netsOf(request({ status: 'PartiallyCompleted' }, partly))).toEqual([['S1', '50510000']]);
    expect(netsOf(request({ status: 'PartiallyCompleted' }, { ...partly, settled_amount: '0' }))).toEqual([]);
  });

  it('of which a part does not say what was settled are left to a person, and the other parts are read', () => {
    const untold = { status: 'PartiallyCompleted', settled_amount: undefined };
    expect(read([request({ status: 'PartiallyCompleted' }, untold)])).toEqual({
      payouts: [],
      untold: [{ what: 'settlement', id: 'S1', says: 'PartiallyCompleted, of 100 ETH_USDT' }],
    });
    const { payouts, untold: left } = read([request({}, {}, { token_id: 'BSC_USDC', status: 'Processing' })]);
    expect(payouts).toMatchObject([{ payout: { payoutId: 'S1.M1.ETH_USDT' } }]);
    expect(left).toMatchObject([{ id: 'S1.M1.BSC_USDC' }]);
    const noToken = { token_id: undefined, status: undefined };
    expect(read([request({ currency: 'USD' }, noToken)]).untold).toEqual([
      { what: 'settlement', id: 'S1', says: 'Completed, of 100 USD' },
    ]);
  });

  it('of a version that tells neither status nor settled amount of a part are what was asked for', () => {
    expect(netsOf(request({}, { status: undefined, settled_amount: undefined }))).toEqual([['S1', '100000000']]);
  });

  it('arrive at the address of their transaction, or at a registered one by its id', () => {
    const wallet = (part: object) => read([request({}, { crypto_address: undefined, ...part })]).payouts[0]?.wallet;
    expect(wallet({ transactions: [{ to_address: WALLET }], crypto_address_id: 'A1' })).toBe(WALLET);
    expect(wallet({ crypto_address_id: 'A1' })).toBe('A1');
    expect(wallet({})).toBeUndefined();
  });

  it('to a bank are the money that arrived, for the coins of all parts', () => {
    const sold = { payout_channel: 'OffRamp', currency: 'USD', received_amount_fiat: '118.8' };
    const parts = [{}, { token_id: 'BSC_USDC', settled_amount: '20' }];
    expect(read([request(sold, ...parts)]).payouts).toMatchObject([
      { payout: { payoutId: 'S1', currency: 'USD', net: '11880', lines: [{ gross: '9900' }, { gross: '1980' }] } },
    ]);
    const one = { token_id: 'BSC_USDC', status: 'PartiallyCompleted', settled_amount: undefined };
    expect(read([request(sold, {}, one)])).toMatchObject({ payouts: [], untold: [{ id: 'S1.M1.BSC_USDC' }] });
  });

  it('are not counted again where the list of payouts has their money as well', () => {
    const payout = (change: object) => ({
      ...{ payout_id: 'P1', request_id: 'R2', status: 'Completed', payout_channel: 'Crypto' },
      ...{ updated_timestamp: 1_772_625_600, payout_items: [{ token_id: 'ETH_USDT', amount: '100' }] },
      ...change,
    });
    const names = (change: object, ofRequest: object = {}) =>
      read([request(ofRequest)], [payout(change)]).payouts.map((told) => told.payout.payoutId);
    expect(names({})).toEqual(['P1', 'S1']);
    expect(names({ request_id: 'R1' })).toEqual(['S1']);
    expect(names({ payout_id: 'S1' })).toEqual(['S1']);
    expect(names({ request_id: 'R1' }, { status: 'Processing' })).toEqual([]);
    expect(names({ request_id: 'R1' }, { status: 'Failed' })).toEqual(['P1']);
    expect(names({ request_id: undefined }, { request_id: undefined })).toEqual(['P1', 'S1']);
  });
});
