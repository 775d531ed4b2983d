import fc from 'fast-check';
import type { CreditTransfer, OrderKind, PaymentInformation, PaymentOrder } from '..';

export const sepaTransfer: CreditTransfer = {
  endToEndId: 'NOTPROVIDED',
  amount: { minor: 12_540n, currency: 'EUR' },
  creditorBank: { bic: 'NOTPROVIDED' },
  creditor: { name: 'Acme s.r.o.' },
  creditorAccount: { iban: 'SK3699520000002107842741' },
  description: 'invoice 2026-17',
  clientReference: 'REF-2026-0001',
};

export const sepaPayment: PaymentInformation = {
  id: '1',
  kind: 'sepa',
  executionDate: '2026-03-02',
  debtor: { name: 'John Doe EUR', account: '4107347927', bic: 'TPAYSKBX' },
  transfers: [sepaTransfer],
};

/** The first sample of the sheet. */
export const sepaOrder: PaymentOrder = {
  messageId: '4107347927-0001',
  createdAt: '2026-03-02T09:15:00',
  payments: [sepaPayment],
};

export const usTransfer: CreditTransfer = {
  endToEndId: 'E2E-77',
  amount: { minor: 90_000n, currency: 'USD' },
  creditorBank: {
    bic: 'EXBKUS33',
    clearingNumber: '021000021',
    name: 'Example Bank',
    address: { street: '10 Bank Street', town: 'New York', country: 'US' },
  },
  creditor: { name: 'Example Corp', address: { street: '1 Main Street', town: 'Springfield', country: 'US' } },
  creditorAccount: { other: '000123456789' },
  description: 'services',
};

export const orderOf = (
  kind: OrderKind,
  transfer: CreditTransfer,
  more: Partial<PaymentInformation> = {},
): PaymentOrder => ({
  ...sepaOrder,
  payments: [{ ...sepaPayment, kind, transfers: [transfer], ...more }],
});

const LETTERS = "ABZabz019/-?:().,'+ ";
const IBANS = ['SK3699520000002107842741', 'DE89370400440532013000', 'NO9386011117947'];

/** With a letter or a digit: signs alone name nobody. */
const words = (max: number): fc.Arbitrary<string> =>
  fc
    .string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: max })
    .map((text) => text.trim())
    .filter((text) => /[A-Za-z0-9]/.test(text));
const reference = (max: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'ABZabz019-'), minLength: 1, maxLength: max });
const digits = (min: number, max = min): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max });
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(arbitrary, { nil: undefined });
const country = fc.constantFrom('SK', 'US', 'CA', 'AU');

const CLEARING_NUMBER: Readonly<Partial<Record<OrderKind, fc.Arbitrary<string>>>> = {
  us: digits(9),
  canada: digits(8).map((rest) => `0${rest}`),
  australia: digits(6),
};

function anyTransfer(kind: OrderKind, mass: boolean): fc.Arbitrary<CreditTransfer> {
  const sepa = kind === 'sepa';
  const address = (street: number): fc.Arbitrary<CreditTransfer['creditor']['address']> =>
    sepa
      ? maybe(fc.record({ street: words(street), town: maybe(words(35)), country: maybe(country) }))
      : fc.record({ street: words(street), town: words(35), country });
  const iban: fc.Arbitrary<CreditTransfer['creditorAccount']> = fc
    .constantFrom(...IBANS)
    .map((value) => ({ iban: value }));
  const account = sepa
    ? iban
    : fc.oneof(
        iban,
        reference(34).map((other): CreditTransfer['creditorAccount'] => ({ other })),
      );
  return fc.record({
    endToEndId: reference(35),
    amount: fc.record({
      minor: fc.oneof(fc.bigInt({ min: 1n, max: 1000n }), fc.bigInt({ min: 1n, max: 9_999_999_999_999n })),
      currency: sepa ? fc.constant('EUR') : fc.constantFrom('EUR', 'USD', 'CAD', 'AUD'),
    }),
    creditorBank: fc.record({
      bic: fc.constantFrom('TPAYSKBX', sepa ? 'NOTPROVIDED' : 'DEUTDEFF500'),
      clearingNumber: CLEARING_NUMBER[kind] ?? fc.constant(undefined),
      name: sepa ? maybe(words(35)) : words(35),
      address: address(35),
    }),
    correspondentBank: maybe(words(35)),
    creditor: fc.record({ name: words(35), address: address(sepa ? 70 : 35) }),
    creditorAccount: account,
    description: maybe(words(140)),
    clientReference: mass ? fc.constant(undefined) : maybe(words(30)),
  });
}

function anyPayment(kind: OrderKind, mass: boolean): fc.Arbitrary<PaymentInformation> {
  return fc.record({
    id: reference(35),
    kind: fc.constant(kind),
    executionDate: fc.constantFrom('2026-03-02', '2028-02-29'),
    debtor: fc.record({ name: words(35), account: digits(1, 10), bic: fc.constantFrom('TPAYSKBX', 'DEUTDEFF500') }),
    transfers: fc.array(anyTransfer(kind, mass), { minLength: 1, maxLength: mass ? 4 : 1 }),
  });
}

const anyHeader = {
  messageId: reference(35),
  createdAt: fc.constantFrom('2026-03-01T00:00:00', '2026-03-02T23:59:59'),
};

/** Orders that break no rule: one transfer of any kind, or many of the kinds that a mass file may hold. */
export const anySingleOrder: fc.Arbitrary<PaymentOrder> = fc
  .constantFrom<OrderKind[]>('sepa', 'other-country', 'us', 'canada', 'australia')
  .chain((kind) => fc.record({ ...anyHeader, payments: fc.tuple(anyPayment(kind, false)) }));

export const anyMassOrder: fc.Arbitrary<PaymentOrder> = fc.record({
  ...anyHeader,
  payments: fc.array(
    fc.constantFrom<OrderKind[]>('sepa', 'other-country').chain((kind) => anyPayment(kind, true)),
    { minLength: 1, maxLength: 3 },
  ),
});
