import { CARD_FIELDS, NOTIFICATION, euros, notify } from '../testing/samples';
import { readCardNotification } from './notification';
import { factsOf } from './notified-facts';

const facts = (change: Record<string, string | undefined>) =>
  factsOf(readCardNotification(notify({ ...NOTIFICATION, ...change }))!);
const common = { reference: '1234567890', amount: euros(600n), providerReference: '177561' };

describe('what a card notification says', () => {
  it.each(['3', '0'])('a credit with result %s: captured', (ResultCode) => {
    expect(facts({ ResultCode })).toEqual([
      { kind: 'captured', ...common, code: ResultCode, cardToken: 'mandate:177561' },
    ]);
  });

  it('a credit with result 5: authorized, also with 0.00 for a card that was only verified', () => {
    expect(facts({ ResultCode: '5' })).toMatchObject([{ kind: 'authorized', ...common }]);
    expect(facts({ ResultCode: '5', Amount: '0.00' })).toMatchObject([{ kind: 'authorized', amount: euros(0n) }]);
  });

  it('the card: mask and expiry with its leading zero, a token for payer and for merchant, no brand', () => {
    expect(facts({ ...CARD_FIELDS, CardExpiration: '0127' })).toEqual([
      {
        kind: 'captured',
        ...common,
        code: '3',
        card: { mask: '0162', expiry: '0127' },
        cardToken: 'card:8a8294495c589aa3015c63bd6d237e46;mandate:177561',
      },
    ]);
  });

  it.each([
    ['420000******0000', '420000******0000'],
    ['4200000000000000', '0000'],
    ['420000000000****000', '*000'],
  ])('a mask %s is kept as %s: never more of the number than six and four digits', (CardMask, mask) => {
    expect(facts({ CardMask })).toMatchObject([{ card: { mask } }]);
  });

  it('no token without a payment request id', () => {
    expect(facts({ ...CARD_FIELDS, PaymentRequestId: undefined })[0]).not.toHaveProperty('cardToken');
  });

  it('a debit with result 0: money left, under the reference it came with, and no card; unasked it is a dispute', () => {
    expect(facts({ Type: 'DBIT', ResultCode: '0', Reference: 'REFUND1', ...CARD_FIELDS })).toEqual([
      { kind: 'refunded', ...common, reference: 'REFUND1', code: '0', unasked: 'disputed' },
    ]);
  });

  it.each(['1014', '1015'])('a credit with result %s: declined', (ResultCode) => {
    expect(facts({ ResultCode })).toMatchObject([
      { kind: 'declined', code: ResultCode, decline: { code: ResultCode } },
    ]);
  });

  it.each(['1', '2', '4', '6', '1001', '1005', '1100', '9999'])('nothing for a credit with result %s', (ResultCode) => {
    expect(facts({ ResultCode })).toEqual([]);
  });

  it.each(['1', '3', '5', '1011', '1014'])('nothing for a debit with result %s', (ResultCode) => {
    expect(facts({ Type: 'DBIT', ResultCode })).toEqual([]);
  });
});
