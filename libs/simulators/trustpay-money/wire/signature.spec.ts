import { parseMembers } from './literal-json';
import { matchingForm, sign } from './signature';

const SECRET = 'tp_secret_0123456789abcdef';
const members = (text: string) => parseMembers(text)!;

describe("the simulator's own signature", () => {
  it.each([
    ['T2', '{"order_no":"ORD-2026-000001"}', 'cda66a5925da54f5763818a94f3fda35'],
    [
      'T3b',
      '{"order_no":"ORD-2026-000001","merchant_refund_no":"RF-1","refund_amount":2.5,"reason":""}',
      'aa1791732a61cbae22d59fbb89ca1a14',
    ],
    [
      'T4',
      '{"type":0,"merchant_id":8820250900009,"order_no":"ORD-2026-000001","order_amount":20,"paid_amount":20,"balance_amount":15.5,"fee":4.5,"pay_time":"2026-05-26 16:16:01","status":5,"reason":"success"}',
      '2b940a663e4eb342e52d5b5d242b04fa',
    ],
    ['T7', '{}', '72b997caaf8049bedaaca18cd1106435'],
    ['T8', '{"currency_id":"USD"}', 'ef004aa072c4b206b8546a055479df3d'],
  ])('fits the vector %s', (_, text, expected) => {
    expect(sign(members(text), SECRET, 'literal', 'joined')).toBe(expected);
  });

  it('tells in which form the numbers were', () => {
    const T1 =
      '"merchant_id":8820250900009,"order_no":"local-test-payin-319","currency":"USD","notify_url":"https://rbaskets.trustpay.money/checkout"';
    const short = '"sign":"1d04729ae4db6b0c8e706490e288f336"';
    const padded = '"sign":"c6eb8201c2c4b85d70c9dc2626e6fed7"';
    const form = (text: string) => matchingForm(members(text), [SECRET], ['literal', 'shortest', 'twoDecimals']);
    expect(form(`{${T1},"order_amount":5,${short}}`)).toBe('literal');
    expect(form(`{${T1},"order_amount":5.00,${padded}}`)).toBe('literal');
    expect(form(`{${T1},"order_amount":5.00,${short}}`)).toBe('shortest');
    expect(form(`{${T1},"order_amount":5,${padded}}`)).toBe('twoDecimals');
    expect(form(`{${T1},"order_amount":6,${short}}`)).toBeUndefined();
    expect(form(`{${T1},"order_amount":5}`)).toBeUndefined();
  });

  it('reads numbers as they are written, also beside digits in texts', () => {
    expect(parseMembers('{"a":1.50,"b":"1.50 \\" 2","c":[1e3],"d":{"e":-0}}')).toEqual({
      a: { text: '1.50' },
      b: '1.50 " 2',
      c: [{ text: '1e3' }],
      d: { e: { text: '-0' } },
    });
    for (const text of ['', '[]', '1', '"1"', 'null', '{']) expect(parseMembers(text)).toBeUndefined();
  });
});
