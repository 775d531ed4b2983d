import fc from 'fast-check';
import { SigningKeys } from '../signature';
import { CARD_FIELDS, NOTIFICATION, asRaw, config, notify } from '../testing/samples';
import { authorisationOf, readCardNotification, verifyCardNotification } from './notification';

const verify = (raw: ReturnType<typeof asRaw>, overrides = {}) => verifyCardNotification(config(overrides), raw);
const SAMPLE =
  'AccountId=4107111111&Type=CRDT&Amount=6.00&Currency=EUR&Reference=1234567890&ResultCode=3&PaymentRequestId=177561';

describe('a card notification', () => {
  it('of the manual verifies, without card fields (T18) and with them (T17)', () => {
    const t18 = '4F4029EBB5EC82A154500A0C1F358851F03ECF60D7953A87C7FB1A778FB072DE';
    const t17 = 'B7BD0E8602648A62E852A1558CB279ECE75CEAEBF5924D0D380E39B6C0661B0D';
    const card = 'CardId=8a8294495c589aa3015c63bd6d237e46&CardMask=0162&CardExpiration=1020&AuthNumber=198159';
    const key = '4107111111/177561/1234567890/CRDT/3';
    expect(verify(asRaw(`${SAMPLE}&Signature=${t18}`))).toMatchObject({ valid: true, key });
    expect(verify(asRaw(`${SAMPLE}&Signature=${t17.toLowerCase()}&${card}`))).toMatchObject({ valid: true, key });
    expect(readCardNotification(asRaw(`${SAMPLE}&Signature=${t17}&${card}`))).toEqual({
      type: 'CRDT',
      amount: { minor: 600n, currency: 'EUR' },
      reference: '1234567890',
      resultCode: 3,
      paymentRequestId: '177561',
      cardId: '8a8294495c589aa3015c63bd6d237e46',
      cardMask: '0162',
      cardExpiration: '1020',
    });
    expect(authorisationOf(asRaw(`${SAMPLE}&Signature=${t17}&${card}`))).toEqual({ authNumber: '198159' });
    expect(authorisationOf(asRaw(`${SAMPLE}&Signature=${t18}`))).toEqual({});
  });

  it('verifies with the former key while keys are changed, and no longer afterwards', () => {
    const raw = notify(NOTIFICATION, 'former');
    expect(verify(raw, { keys: new SigningKeys(['current', 'former']) })).toMatchObject({ valid: true });
    expect(verify(raw, { keys: new SigningKeys(['current']) })).toMatchObject({ valid: false });
  });

  it.each(Object.keys({ ...NOTIFICATION, ...CARD_FIELDS }))(
    'is refused when %s is changed, removed or added',
    (name) => {
      const fields = { ...NOTIFICATION, ...CARD_FIELDS };
      const genuine = notify(fields).query;
      const value = fields[name]!;
      const changed = value.slice(0, -1) + (value.endsWith('1') ? '2' : '1');
      expect(verify(asRaw(genuine.replace(`${name}=${value}`, `${name}=${changed}`))).valid).toBe(false);
      expect(verify(asRaw(genuine.replace(`${name}=${value}`, ''))).valid).toBe(false);
      expect(verify(asRaw(notify({ ...fields, [name]: undefined }).query + `&${name}=${value}`)).valid).toBe(false);
    },
  );

  it('is refused when a parameter comes twice, whichever of the two is the signed one', () => {
    const { query } = notify();
    expect(verify(asRaw(`${query}&Amount=600.00`))).toMatchObject({ valid: false });
    expect(verify(asRaw(`Amount=600.00&${query}`))).toMatchObject({ valid: false });
    expect(verify(asRaw(`${query}&amount=600.00`))).toMatchObject({ valid: false });
    expect(verify(asRaw(`${query}&Signature=${'0'.repeat(64)}`))).toMatchObject({ valid: false });
  });

  it('is refused without a signature, by POST, or with a malformed percent sequence', () => {
    expect(verify(asRaw(SAMPLE))).toMatchObject({ valid: false });
    expect(verify({ ...notify(), method: 'POST' })).toMatchObject({ valid: false });
    expect(verify(asRaw(`${notify().query}&Note=%E9`))).toMatchObject({ valid: false });
  });

  it('is refused for another account, though the signature fits', () => {
    const reason = 'signed, but for another account';
    expect(verify(notify({ ...NOTIFICATION, AccountId: '4107111112' }))).toEqual({ valid: false, reason });
  });

  it.each([
    ['AccountId', 'x'],
    ['Amount', '6'],
    ['Amount', '6.000'],
    ['Amount', '-6.00'],
    ['Currency', 'eur'],
    ['Currency', 'QQQ'],
    ['Reference', undefined],
    ['Reference', 'x'.repeat(36)],
    ['Type', 'DEBIT'],
    ['ResultCode', '3.0'],
    ['PaymentRequestId', '1x'],
    ['CardExpiration', '10/20'],
    ['CardId', 'x'.repeat(65)],
  ])('that is signed is refused all the same when %s is %j', (name, value) => {
    const field = name === 'Currency' && value === 'QQQ' ? 'Amount' : name;
    expect(verify(notify({ ...NOTIFICATION, [name]: value }))).toEqual({
      valid: false,
      reason: `signed, but ${field} is missing or malformed`,
    });
  });

  it('cannot be made of a signed wire notification whose payer chose a clever name', () => {
    // Wire order: …, Type, ResultCode, CounterAccount, CounterAccountName, …; read as card: Reference, Type,
    // ResultCode, …
    const message = '4107111111/6.00/EUR/CRDT/0/SK3399520000002107425307/CRDT/3/177561';
    const Signature = new SigningKeys(['123456']).sign(message);
    const Reference = encodeURIComponent('CRDT/0/SK3399520000002107425307');
    const order = `AccountId=4107111111&Amount=6.00&Currency=EUR&Reference=${Reference}`;
    const forged = `${order}&Type=CRDT&ResultCode=3&PaymentRequestId=177561`;
    expect(verify(asRaw(`${forged}&Signature=${Signature}`))).toMatchObject({ valid: false });
  });

  const keyOf = (change: object): string | undefined => {
    const verification = verify(notify({ ...NOTIFICATION, ...change }));
    return verification.valid ? verification.key : undefined;
  };

  it('has one key for each reference, type and result, and the same key for its repetition', () => {
    const variants = [
      {},
      { Reference: 'R2' },
      { ResultCode: '5' },
      { Type: 'DBIT' },
      { PaymentRequestId: '177562' },
    ].map(keyOf);
    expect(new Set(variants).size).toBe(variants.length);
    expect(keyOf(CARD_FIELDS)).toBe(variants[0]);
  });

  it('of a debit is another message over another amount; of a credit it is the same one, which contradicts', () => {
    const debit = { Type: 'DBIT', ResultCode: '0', Amount: '1.00' };
    expect(keyOf(debit)).toEqual(keyOf({ ...debit }));
    expect(keyOf({ ...debit, Amount: '0.50' })).not.toEqual(keyOf(debit));
    expect(keyOf({ Amount: '0.50' })).toEqual(keyOf({ Amount: '1.00' }));
  });

  it('without a payment request id has a key of its own', () => {
    expect(verify(notify({ ...NOTIFICATION, PaymentRequestId: '' }))).toMatchObject({
      valid: true,
      key: '4107111111/-/1234567890/CRDT/3',
    });
  });

  it('of any query string is refused without an exception, and reading it does not throw either', () => {
    const fragment = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...Object.keys({ ...NOTIFICATION, ...CARD_FIELDS }), '=', '&', '%', '6.00', 'CRDT', 'EUR', '3'),
    );
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 40 }), (fragments) => {
        const raw = asRaw(fragments.join(''));
        expect(verify(raw).valid).toBe(false);
        readCardNotification(raw);
      }),
    );
  });
});
