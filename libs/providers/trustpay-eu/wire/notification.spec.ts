import fc from 'fast-check';
import type { RawNotification } from '../../spi';
import { SigningKeys } from '../signature';
import { NOTIFICATION, WIRE_NOTIFICATION, asRaw, config, notify, notifyWire } from '../testing/samples';
import { isWireNotification, otherSideOf, readWireNotification, verifyWireNotification } from './notification';

const verify = (raw: ReturnType<typeof asRaw>, overrides = {}) => verifyWireNotification(config(overrides), raw);
const SAMPLE =
  'AccountId=4107111111&Type=CRDT&Amount=6.00&Currency=EUR&ResultCode=0&PaymentId=177561&Reference=1234567890' +
  '&CounterAccount=SK3399520000002107425307&CounterAccountName=TestAccount';
const DEBIT = { ...WIRE_NOTIFICATION, Type: 'DBIT', OrderId: '125897', Reference: 'REFUND1' };

describe('a wire notification', () => {
  it('of the manual verifies (T16)', () => {
    const t16 = 'FEEBC87F73F3D8214E4B9EF2697F2ED8953A07FE062DB3C727F7D13B504C25AB';
    const raw = asRaw(`${SAMPLE}&Signature=${t16}`);
    expect(verify(raw)).toMatchObject({ valid: true, key: 'wire/4107111111/177561/CRDT/0' });
    expect(readWireNotification(raw)).toEqual({
      type: 'CRDT',
      amount: { minor: 600n, currency: 'EUR' },
      reference: '1234567890',
      resultCode: 0,
      paymentId: '177561',
      refused: false,
    });
    const sender = { counterAccount: 'SK3399520000002107425307', counterAccountName: 'TestAccount' };
    expect(otherSideOf(raw)).toEqual(sender);
  });

  it('need not name the other side', () => {
    const nobody = { ...WIRE_NOTIFICATION, CounterAccount: '', CounterAccountName: undefined };
    expect(otherSideOf(notifyWire(nobody))).toEqual({});
    expect(otherSideOf(asRaw('%'))).toEqual({});
  });

  it('of a debit verifies in the order of its own, with a name that holds a space (T19)', () => {
    const t19 = 'F5D227B761FB29C76B258793417E211571A1C5D75BE279417815E3F80246AC5B';
    const query =
      'AccountId=4107111111&Type=DBIT&Amount=1.25&Currency=EUR&ResultCode=0&PaymentId=325843&OrderId=125897' +
      '&CounterAccount=SK3699520000002107842741&CounterAccountName=Account%20name&Reference=REF-2026-0001';
    const keys = new SigningKeys(['project-secret-1']);
    const key = 'wire/4107111111/325843/DBIT/0/125897/REF-2026-0001';
    expect(verify(asRaw(`${query}&Signature=${t19.toLowerCase()}`), { keys })).toMatchObject({ valid: true, key });
  });

  it('is told from a card notification by its PaymentId', () => {
    expect(isWireNotification(notifyWire())).toBe(true);
    expect(isWireNotification(notify())).toBe(false);
    expect(isWireNotification(notify({ ...NOTIFICATION, PaymentRequestId: undefined }))).toBe(false);
    expect(isWireNotification(asRaw('%'))).toBe(false);
  });

  it.each(Object.keys({ ...DEBIT, RefuseReason: 'account closed' }))(
    'is refused when %s is changed, removed or added',
    (name) => {
      const fields: Record<string, string | undefined> = { ...DEBIT, RefuseReason: 'account closed' };
      const genuine = notifyWire(fields).query;
      const encoded = encodeURIComponent(fields[name]!);
      const changed = encoded.slice(0, -1) + (encoded.endsWith('1') ? '2' : '1');
      expect(verify(asRaw(genuine.replace(`${name}=${encoded}`, `${name}=${changed}`))).valid).toBe(false);
      expect(verify(asRaw(genuine.replace(`${name}=${encoded}`, ''))).valid).toBe(false);
      const without = notifyWire({ ...fields, [name]: undefined }).query;
      expect(verify(asRaw(`${without}&${name}=${encoded}`)).valid).toBe(false);
    },
  );

  it('is refused with a parameter given twice, for another account, by POST, or signed in the order of cards', () => {
    expect(verify(asRaw(`${notifyWire().query}&Amount=600.00`)).valid).toBe(false);
    expect(verify(notifyWire({ ...WIRE_NOTIFICATION, AccountId: '4107111112' })).valid).toBe(false);
    expect(verify({ ...notifyWire(), method: 'POST' }).valid).toBe(false);
    expect(verify(notify({ ...WIRE_NOTIFICATION })).valid).toBe(false);
  });

  it.each([
    ['Amount', '6'],
    ['Amount', '6,00'],
    ['Currency', 'eur'],
    ['Type', 'CREDIT'],
    ['ResultCode', 'x'],
    ['PaymentId', undefined],
    ['PaymentId', '12345678901'],
    ['OrderId', 'x'],
  ])('that is signed is refused all the same when %s is %j', (name, value) => {
    const reason = `signed, but ${name} is missing or malformed`;
    expect(verify(notifyWire({ ...WIRE_NOTIFICATION, [name]: value }))).toEqual({ valid: false, reason });
  });

  const keyOf = (raw: RawNotification): string | undefined => {
    const verification = verify(raw);
    return verification.valid ? verification.key : undefined;
  };

  it('has one key for each stage of a payment, and the same key for its repetition', () => {
    const variants = [
      ...['0', '2', '3', '4'].map((ResultCode) => notifyWire({ ...WIRE_NOTIFICATION, ResultCode })),
      notifyWire({ ...WIRE_NOTIFICATION, PaymentId: '177562' }),
      notifyWire(DEBIT),
      notifyWire({ ...DEBIT, OrderId: '125898' }),
      notifyWire({ ...DEBIT, Reference: 'REFUND2' }),
    ].map(keyOf);
    expect(new Set(variants).size).toBe(variants.length);
    expect(variants[0]).toBe(keyOf(notifyWire({ ...WIRE_NOTIFICATION, CounterAccountName: 'X' })));
  });
});

describe('the reference of a wire notification', () => {
  const referenceOf = (change: Record<string, string | undefined>) => {
    const raw = notifyWire({ ...WIRE_NOTIFICATION, ...change });
    expect(verify(raw)).toMatchObject({ valid: true });
    return readWireNotification(raw)!.reference;
  };

  it('may be missing, and account and name may hold the separator', () => {
    expect(referenceOf({ Reference: undefined })).toBeUndefined();
    expect(referenceOf({ CounterAccount: '2000145399/0800', CounterAccountName: 'A/B s.r.o.' })).toBe('1234567890');
    expect(referenceOf({ CounterAccount: undefined, CounterAccountName: undefined })).toBe('1234567890');
  });

  it('is not believed where the signed text could have been another message', () => {
    expect(referenceOf({ Reference: '/VS123/SS/KS' })).toBeUndefined();
    expect(referenceOf({ RefuseReason: '177561' })).toBeUndefined();
    expect(referenceOf({ RefuseReason: 'account closed' })).toBeUndefined();
    expect(referenceOf({ Type: 'DBIT', RefuseReason: '177561' })).toBeUndefined();
    expect(referenceOf({ Type: 'DBIT', RefuseReason: 'x/177561' })).toBeUndefined();
    expect(referenceOf({ Type: 'DBIT', RefuseReason: 'AC04 / account closed' })).toBe('1234567890');
  });

  it('cannot be forged out of the name that a payer chose', () => {
    const genuine = { ...WIRE_NOTIFICATION, CounterAccountName: 'N/1/OTHERS', Reference: undefined };
    const { Signature } = Object.fromEntries(new URLSearchParams(notifyWire(genuine).query));
    const { AccountId, Type, Amount, Currency, ResultCode, CounterAccount } = WIRE_NOTIFICATION;
    const moved = { CounterAccountName: 'N', PaymentId: '1', Reference: 'OTHERS', RefuseReason: '177561' };
    const forged = { AccountId, Type, Amount, Currency, ResultCode, CounterAccount, ...moved, Signature };
    const raw = asRaw(new URLSearchParams(forged as Record<string, string>).toString());
    expect(verify(raw)).toMatchObject({ valid: true });
    expect(readWireNotification(raw)!.reference).toBeUndefined();
  });

  it('however the values are moved between the fields, is the one that was sent or none', () => {
    const part = fc.stringMatching(/^([A-Z]{1,3}|\d{1,4})$/);
    const name = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
    const reference = fc.option(fc.stringMatching(/^[A-Z][A-Za-z0-9]{22}$/), { nil: undefined });
    const type = fc.constantFrom('CRDT', 'DBIT');
    fc.assert(
      fc.property(name, reference, fc.boolean(), type, (CounterAccountName, Reference, ordered, Type) => {
        const OrderId = ordered ? '9' : undefined;
        const sent = { ...WIRE_NOTIFICATION, CounterAccountName, Reference, OrderId, Type };
        for (const raw of otherSplits(sent)) {
          if (!verify(raw).valid) continue;
          const read = readWireNotification(raw)!.reference;
          // The sender's own PaymentId, or digits of the name, are no reference of ours.
          if (read !== undefined && !/^\d+$/.test(read)) expect(read).toBe(Reference);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('of any query string is read without an exception', () => {
    const fragment = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...Object.keys(DEBIT), '=', '&', '%', '6.00', 'CRDT', 'EUR', '3'),
    );
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 40 }), (fragments) => {
        const raw = asRaw(fragments.join(''));
        expect(verify(raw).valid).toBe(false);
        readWireNotification(raw);
      }),
    );
  });
});

/** The same signed text, cut into account, name, order, payment, reference and reason in every other way. */
function* otherSplits(sent: Record<string, string | undefined>): Generator<ReturnType<typeof asRaw>> {
  const tail = ['CounterAccount', 'CounterAccountName', 'OrderId', 'PaymentId', 'Reference', 'RefuseReason'];
  const parts = tail
    .flatMap((name) => sent[name] ?? [])
    .join('/')
    .split('/');
  const head = Object.fromEntries(Object.entries(sent).filter(([name]) => !tail.includes(name)));
  const { Signature } = Object.fromEntries(new URLSearchParams(notifyWire(sent).query));
  for (let kept = 0; kept < 1 << tail.length; kept++) {
    const names = tail.filter((_, index) => kept & (1 << index));
    for (const values of cuts(parts, names.length)) {
      const moved = Object.fromEntries(names.map((name, index) => [name, values[index]!]));
      yield asRaw(
        new URLSearchParams({ ...head, ...moved, Signature: Signature! } as Record<string, string>).toString(),
      );
    }
  }
}

/** The parts in `count` neighbouring groups, in every way. */
function cuts(parts: readonly string[], count: number): string[][] {
  if (count === 0) return parts.length === 0 ? [[]] : [];
  return parts.flatMap((_, end) =>
    cuts(parts.slice(end + 1), count - 1).map((others) => [parts.slice(0, end + 1).join('/'), ...others]),
  );
}
