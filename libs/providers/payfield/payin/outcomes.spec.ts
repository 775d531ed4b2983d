import { PAYIN, answered, taka } from '../testing/samples';
import { resultOfOpening, resultOfQuery } from './outcomes';
import type { Asked } from './outcomes';

const asked: Asked = {
  externalId: 'PIN-001',
  transactionType: 'payin',
  shopCode: 'shop-001',
  amount: taka(100_000n),
  userId: 'merchant-user-001',
};
const open = (change: object, status = 201) => resultOfOpening(answered(status, { ...PAYIN, ...change }), asked);
const query = (change: object, status = 200) => resultOfQuery(answered(status, { ...PAYIN, ...change }), asked);
const reasonOf = (result: ReturnType<typeof query>) =>
  result?.outcome.kind === 'unknown' ? result.outcome.reason : `not unknown but ${result?.outcome.kind}`;

describe('opening a payin', () => {
  it('comes to a pending payment with the payer’s page, new or already there', () => {
    const page = { payment_page_url: 'https://p/1', payment_page_expires_at: '2025-12-05T10:15:00.000000Z' };
    const pending = {
      ...{ kind: 'pending', providerReference: '12345', expiresAt: '2025-12-05T10:15:00.000Z' },
      ...{ nextAction: { type: 'redirect', url: 'https://p/1' }, evidence: { source: 'answer', code: 'pending' } },
    };
    expect(open(page).outcome).toEqual(pending);
    expect(open({ ...page, message: 'Transaction already exists' }, 200).outcome).toEqual(pending);
  });

  it.each([
    [{ amount: '999.99' }, '999.99 BDT instead of 1000.00 BDT'],
    [{ currency: 'INR' }, '1000.00 INR instead of 1000.00 BDT'],
    [{ external_id: 'PIN-002' }, 'another external_id'],
    [{ merchant_user_id: 'somebody' }, 'another merchant_user_id'],
    [{ shop_code: 'shop-002' }, 'another shop_code'],
    [{ transaction_type: 'payout' }, 'another transaction_type'],
    [{ status: 'success', amount: '1.00' }, '1.00 BDT instead of 1000.00 BDT'],
  ])('is in doubt when the answer says %j', (change, difference) => {
    expect(reasonOf(open(change, 200))).toBe(`the answer is about something else: ${difference}`);
  });

  it('compares amounts as decimals, and only what is there', () => {
    expect(open({ amount: '1000' }).outcome.kind).toBe('pending');
    expect(open({ amount: 1000 }).outcome.kind).toBe('pending');
    expect(open({ merchant_user_id: null, shop_code: undefined, transaction_type: undefined }).outcome.kind).toBe(
      'pending',
    );
  });

  it.each([
    [401, 'Invalid signature', 'unauthorized'],
    [403, 'Access denied', 'forbidden'],
    [422, 'Shop currency mismatch. Expected INR.', 'validation_error'],
  ])('fails when it is refused with %s', (status, message, code) => {
    expect(resultOfOpening(answered(status, { message }), asked).outcome).toMatchObject({ kind: 'failed', code });
  });

  it.each([
    [404, { message: 'PayIn not found' }],
    [409, { message: 'x' }],
    [429, { message: 'x' }],
    [500, { message: 'x' }],
    [302, ''],
    [422, '<html>'],
    [200, '<html>'],
    [201, { ...PAYIN, status: 'processing' }],
  ])('is in doubt after %s with %j', (status, body) => {
    expect(resultOfOpening(answered(status, body), asked).outcome.kind).toBe('unknown');
  });
});

describe('asking for a payin', () => {
  it.each([
    ['pending', { kind: 'pending' }],
    ['success', { kind: 'succeeded', amount: { minor: '100000', currency: 'BDT' }, providerReference: '12345' }],
    ['refunded', { kind: 'succeeded', amount: { minor: '100000', currency: 'BDT' } }],
    ['failed', { kind: 'failed', code: 'failed' }],
    ['canceled', { kind: 'failed', code: 'cancelled' }],
    ['expired', { kind: 'failed', code: 'expired' }],
  ])('%s', (status, outcome) => expect(query({ status })?.outcome).toMatchObject(outcome));

  it('tells once and for all that money went back', () => {
    const fact = { kind: 'refunded', reference: 'PIN-001', providerReference: '12345-refunded', code: 'refunded' };
    expect(query({ status: 'refunded' })?.also).toEqual([{ ...fact, amount: taka(100_000n) }]);
    expect(query({ status: 'success' })?.also).toBeUndefined();
  });

  it('reports paid money as it came, for the ledger to compare', () => {
    expect(query({ status: 'success', amount: '999.99' })?.outcome).toMatchObject({
      ...{ kind: 'succeeded', amount: { minor: '99999', currency: 'BDT' } },
    });
  });

  it('is in doubt where nothing was paid and the answer is about something else', () => {
    expect(reasonOf(query({ amount: '999.99' }))).toContain('999.99 BDT instead of 1000.00 BDT');
    expect(reasonOf(query({ status: 'expired', currency: 'INR' }))).toContain('INR');
    expect(reasonOf(query({ status: 'success', external_id: 'PIN-2' }))).toContain('external_id');
  });

  it('is absent only in the provider’s own words, and otherwise in doubt', () => {
    expect(resultOfQuery(answered(404, { message: 'PayIn not found' }), asked)).toBeUndefined();
    for (const [status, body] of [
      [404, { message: 'Route not found' }],
      [404, '<html>'],
      [401, { message: 'Invalid signature' }],
      [422, { message: 'No default active shop' }],
      [201, PAYIN],
      [500, ''],
    ] as const) {
      expect(resultOfQuery(answered(status, body), asked)?.outcome.kind).toBe('unknown');
    }
  });
});
