import { UnsupportedPaymentError } from '../../spi';
import { coins, config, dollars, payment } from '../testing/samples';
import { createRequest } from './create-request';

const now = new Date('2026-03-02T09:15:00.400Z');
const request = (wanted = {}) => createRequest(payment(wanted), config(), now);

describe('the request that opens an order', () => {
  it('is written as the sheet has it, the amounts with two decimals', () => {
    expect(JSON.stringify(request())).toBe(
      '{"merchant_id":"M1001","psp_order_code":"3oNFFOxKljDLhNKYJgAbeU1","pricing_currency":"USD",' +
        '"pricing_amount":"100.00","fee_amount":"2.00","payable_currency":"ETH_USDT","expired_in":1799,' +
        '"amount_tolerance":"0.5"}',
    );
  });

  it('has no pricing currency where the order is in coins', () => {
    const crypto = { asset: 'ETH_USDT', developerFee: coins(2_000_000n) };
    expect(request({ amount: coins(100_000_000n), crypto })).toEqual({
      merchant_id: 'M1001',
      psp_order_code: '3oNFFOxKljDLhNKYJgAbeU1',
      pricing_amount: '100.00',
      fee_amount: '2.00',
      payable_currency: 'ETH_USDT',
      expired_in: 1799,
    });
  });

  it('sends a fee of zero where there is none, and no tolerance of zero', () => {
    const wanted = request({
      crypto: { asset: 'SOL_USDC', tolerance: coins(0n, 'SOL_USDC'), developerFee: dollars(0n) },
    });
    expect(wanted).toMatchObject({ fee_amount: '0.00' });
    expect(wanted).not.toHaveProperty('amount_tolerance');
  });

  it('never lives longer than asked, nor than three hours', () => {
    expect(request({ expiresAt: '2026-03-02T09:15:01Z' }).expired_in).toBe(0);
    expect(request({ expiresAt: '2026-03-03T09:15:00Z' }).expired_in).toBe(10_800);
  });

  it('refuses finer amounts than the provider takes', () => {
    for (const amount of [coins(100_001_000n), { minor: 10_000n, currency: 'EUR' }, dollars(-1n)]) {
      expect(() => request({ amount, crypto: { asset: 'ETH_USDT' } })).toThrow(UnsupportedPaymentError);
    }
  });
});
