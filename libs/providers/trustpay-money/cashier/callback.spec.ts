import { API_KEY, MERCHANT, ORDER_NO, SECRET, asRaw, config } from '../testing/samples';
import { Credentials } from '../wire/credentials';
import { factsOfCallback, verifyCallback } from './callback';

/** The fact sheet's vectors T4 and T5 as whole bodies. */
const PAID =
  '{"type":0,"merchant_id":8820250900009,"order_no":"ORD-2026-000001","order_amount":20,"paid_amount":20,' +
  '"balance_amount":15.5,"fee":4.5,"pay_time":"2026-05-26 16:16:01","status":5,"reason":"success",' +
  '"sign":"2b940a663e4eb342e52d5b5d242b04fa"}';
const FAILED =
  '{"type":0,"merchant_id":8820250900009,"order_no":"ORD-2026-000002","order_amount":20,"status":3,' +
  '"reason":"all channels failed","sign":"a5ad65a4162679277969e07bc21670cf"}';

const credentials = new Credentials(API_KEY, [SECRET]);
const verify = (body: string, overrides = {}) => verifyCallback(config(overrides), asRaw(body));
const refused = (reason: string) => ({ valid: false, reason });
/** A body with the signature over `text`, however that differs from the body. */
const signedAs = (text: string, body: string) => body.replace(/}$/, `,"sign":"${credentials.sign(text)}"}`);

describe('a callback of TrustPay money', () => {
  it('is genuine by the vectors T4 and T5, and asks for its order', () => {
    expect(verify(PAID)).toEqual({ valid: true, key: 'ORD-2026-000001/5//20/20/15.5/-/4.5' });
    expect(verify(FAILED)).toEqual({ valid: true, key: 'ORD-2026-000002/3//20/-/-/-/-' });
    expect(factsOfCallback(config(), asRaw(PAID))).toEqual([
      { kind: 'ask', reference: 'ORD-2026-000001', providerReference: 'ORD-2026-000001', code: '5' },
    ]);
  });

  it('whose zero was signed is refused (T4x)', () => {
    const sign = '1c876209fa5f44d52d33ac5b345922fe';
    expect(verify(PAID.replace('2b940a663e4eb342e52d5b5d242b04fa', sign))).toEqual(
      refused('the signature does not fit'),
    );
  });

  it('is the same message however its numbers are written', () => {
    const padded = PAID.replace('"order_amount":20,', '"order_amount":20.00,').replace('4.5,', '4.50,');
    expect(verify(padded)).toEqual(verify(PAID));
  });

  it('asks for each refund that it names, whichever way the list was signed', () => {
    const body =
      `{"type":0,"merchant_id":${MERCHANT},"order_no":"A1","order_amount":20,"status":8,"reason":"ok",` +
      '"refund_amount":5,"merchant_refund_no":["R2","R1"]}';
    const text = (list: string) =>
      `merchant_id=${MERCHANT}&${list}order_amount=20&order_no=A1&reason=ok&refund_amount=5&status=8`;
    for (const list of ['merchant_refund_no=R2,R1&', 'merchant_refund_no=["R2","R1"]&', '']) {
      const raw = signedAs(text(list), body);
      expect(verify(raw)).toEqual({ valid: true, key: 'A1/8/R1,R2/20/-/-/5/-' });
      const several = config({ multipleRefunds: true });
      expect(factsOfCallback(several, asRaw(raw)).map(({ reference }) => reference)).toEqual(['A1', 'R2', 'R1']);
    }
  });

  it('asks for the newest refund alone where a payment is refunded once: the others were rejected', () => {
    const numbers = ['2', 'z', '10', 'a'].map((operation) => ORDER_NO.slice(0, 22) + operation);
    const body = `{"type":0,"merchant_id":${MERCHANT},"order_no":"A1","status":8,"merchant_refund_no":${JSON.stringify(numbers)}}`;
    const facts = factsOfCallback(config(), asRaw(body));
    expect(facts.map(({ reference }) => reference)).toEqual(['A1', numbers[2]]);
  });

  it('of another merchant, of a payout, or without what it must have is refused though it is signed', () => {
    const other = { merchantId: '1' };
    expect(verify(PAID, other)).toEqual(refused('signed, but for another merchant'));
    const withoutStatus = signedAs(
      `merchant_id=${MERCHANT}&order_no=A1`,
      `{"type":0,"merchant_id":${MERCHANT},"order_no":"A1"}`,
    );
    expect(verify(withoutStatus)).toEqual(refused('signed, but a member is missing or malformed'));
    // Zero is not signed, so its absence is not either.
    expect(verify(PAID.replace('"type":0,', ''))).toEqual(refused('signed, but a member is missing or malformed'));
    const payout = signedAs(
      `merchant_id=${MERCHANT}&order_no=A1&status=2&type=1`,
      `{"type":1,"merchant_id":${MERCHANT},"order_no":"A1","status":2}`,
    );
    expect(verify(payout)).toEqual(refused('signed, but a member is missing or malformed'));
  });

  it('of the card issuer is accepted and is no payment', () => {
    const body = '{"order_no":"VC1","status":4,"card_id":1001,"amount":35,"fee":11,"balance":24,"type":"OPEN_CARD"}';
    const raw = signedAs('amount=35&balance=24&card_id=1001&fee=11&order_no=VC1&status=4&type=OPEN_CARD', body);
    expect(verify(raw)).toMatchObject({ valid: true });
    expect(factsOfCallback(config(), asRaw(raw))).toEqual([]);
  });

  it('whose type is a number written as a text is of a payment all the same, and of a payout none of ours', () => {
    const text = 'merchant_id=8820250900009&order_amount=20&order_no=A1&reason=ok&status=3';
    const body = `{"type":"0","merchant_id":${MERCHANT},"order_no":"A1","order_amount":20,"status":3,"reason":"ok"}`;
    const raw = signedAs(`${text}&type=0`, body);
    expect(verify(raw)).toMatchObject({ valid: true, key: 'A1/3//20/-/-/-/-' });
    expect(factsOfCallback(config(), asRaw(raw))).toMatchObject([{ kind: 'ask', reference: 'A1' }]);
    const payout = signedAs(`${text}&type=1`, body.replace('"type":"0"', '"type":"1"'));
    expect(verify(payout)).toEqual(refused('signed, but a member is missing or malformed'));
  });

  it.each(['', 'null', '[]', '{}', '{"sign":1}', PAID.slice(1), '{"sign":"'.padEnd(70_000, '0') + '"}'])(
    'is refused when it is %.20s',
    (body) => {
      expect(verify(body)).toMatchObject({ valid: false });
      expect(factsOfCallback(config(), asRaw(body))).toEqual([]);
    },
  );

  it('comes by POST', () => {
    expect(verifyCallback(config(), { ...asRaw(PAID), method: 'GET' })).toEqual(
      refused('a callback is a POST request'),
    );
  });
});
