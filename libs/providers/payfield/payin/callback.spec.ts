import { PAYIN, callback, config, payment } from '../testing/samples';
import { Credentials } from '../wire/credentials';
import { readCallback, verifyCallback } from './callback';
import { payinRequest } from './request';

const { credentials } = config();
const verify = (...given: Parameters<typeof callback>) => verifyCallback(credentials, callback(...given));
const PAID = { ...PAYIN, status: 'success', updated_at: '2025-12-05T10:01:00.000000Z' };

describe('a callback', () => {
  it('is known by its content, whenever and however often it is sent', () => {
    const key = 'payin/shop-001/PIN-001/12345/success/2025-12-05T10%3A01%3A00.000000Z';
    expect(verify(PAID)).toEqual({ valid: true, key });
    expect(verify(PAID, { timestamp: '2025-12-05T11:00:00Z' })).toEqual({ valid: true, key });
    expect(verify({ ...PAID, status: 'refunded' })).not.toEqual({ valid: true, key });
  });

  it('only makes us ask', () => {
    expect(readCallback(callback(PAID))).toEqual([
      { kind: 'ask', reference: 'PIN-001', code: 'success', providerReference: '12345' },
    ]);
    expect(readCallback(callback({ ...PAID, transaction_type: 'payout', card_number: '01711000000' }))).toEqual([
      {
        ...{ kind: 'ask', reference: 'PIN-001', code: 'success', providerReference: '12345' },
        ...{ about: 'client_operation', remark: 'the payout PIN-001 of 1000.00 BDT in shop shop-001 is success' },
      },
    ]);
    expect(readCallback(callback('nothing'))).toEqual([]);
  });

  it('is taken in the older contract, and signed with a former secret', () => {
    expect(verify({ ...PAID, amount: 1000, shop_code: null }).valid).toBe(true);
    const both = new Credentials('k', ['new', 'old']);
    expect(verifyCallback(both, callback(PAID, { secret: 'old' })).valid).toBe(true);
  });

  it.each([
    ['another secret', callback(PAID, { secret: 'other' }), 'the signature does not fit'],
    ['no signature', { ...callback(PAID), headers: { 'x-timestamp': '1764928800' } }, 'the signature does not fit'],
    ['no timestamp', { ...callback(PAID), headers: {} }, 'the timestamp is missing or malformed'],
    ['a strange timestamp', callback(PAID, { timestamp: '176492880' }), 'the timestamp is missing or malformed'],
    ['another method', { ...callback(PAID), method: 'GET' as const }, 'a callback is a POST request'],
    ['no content', callback({}), 'signed, but it shows no payin and no payout'],
  ])('with %s is refused', (_what, raw, reason) => {
    expect(verifyCallback(credentials, raw)).toEqual({ valid: false, reason });
  });

  it('is not one of our own requests, sent back to us', () => {
    expect(verify(payinRequest(config(), payment())).valid).toBe(false);
    const query = { method: 'POST', path: '/', query: '', headers: credentials.headers('1764928800', '') } as const;
    expect(verifyCallback(credentials, { ...query, body: Buffer.alloc(0) }).valid).toBe(false);
  });
});
