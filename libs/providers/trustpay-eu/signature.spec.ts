import { inspect } from 'node:util';
import { CARD } from './card/payment-types';
import type { CardPaymentType } from './card/payment-types';
import { SigningKeys, signedMessage } from './signature';
import type { Fields } from './signature';
import { SIGNED_NOTIFICATION, SIGNED_REQUEST } from './signed-fields';

const order = { AccountId: '4107111111', Amount: '1.50', Currency: 'EUR', Reference: '123456789' };
const billing = {
  BillingCity: 'Bratislava',
  BillingCountry: 'SK',
  BillingPostcode: '83103',
  BillingStreet: 'Za kasarnou 1',
  CardHolder: 'TrustPay',
  Email: 'info@trustpay.eu',
};
const never = { Url: 'https://a.example', NotificationUrl: 'https://b.example', Description: 'x', IsRedirect: 'True' };
const CardId = '8a8394855cfd3692015d0dc3f793355b';
const card = (type: CardPaymentType, extra: Fields): readonly [readonly string[], Fields] => [
  type.signed,
  { ...never, ...order, PaymentType: String(type.code), ...extra },
];
const PaymentRequestId = '555';
const cardNotification = {
  AccountId: '4107111111',
  Type: 'CRDT',
  Amount: '6.00',
  Currency: 'EUR',
  Reference: '1234567890',
  ResultCode: '3',
  PaymentRequestId: '177561',
};

/** Fact sheet 3.3, every vector: secret, signed names with the fields sent, message, signature. */
const vectors: Record<string, readonly [string, readonly [readonly string[], Fields], string, string]> = {
  T01: [
    '123456',
    [SIGNED_REQUEST.order, { ...never, ...order, PaymentType: '0', Email: 'unsigned@wire.example' }],
    '4107111111/1.50/EUR/123456789/0',
    'A9C7D0B07D0E9BEA56C6E341C7F1AF36F01411742C55231006042CFE850D757B',
  ],
  T02: [
    '123456',
    [SIGNED_REQUEST.followUp, { ...never, ...order, PaymentType: '8', PaymentRequestId }],
    '4107111111/1.50/EUR/123456789/8/555',
    '338E940CB64833616FCD9F1395876BDD7051EB3B84E71E4FCA779A2C043854F3',
  ],
  T03: [
    '123456',
    card(CARD.purchase, billing),
    '4107111111/1.50/EUR/123456789/0/Bratislava/SK/83103/Za kasarnou 1/TrustPay/info@trustpay.eu',
    '5E7FC398ED6AEBC4189986F793C9439C43383E4C0EC656E5173C7BE4CAB2C6EA',
  ],
  T04: [
    '123456',
    card(CARD.register, {}),
    '4107111111/1.50/EUR/123456789/1',
    '85CDFF4C275BF244875510EB2A47E8B5522CD8D3CC8062EFFF672742C2ABF143',
  ],
  T05: [
    '123456',
    card(CARD.register, billing),
    '4107111111/1.50/EUR/123456789/1/Bratislava/SK/83103/Za kasarnou 1/TrustPay/info@trustpay.eu',
    '06DD6F3EF785AD5308386AA81A2324753AE053D2B7ADB279B2E8AD1C9A7E038A',
  ],
  T06: [
    '123456',
    card(CARD.cardOnFilePurchase, { CardId }),
    '4107111111/1.50/EUR/123456789/2/8a8394855cfd3692015d0dc3f793355b',
    'B5535CFCD48EE4330EB1432517D4E4ABCE5AF2D3E0371ECD23ABF22A0982D8E5',
  ],
  T07: [
    '123456',
    card(CARD.cardOnFilePurchase, { ...billing, CardId }),
    '4107111111/1.50/EUR/123456789/2/Bratislava/SK/83103/Za kasarnou 1/TrustPay/info@trustpay.eu' +
      '/8a8394855cfd3692015d0dc3f793355b',
    'FFEB752AC80C40CCE117418D51C11B1DE491B9A75DDF254C9D2FE1597D501B2E',
  ],
  T08: [
    '123456',
    card(CARD.recurringInitial, {}),
    '4107111111/1.50/EUR/123456789/3',
    '5305D090E4E27B1DE8F9DBAC6B02C2BFCCB010997BC6AAC8CD64C8C1F055A96A',
  ],
  T09: [
    '123456',
    card(CARD.recurringSubsequent, { PaymentRequestId }),
    '4107111111/1.50/EUR/123456789/4/555',
    '612131841F391E9D043BD57948234CFE16FC1BE2CB910A2B56D57155BC98D27B',
  ],
  T10: [
    '123456',
    card(CARD.recurringSubsequent, { ...billing, PaymentRequestId }),
    '4107111111/1.50/EUR/123456789/4/Bratislava/SK/83103/Za kasarnou 1/TrustPay/info@trustpay.eu/555',
    '4D56A3ED8B2C0749AF2F4415B86E652998512F13522C6AA74B0FCD7DD3FDAE02',
  ],
  T11: [
    '123456',
    card(CARD.preauthorization, {}),
    '4107111111/1.50/EUR/123456789/5',
    '5944C5CA246C3F270494CE2901566F4AE05EF170D31AEB3BBEDCE517209819CA',
  ],
  T12: [
    '123456',
    card(CARD.capture, { ...billing, Amount: '1.00', PaymentRequestId }),
    '4107111111/1.00/EUR/123456789/6/555',
    '8E95C675202054FEE8E7E58619312EE6ACBC37520858FCEC4C1E6AFB0FD9D6E9',
  ],
  T13: [
    '123456',
    card(CARD.refund, { ...billing, PaymentRequestId }),
    '4107111111/1.50/EUR/123456789/8/555',
    '338E940CB64833616FCD9F1395876BDD7051EB3B84E71E4FCA779A2C043854F3',
  ],
  T14: [
    '123456',
    card(CARD.cardOnFilePreauthorization, { CardId }),
    '4107111111/1.50/EUR/123456789/9/8a8394855cfd3692015d0dc3f793355b',
    '0CF6C10E8D5E7B312933B7A3321857B5E8B27933FB07F0DB1010744F3AFF423E',
  ],
  T15: [
    '123456',
    card(CARD.recurringInitialPreauthorization, { Amount: '0.00' }),
    '4107111111/0.00/EUR/123456789/12',
    '80DF441D0CDF1591B607F94711B1FEC8D6647A044842774616370186976865BB',
  ],
  T16: [
    '123456',
    [
      SIGNED_NOTIFICATION.wire,
      {
        AccountId: '4107111111',
        Type: 'CRDT',
        Amount: '6.00',
        Currency: 'EUR',
        ResultCode: '0',
        PaymentId: '177561',
        Reference: '1234567890',
        CounterAccount: 'SK3399520000002107425307',
        CounterAccountName: 'TestAccount',
      },
    ],
    '4107111111/6.00/EUR/CRDT/0/SK3399520000002107425307/TestAccount/177561/1234567890',
    'FEEBC87F73F3D8214E4B9EF2697F2ED8953A07FE062DB3C727F7D13B504C25AB',
  ],
  T17: [
    '123456',
    [
      SIGNED_NOTIFICATION.card,
      {
        ...cardNotification,
        CardId: '8a8294495c589aa3015c63bd6d237e46',
        CardMask: '0162',
        CardExpiration: '1020',
        AuthNumber: '198159',
      },
    ],
    '4107111111/6.00/EUR/1234567890/CRDT/3/177561/8a8294495c589aa3015c63bd6d237e46/0162/1020/198159',
    'B7BD0E8602648A62E852A1558CB279ECE75CEAEBF5924D0D380E39B6C0661B0D',
  ],
  T18: [
    '123456',
    [SIGNED_NOTIFICATION.card, { ...cardNotification, CardId: '', CardMask: undefined }],
    '4107111111/6.00/EUR/1234567890/CRDT/3/177561',
    '4F4029EBB5EC82A154500A0C1F358851F03ECF60D7953A87C7FB1A778FB072DE',
  ],
  T19: [
    'project-secret-1',
    [
      SIGNED_NOTIFICATION.wire,
      {
        AccountId: '4107111111',
        Type: 'DBIT',
        Amount: '1.25',
        Currency: 'EUR',
        ResultCode: '0',
        OrderId: '125897',
        PaymentId: '325843',
        Reference: 'REF-2026-0001',
        CounterAccount: 'SK3699520000002107842741',
        CounterAccountName: 'Account name',
      },
    ],
    '4107111111/1.25/EUR/DBIT/0/SK3699520000002107842741/Account name/125897/325843/REF-2026-0001',
    'F5D227B761FB29C76B258793417E211571A1C5D75BE279417815E3F80246AC5B',
  ],
  T20: [
    'project-secret-1',
    card(CARD.purchase, {
      Amount: '1234567.89',
      Currency: 'CZK',
      Reference: 'OBJ 42',
      BillingCity: 'České Budějovice',
      BillingCountry: 'CZ',
      BillingPostcode: '37001',
      BillingStreet: 'Žižkova 7',
      CardHolder: 'Žofia Šťastná',
      Email: 'zofia@example.sk',
    }),
    '4107111111/1234567.89/CZK/OBJ 42/0/České Budějovice/CZ/37001/Žižkova 7/Žofia Šťastná/zofia@example.sk',
    '86AF43A15DDC8F75FC73EE4828CD85C0E9A45EBA126BA61A124CB87670DD6AB3',
  ],
};

describe('the TrustPay EU signature', () => {
  it.each(Object.entries(vectors))('reproduces test vector %s', (_, [secret, [names, fields], message, signature]) => {
    expect(signedMessage(names, fields)).toBe(message);
    expect(new SigningKeys([secret]).sign(message)).toBe(signature);
    expect(new SigningKeys([secret]).verify(message, signature)).toBe(true);
  });

  it('accepts lower-case digits', () => {
    const keys = new SigningKeys(['123456']);
    expect(keys.verify('message', keys.sign('message').toLowerCase())).toBe(true);
  });

  it('signs with the first key and verifies with every active one', () => {
    const [former, current] = [new SigningKeys(['former']), new SigningKeys(['current', 'former'])];
    expect(current.verify('message', former.sign('message'))).toBe(true);
    expect(current.verify('message', current.sign('message'))).toBe(true);
    expect(former.verify('message', current.sign('message'))).toBe(false);
  });

  it.each(['', '0', 'A'.repeat(63), 'A'.repeat(65), 'G'.repeat(64), `${'A'.repeat(63)}é`, '0'.repeat(64)])(
    'refuses %j',
    (signature) => expect(new SigningKeys(['123456']).verify('message', signature)).toBe(false),
  );

  it('refuses a signature with any digit changed', () => {
    const keys = new SigningKeys(['123456']);
    const genuine = keys.sign('message');
    for (let i = 0; i < genuine.length; i++) {
      const digit = genuine[i] === '0' ? '1' : '0';
      expect(keys.verify('message', genuine.slice(0, i) + digit + genuine.slice(i + 1))).toBe(false);
    }
  });

  it('refuses to be without a key, and never shows one', () => {
    expect(() => new SigningKeys([])).toThrow(RangeError);
    expect(() => new SigningKeys(['a', ''])).toThrow(RangeError);
    const keys = new SigningKeys(['very-secret']);
    expect(inspect(keys, { depth: 9, showHidden: true }) + JSON.stringify(keys)).not.toContain('very-secret');
  });
});
