import { checkReport } from '#libs/settlements';
import { InvalidAmountError } from '#libs/money';
import { completedPayouts } from './payouts';

const WALLET = '0x52908400098527886E0F7030069857D2E4169EE7';
const row = (change: object) => ({
  ...{ payout_id: 'P1', status: 'Completed', payout_channel: 'Crypto', updated_timestamp: 1_772_625_600 },
  payout_items: [{ token_id: 'ETH_USDT', amount: '100' }],
  recipient_info: { address: WALLET },
  ...change,
});
const read = (change: object) => {
  const told = completedPayouts(row(change));
  checkReport(told.map(({ payout }) => payout));
  return told;
};
const sold = (items: readonly object[], arrived: string) =>
  read({
    payout_channel: 'OffRamp',
    payout_items: items,
    recipient_info: { currency: 'USD', bank_account_id: 'b-1' },
    actual_payout_amount: arrived,
  });

describe('payouts of Cobo', () => {
  it('are read when they are completed', () => {
    expect(read({ actual_payout_amount: '100.00000000' })).toEqual([
      {
        wallet: WALLET,
        payout: {
          ...{ payoutId: 'P1', currency: 'ETH_USDT', paidAt: '2026-03-04T12:00:00.000Z' },
          ...{ net: '100000000', withheld: '0', released: '0' },
          lines: [{ number: 1, kind: 'payment', gross: '100000000', fee: '0' }],
        },
      },
    ]);
    expect(completedPayouts(row({ status: 'Transferring' }))).toEqual([]);
  });

  it('pay what arrives, and the rest is what the network took', () => {
    expect(read({ actual_payout_amount: '98.5' })).toMatchObject([
      {
        payout: {
          net: '98500000',
          lines: [
            { kind: 'payment', gross: '100000000' },
            { kind: 'fee', gross: '0', fee: '1500000' },
          ],
        },
      },
    ]);
  });

  it('that arrive as another token are exchanged, less what the bridge took', () => {
    const bridging_fee = { fee_amount: '0.7', received_token_id: 'TRON_USDT', received_amount: '99.3' };
    expect(read({ payout_items: [{ token_id: 'ETH_USDT', amount: '100', bridging_fee }] })).toMatchObject([
      {
        payout: {
          ...{ currency: 'TRON_USDT', net: '99300000' },
          lines: [
            { gross: '100000000', exchange: { charged: { minor: '100000000', currency: 'ETH_USDT' }, rate: '1' } },
            { kind: 'fee', fee: '700000' },
          ],
        },
      },
    ]);
  });

  it('to a bank are what arrived there, at the rate that both amounts tell', () => {
    expect(sold([{ token_id: 'ETH_USDT', amount: '100' }], '98.76')).toEqual([
      {
        payout: {
          ...{ payoutId: 'P1', currency: 'USD', paidAt: '2026-03-04T12:00:00.000Z' },
          ...{ net: '9876', withheld: '0', released: '0' },
          lines: [
            {
              ...{ number: 1, kind: 'payment', gross: '9876', fee: '0' },
              exchange: { charged: { minor: '100000000', currency: 'ETH_USDT' }, rate: '0.9876' },
            },
          ],
        },
      },
    ]);
  });

  it('of several tokens to a bank are one payout, divided by their number', () => {
    const items = [
      { token_id: 'ETH_USDT', amount: '60' },
      { token_id: 'BSC_USDC', amount: '40' },
    ];
    expect(sold(items, '99.01')).toMatchObject([
      { payout: { payoutId: 'P1', net: '9901', lines: [{ gross: '5941' }, { number: 2, gross: '3960' }] } },
    ]);
  });

  it('stay in coins while they do not say what arrived at the bank', () => {
    expect(read({ payout_channel: 'OffRamp', recipient_info: {} })).toMatchObject([
      { payout: { currency: 'ETH_USDT' } },
    ]);
  });

  it('with an amount that is none are not read', () => {
    expect(() => read({ actual_payout_amount: 'much' })).toThrow(InvalidAmountError);
  });
});
