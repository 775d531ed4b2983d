import { checkReport } from '#libs/settlements';
import { payoutLists } from './payout-lists';

const WALLET = '0x52908400098527886E0F7030069857D2E4169EE7';
const USDT = { token_id: 'ETH_USDT', amount: '100' };
const row = (change: object) => ({
  ...{ payout_id: 'P1', request_id: 'R1', status: 'PartiallyCompleted', payout_channel: 'Crypto' },
  ...{ updated_timestamp: 1_772_625_600, payout_items: [USDT], recipient_info: { address: WALLET } },
  ...change,
});
const read = (change: object) => {
  const told = payoutLists.told([[row(change)], []]);
  if (told.payouts.length > 0) checkReport(told.payouts.map(({ payout }) => payout));
  return told;
};
const bridged = (received_amount?: string, fee_amount?: string) => ({
  payout_items: [{ ...USDT, bridging_fee: { fee_amount, received_token_id: 'TRON_USDT', received_amount } }],
});

describe('a payout of Cobo that ended in part', () => {
  it('is what arrived, where that is told', () => {
    expect(read({ actual_payout_amount: '40.50' })).toEqual({
      payouts: [
        {
          ...{ wallet: WALLET, reference: 'R1' },
          payout: {
            ...{ payoutId: 'P1', currency: 'ETH_USDT', paidAt: '2026-03-04T12:00:00.000Z' },
            ...{ net: '40500000', withheld: '0', released: '0' },
            lines: [{ number: 1, kind: 'payment', gross: '40500000', fee: '0' }],
          },
        },
      ],
      untold: [],
    });
  });

  it('is what arrived as another token and what the bridge took, where both are told', () => {
    expect(read(bridged('39.3', '0.7'))).toMatchObject({
      payouts: [
        {
          payout: {
            ...{ currency: 'TRON_USDT', net: '39300000' },
            lines: [{ exchange: { charged: { minor: '40000000', currency: 'ETH_USDT' } } }, { fee: '700000' }],
          },
        },
      ],
      untold: [],
    });
  });

  it.each([
    ['nothing', {}],
    ['none of it', { actual_payout_amount: '0' }],
    ['all of it', { actual_payout_amount: '100' }],
    ['what was to arrive as another token', bridged('99.3', '0.7')],
    ['no fee of the bridge', bridged('39.3')],
    ['no amount behind the bridge', { ...bridged(undefined, '0.7'), actual_payout_amount: '40' }],
  ])('is left to a person where it tells %s', (_, change) => {
    const says = 'PartiallyCompleted, of 100 ETH_USDT';
    expect(read(change)).toEqual({ payouts: [], untold: [{ what: 'payout', id: 'P1', says }] });
  });

  it('of several tokens is left to a person, each under the name of its own payout', () => {
    const payout_items = [USDT, { token_id: 'MATIC_USDC2', amount: '5' }];
    expect(read({ payout_items, actual_payout_amount: '40' })).toEqual({
      payouts: [],
      untold: [
        { what: 'payout', id: 'P1.ETH_USDT', says: 'PartiallyCompleted, of 100 ETH_USDT' },
        { what: 'payout', id: 'P1.MATIC_USDC', says: 'PartiallyCompleted, of 5 MATIC_USDC2' },
      ],
    });
  });

  it('to a bank is left to a person as a whole: how many coins were sold is not told', () => {
    const payout_items = [USDT, { token_id: 'BSC_USDC', amount: '5' }];
    const sold = { payout_channel: 'OffRamp', recipient_info: { currency: 'USD' }, actual_payout_amount: '50' };
    const says = 'PartiallyCompleted, of 100 ETH_USDT and 5 BSC_USDC';
    expect(read({ payout_items, ...sold })).toEqual({ payouts: [], untold: [{ what: 'payout', id: 'P1', says }] });
  });

  it('is read with its settlement request alone, where it is one', () => {
    const request = { settlement_request_id: 'S1', request_id: 'R1', status: 'Pending', settlements: [] };
    expect(payoutLists.told([[row({})], [request]])).toEqual({ payouts: [], untold: [] });
  });
});
