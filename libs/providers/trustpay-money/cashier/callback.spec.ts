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
const taken = (key: unknown) => ({ valid: true, key, digest: expect.any(String) });
const refused = (reason: string) => ({ valid: false, reason });
/** A body with the signature over `text`, however that differs from the body. */
const signedAs = (text: string, body: string) => body.replace(/}$/, `,"sign":"${credentials.sign(text)}"}`);

describe('a callback of TrustPay money', () => {
  it('is genuine by the vectors T4 and T5, and asks for its order', () => {
    expect(verify(PAID)).toEqual(taken('ORD-2026-000001/5//20/20/15.5/-/4.5'));
    expect(verify(FAILED)).toEqual(taken('ORD-2026-000002/3//20/-/-/-/-'));
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

  const LISTS = ['merchant_refund_no=R2,R1&', 'merchant_refund_no=["R2","R1"]&', ''];

  it.each(LISTS)('asks for each refund that it names where the list was signed: %s', (list) => {
    const body =
      `{"type":0,"merchant_id":${MERCHANT},"order_no":"A1","order_amount":20,"status":8,"reason":"ok",` +
      '"refund_amount":5,"merchant_refund_no":["R2","R1"]}';
    const text = `merchant_id=${MERCHANT}&${list}order_amount=20&order_no=A1&reason=ok&refund_amount=5&status=8`;
    const raw = signedAs(text, body);
    const refunds = list === '' ? [] : ['R1', 'R2'];
    expect(verify(raw)).toEqual(taken(`A1/8/${refunds.join(',')}/20/-/-/5/-`));
    const facts = factsOfCallback(config({ multipleRefunds: true }), asRaw(raw));
    expect(facts.map(({ reference }) => reference)).toEqual(['A1', ...refunds]);
  });

  it.each(['"x":null', '"x":""', '"x":[]', '"x":0e7', '"paid_amount":-0.00', '"refund_amount":[1]', '"y":false'])(
    'with %s added, which no signature covers, is the same message',
    (member) => {
      expect(verify(FAILED.replace('{', `{${member},`))).toEqual(verify(FAILED));
      expect(verify(FAILED.replace('{', `{ ${member} , `))).toEqual(verify(FAILED));
    },
  );

  it('with refunds added, which no signature covers, is the same message and asks for none of them', () => {
    const invented = FAILED.replace('{', '{"merchant_refund_no":["R1","R2"],');
    expect(verify(invented)).toEqual(verify(FAILED));
    const several = config({ multipleRefunds: true });
    expect(factsOfCallback(several, asRaw(invented))).toEqual(factsOfCallback(several, asRaw(FAILED)));
  });

  it('asks for the newest fifty refunds, each once', () => {
    const numbers = Array.from({ length: 60 }, (_, index) => `R${index + 10}`);
    const list = [...numbers, ...numbers];
    const body = `{"type":0,"merchant_id":${MERCHANT},"order_no":"A1","status":8,"merchant_refund_no":${JSON.stringify(list)}}`;
    const raw = signedAs(`merchant_id=${MERCHANT}&merchant_refund_no=${list.join(',')}&order_no=A1&status=8`, body);
    const facts = factsOfCallback(config({ multipleRefunds: true }), asRaw(raw));
    expect(facts.map(({ reference }) => reference)).toEqual(['A1', ...numbers.slice(10)]);
  });

  it('asks for the newest refund alone where a payment is refunded once: the others were rejected', () => {
    const numbers = ['2', 'z', '10', 'a'].map((operation) => ORDER_NO.slice(0, 22) + operation);
    const body = `{"type":0,"merchant_id":${MERCHANT},"order_no":"A1","status":8,"merchant_refund_no":${JSON.stringify(numbers)}}`;
    const text = `merchant_id=${MERCHANT}&merchant_refund_no=${numbers.join(',')}&order_no=A1&status=8`;
    const facts = factsOfCallback(config(), asRaw(signedAs(text, body)));
    expect(facts.map(({ reference }) => reference)).toEqual(['A1', numbers[2]]);
  });

  it('about an order or a refund of another system is taken whatever their numbers look like', () => {
    const foreign = (order: string, list = '', refunds = '') =>
      signedAs(
        `merchant_id=${MERCHANT}&${list}order_no=${order}&status=8`,
        `{"type":0,"merchant_id":${MERCHANT},"order_no":${JSON.stringify(order)},"status":8${refunds}}`,
      );
    const list = 'merchant_refund_no=refund no. 1,R2,7&';
    const refunded = foreign('A1', list, ',"merchant_refund_no":["refund no. 1","R2",7]');
    expect(verify(refunded)).toEqual(taken('A1/8/R2/-/-/-/-/-'));
    expect(factsOfCallback(config(), asRaw(refunded)).map(({ reference }) => reference)).toEqual(['A1', 'R2']);
    const order = foreign('订单 4/2026');
    expect(verify(order)).toEqual(taken(expect.stringMatching(/^foreign\/[0-9a-f]{32}$/)));
    expect(factsOfCallback(config(), asRaw(order))).toMatchObject([{ kind: 'ask', reference: '订单 4/2026' }]);
    const endless = foreign('4'.repeat(200));
    expect(verify(endless)).toMatchObject({ valid: true });
    expect(factsOfCallback(config(), asRaw(endless))).toEqual([
      {
        kind: 'ask',
        code: '8',
        remark: expect.stringMatching(/about an order whose number has no form, type 0, status 8, order_no 4{100}$/),
      },
    ]);
  });

  it('of a payout is taken as a message about no payment', () => {
    const payout = signedAs(
      `merchant_id=${MERCHANT}&order_amount=20&order_no=P1&reason=success&status=2&type=1`,
      `{"type":1,"merchant_id":${MERCHANT},"order_no":"P1","order_amount":20,"status":2,"reason":"success"}`,
    );
    expect(verify(payout)).toEqual(taken(expect.stringMatching(/^payout\/[0-9a-f]{32}$/)));
    expect(verify(payout.replace('"status":2', '"status":5'))).toEqual(refused('the signature does not fit'));
    expect(factsOfCallback(config(), asRaw(payout))).toEqual([
      {
        ...{ kind: 'ask', code: '2' },
        remark:
          'a callback of a payout, which the ledger never orders here, ' +
          'type 1, status 2, order_no P1, order_amount 20, reason success',
      },
    ]);
  });

  it('of another merchant, or without what it must have is refused though it is signed', () => {
    const other = { merchantId: '1' };
    expect(verify(PAID, other)).toEqual(refused('signed, but for another merchant'));
    const withoutStatus = signedAs(
      `merchant_id=${MERCHANT}&order_no=A1`,
      `{"type":0,"merchant_id":${MERCHANT},"order_no":"A1"}`,
    );
    expect(verify(withoutStatus)).toEqual(refused('signed, but a member is missing or malformed'));
    // Zero is not signed, so its absence is not either.
    expect(verify(PAID.replace('"type":0,', ''))).toEqual(refused('signed, but a member is missing or malformed'));
  });

  it('of the card issuer is accepted and is no payment', () => {
    const body = '{"order_no":"VC1","status":4,"card_id":1001,"amount":35,"fee":11,"balance":24,"type":"OPEN_CARD"}';
    const raw = signedAs('amount=35&balance=24&card_id=1001&fee=11&order_no=VC1&status=4&type=OPEN_CARD', body);
    expect(verify(raw)).toMatchObject({ valid: true });
    expect(factsOfCallback(config(), asRaw(raw))).toEqual([
      {
        ...{ kind: 'ask', code: '4' },
        remark:
          'a callback of the card issuer, type OPEN_CARD, status 4, order_no VC1, card_id 1001, amount 35, fee 11, balance 24',
      },
    ]);
  });

  it('of the card issuer is kept without card data', () => {
    const body =
      '{"order_no":"VC1","status":3,"card_number":"4111111111111117","reason":"4111 1111 1111 1117 with 739"';
    const [fact] = factsOfCallback(config(), asRaw(`${body},"type":"OPEN_CARD"}`));
    expect(fact).toMatchObject({ remark: expect.stringContaining('reason [removed] with [removed]') });
    expect(JSON.stringify(fact)).not.toMatch(/1111|739/);
  });

  it('whose type is a number written as a text is of a payment all the same, and of a payout none of ours', () => {
    const text = 'merchant_id=8820250900009&order_amount=20&order_no=A1&reason=ok&status=3';
    const body = `{"type":"0","merchant_id":${MERCHANT},"order_no":"A1","order_amount":20,"status":3,"reason":"ok"}`;
    const raw = signedAs(`${text}&type=0`, body);
    expect(verify(raw)).toMatchObject({ valid: true, key: 'A1/3//20/-/-/-/-' });
    expect(factsOfCallback(config(), asRaw(raw))).toMatchObject([{ kind: 'ask', reference: 'A1' }]);
    const payout = signedAs(`${text}&type=1`, body.replace('"type":"0"', '"type":"1"'));
    expect(verify(payout)).toMatchObject({ valid: true });
    expect(factsOfCallback(config(), asRaw(payout))).toMatchObject([{ kind: 'ask', remark: expect.any(String) }]);
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
