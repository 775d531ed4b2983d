import { config, payment } from '../testing/samples';
import { Unsupported } from '../unsupported';
import { payinRequest } from './request';

describe('the request for a payin', () => {
  it('has the fields of the contract, and no more about the payer than it needs', () => {
    expect(payinRequest(config(), payment())).toEqual({
      ...{ external_id: 'PIN-001', amount: '1000.00', currency: 'BDT', shop_code: 'shop-001' },
      ...{ merchant_user_id: 'merchant-user-001', merchant_user_ip: '203.0.113.10' },
      callback_url: 'https://merchant.example.com/webhooks/payin',
    });
  });

  it('carries what the contract of the shop needs, under its names', () => {
    const paymentData = new Map([['shop-001', ['holder', 'customer_name', 'email']]]);
    expect(payinRequest(config({ paymentData }), payment()).paymentData).toEqual({
      ...{ holder: 'Asha Rao', customer_name: 'Asha Rao', email: 'asha@example.com' },
    });
    const withoutEmail = payment({ payer: { name: 'Asha Rao', ip: '2001:db8::1' } });
    expect(() => payinRequest(config({ paymentData }), withoutEmail)).toThrow('the shop needs email');
  });

  it('carries the mobile number and the wallet of the payer where the shop needs them', () => {
    const paymentData = new Map([['shop-001', ['wallet_provider', 'mobile_number']]]);
    const { payer } = payment();
    const full = payment({ payer: { ...payer, phone: '01711000000', wallet: 'Nagad' } });
    expect(payinRequest(config({ paymentData }), full).paymentData).toEqual({
      ...{ wallet_provider: 'Nagad', mobile_number: '01711000000' },
    });
    expect(payinRequest(config(), full)).not.toHaveProperty('paymentData');
    const withoutPhone = payment({ payer: { ...payer, wallet: 'Nagad' } });
    expect(() => payinRequest(config({ paymentData }), withoutPhone)).toThrow('the shop needs mobile_number');
  });

  it('cannot be made where the shop needs what no payment carries', () => {
    const paymentData = new Map([['shop-001', ['ifsc_code']]]);
    expect(() => payinRequest(config({ paymentData }), payment())).toThrow('the shop needs ifsc_code');
  });

  it('goes to the newest shop of the currency', () => {
    const shops = new Map([['BDT', ['new', 'old']]]);
    expect(payinRequest(config({ shops }), payment()).shop_code).toBe('new');
  });

  it.each([
    [{ method: 'card' }],
    [{ capture: 'manual' }],
    [{ saveCard: 'customer' }],
    [{ cardToken: 'card:1' }],
    [{ crypto: { asset: 'USDT' } }],
    [{ amount: { minor: 100n, currency: 'EUR' } }],
    [{ amount: { minor: 0n, currency: 'BDT' } }],
    [{ reference: 'a b' }],
    [{ customerId: undefined }],
    [{ customerId: 'a\nb' }],
    [{ payer: { name: 'A' } }],
    [{ payer: { ip: '1.2.3' } }],
    [{ notificationUrl: 'mailto:a@b.c' }],
  ] as const)('does not exist for %p', (change) => {
    expect(() => payinRequest(config(), payment(change))).toThrow(Unsupported);
  });
});
