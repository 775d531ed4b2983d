import { inspect } from 'node:util';
import { SECRET, membersOf } from '../testing/samples';
import { Credentials } from './credentials';
import { JsonNumber } from './json';
import { signedBody } from './request';
import { coversLists, possibleTexts, signedText } from './signed-text';

const credentials = new Credentials('key', [SECRET]);
const LITERAL = { number: 'literal', array: 'joined' } as const;

/** Parameters, signed text without the secret, and signature: the fact sheet's own vectors (2.4). */
const VECTORS: readonly (readonly [name: string, json: string, text: string, sign: string])[] = [
  [
    'T1',
    '{"merchant_id":8820250900009,"order_no":"local-test-payin-319","order_amount":5,"currency":"USD","notify_url":"https://rbaskets.trustpay.money/checkout"}',
    'currency=USD&merchant_id=8820250900009&notify_url=https://rbaskets.trustpay.money/checkout&order_amount=5&order_no=local-test-payin-319',
    '1d04729ae4db6b0c8e706490e288f336',
  ],
  [
    'T1b',
    '{"merchant_id":8820250900009,"order_no":"local-test-payin-319","order_amount":5.00,"currency":"USD","notify_url":"https://rbaskets.trustpay.money/checkout"}',
    'currency=USD&merchant_id=8820250900009&notify_url=https://rbaskets.trustpay.money/checkout&order_amount=5.00&order_no=local-test-payin-319',
    'c6eb8201c2c4b85d70c9dc2626e6fed7',
  ],
  ['T2', '{"order_no":"ORD-2026-000001"}', 'order_no=ORD-2026-000001', 'cda66a5925da54f5763818a94f3fda35'],
  [
    'T3',
    '{"order_no":"ORD-2026-000001","merchant_refund_no":"RF-1","refund_amount":2.5,"reason":"客户取消 & returns"}',
    'merchant_refund_no=RF-1&order_no=ORD-2026-000001&reason=客户取消 & returns&refund_amount=2.5',
    '09df6aeb86dca6c9fe42a23a5941b630',
  ],
  [
    'T3b',
    '{"order_no":"ORD-2026-000001","merchant_refund_no":"RF-1","refund_amount":2.5,"reason":""}',
    'merchant_refund_no=RF-1&order_no=ORD-2026-000001&refund_amount=2.5',
    'aa1791732a61cbae22d59fbb89ca1a14',
  ],
  [
    'T4',
    '{"type":0,"merchant_id":8820250900009,"order_no":"ORD-2026-000001","order_amount":20,"paid_amount":20,"balance_amount":15.5,"fee":4.5,"pay_time":"2026-05-26 16:16:01","status":5,"reason":"success"}',
    'balance_amount=15.5&fee=4.5&merchant_id=8820250900009&order_amount=20&order_no=ORD-2026-000001&paid_amount=20&pay_time=2026-05-26 16:16:01&reason=success&status=5',
    '2b940a663e4eb342e52d5b5d242b04fa',
  ],
  [
    'T5',
    '{"type":0,"merchant_id":8820250900009,"order_no":"ORD-2026-000002","order_amount":20,"status":3,"reason":"all channels failed"}',
    'merchant_id=8820250900009&order_amount=20&order_no=ORD-2026-000002&reason=all channels failed&status=3',
    'a5ad65a4162679277969e07bc21670cf',
  ],
  [
    'T6',
    '{"merchant_id":8820250900009,"order_no":"local-test-2","order_amount":20,"currency":"USD","notify_url":"https://m.example/cb","card_number":"4111111111111117","card_expiry":"2028-09","card_cvv":"123","card_holder_first_name":"Test","card_holder_last_name":"User"}',
    'card_cvv=123&card_expiry=2028-09&card_holder_first_name=Test&card_holder_last_name=User&card_number=4111111111111117&currency=USD&merchant_id=8820250900009&notify_url=https://m.example/cb&order_amount=20&order_no=local-test-2',
    'a891cd76137bd401a8dbae3c971854a7',
  ],
  ['T7', '{}', '', '72b997caaf8049bedaaca18cd1106435'],
  ['T8', '{"currency_id":"USD"}', 'currency_id=USD', 'ef004aa072c4b206b8546a055479df3d'],
];

describe('the signature of TrustPay money', () => {
  it.each(VECTORS)('fits the vector %s', (_, json, text, sign) => {
    expect(signedText(membersOf(json), LITERAL)).toBe(text);
    expect(credentials.sign(text)).toBe(sign);
    expect(credentials.covered(possibleTexts(membersOf(json)), sign)).toBe(text);
  });

  it('does not accept a zero that was signed (T4x)', () => {
    const texts = possibleTexts(membersOf(VECTORS[5]![1]));
    expect(credentials.covered(texts, '1c876209fa5f44d52d33ac5b345922fe')).toBeUndefined();
  });

  it('keeps no ampersand before the secret of an empty list', () => {
    expect(credentials.covered([''], '1af9f41b9a2ddbd4512e78d9a0b2fd10')).toBeUndefined();
  });

  it('takes a callback whose numbers were signed in another form than they are written in', () => {
    const [, json, shortText, shortSign] = VECTORS[0]!;
    const padded = json.replace('"order_amount":5,', '"order_amount":5.00,');
    expect(credentials.covered(possibleTexts(membersOf(padded)), shortSign)).toBe(shortText);
    expect(credentials.covered(possibleTexts(membersOf(json)), VECTORS[1]![3])).toBe(VECTORS[1]![2]);
    expect(signedText(membersOf('{"fee":4.50,"status":5}'), { number: 'twoDecimals', array: 'joined' })).toBe(
      'fee=4.50&status=5',
    );
  });

  it('takes an array joined, as JSON and left out', () => {
    const members = membersOf('{"merchant_refund_no":["A","B"],"status":8}');
    const texts = possibleTexts(members);
    expect(texts).toEqual(['merchant_refund_no=A,B&status=8', 'merchant_refund_no=["A","B"]&status=8', 'status=8']);
    expect(texts.map((text) => coversLists(members, text))).toEqual([true, true, false]);
  });

  it.each(['null', '""', '0', '0.00', '-0', 'false', '[]'])('leaves out %s', (empty) => {
    expect(possibleTexts(membersOf(`{"a":${empty},"b":"x"}`))).toEqual(['b=x']);
  });

  it('sorts by bytes: capitals before small letters', () => {
    expect(signedText(membersOf('{"b":"1","a":"2","B":"3","_":"4"}'), LITERAL)).toBe('B=3&_=4&a=2&b=1');
  });

  it('writes a number as it signs it, and leaves out what is not given', () => {
    const body = signedBody(credentials, {
      merchant_id: new JsonNumber('8820250900009'),
      order_no: 'local-test-payin-319',
      order_amount: new JsonNumber('5'),
      currency: 'USD',
      notify_url: 'https://rbaskets.trustpay.money/checkout',
      return_url: undefined,
    });
    expect(body).toBe(VECTORS[0]![1].replace(/}$/, ',"sign":"1d04729ae4db6b0c8e706490e288f336"}'));
  });

  it('verifies a former secret while it changes, and refuses what is no signature', () => {
    const changing = new Credentials('key', ['new', SECRET]);
    expect(changing.covered(['currency_id=USD'], 'ef004aa072c4b206b8546a055479df3d')).toBe('currency_id=USD');
    expect(changing.sign('currency_id=USD')).not.toBe('ef004aa072c4b206b8546a055479df3d');
    for (const wrong of ['', 'EF004AA072C4B206B8546A055479DF3D', 'ef00', '0'.repeat(32)]) {
      expect(changing.covered(['currency_id=USD'], wrong)).toBeUndefined();
    }
    expect(() => new Credentials('key', [''])).toThrow(RangeError);
    expect(inspect(changing, { depth: 9, showHidden: true }) + JSON.stringify(changing)).not.toMatch(/new|tp_secret/);
  });
});
