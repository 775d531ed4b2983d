import { PAYIN } from '../testing/samples';
import { readOperation } from './operation';

const read = (change: object) => readOperation(Buffer.from(JSON.stringify({ ...PAYIN, ...change })));

describe('a payin or payout of the provider', () => {
  it('is read from the answer to a creation', () => {
    expect(read({ payment_page_url: 'https://p/1', payment_page_expires_at: '2025-12-05T10:15:00.000000Z' })).toEqual({
      ...{ id: '12345', externalId: 'PIN-001', status: 'pending', amount: { minor: 100_000n, currency: 'BDT' } },
      ...{ shopCode: 'shop-001', userId: 'merchant-user-001', transactionType: 'payin', paymentData: {} },
      ...{ updatedAt: '2025-12-05T10:00:00.000000Z', pageUrl: 'https://p/1' },
      pageExpiresAt: '2025-12-05T10:15:00.000Z',
    });
  });

  it('is read in the older contract: numbers and nulls', () => {
    const older = {
      amount: 1000.5,
      merchant_user_id: null,
      shop_code: null,
      payment_page_url: null,
      paymentData: null,
    };
    expect(read(older)).toMatchObject({ amount: { minor: 100_050n, currency: 'BDT' }, paymentData: {} });
    expect(read(older)?.userId).toBeUndefined();
  });

  it.each([
    [{ id: undefined }],
    [{ id: 'a' }],
    [{ id: -1 }],
    [{ id: { a: 1 } }],
    [{ external_id: undefined }],
    [{ external_id: ['PIN-001'] }],
    [{ status: 'processing' }],
    [{ status: 'SUCCESS' }],
    [{ amount: '1e3' }],
    [{ amount: 1e21 }],
    [{ amount: null }],
    [{ amount: { value: '1.00' } }],
    [{ currency: 'XYZ' }],
    [{ currency: 5 }],
  ])('is none with %j', (change) => expect(read(change)).toBeUndefined());

  it.each(['null', '[]', '"x"', '7', '<html>'])('is none in %s', (text) =>
    expect(readOperation(Buffer.from(text))).toBeUndefined(),
  );

  it('has no end of its page when that is no time', () => {
    for (const time of ['soon', '2025-12-05', '2025-99-05T10:00:00Z', 5]) {
      expect(read({ payment_page_expires_at: time })?.pageExpiresAt).toBeUndefined();
    }
  });
});
