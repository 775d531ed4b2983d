import { InvalidOrderError, orderFaults, toBankText, writeOrder } from '..';
import type { CreditTransfer, OrderKind, OrderOperation, PaymentInformation, PaymentOrder } from '..';
import { describeFault } from './faults';
import { orderOf, sepaOrder, sepaPayment, sepaTransfer, usTransfer } from '../testing/orders';

const today = '2026-03-02';
const faultsOf = (order: PaymentOrder, operation: OrderOperation = 'CreateOrder'): string[] =>
  orderFaults(order, { operation, today }).map(describeFault);
const sepa = (change: Partial<CreditTransfer>): PaymentOrder => orderOf('sepa', { ...sepaTransfer, ...change });
const paid = (change: Partial<PaymentInformation>): PaymentOrder => orderOf('sepa', sepaTransfer, change);
const abroad = (kind: OrderKind, bank: Partial<CreditTransfer['creditorBank']>): PaymentOrder =>
  orderOf(kind, { ...usTransfer, creditorBank: { ...usTransfer.creditorBank, ...bank } });
const debtor = (change: Partial<PaymentInformation['debtor']>): PaymentOrder =>
  paid({ debtor: { ...sepaPayment.debtor, ...change } });
const eur = (minor: bigint, currency = 'EUR'): PaymentOrder => sepa({ amount: { minor, currency } });

/** Each order breaks one rule; the message names the field and what it must be. */
const BROKEN: readonly (readonly [PaymentOrder, message: string | RegExp, operation?: OrderOperation])[] = [
  [{ ...sepaOrder, messageId: '' }, 'messageId: must have 1 to 35 characters'],
  [{ ...sepaOrder, messageId: 'M'.repeat(36) }, 'messageId: must have 1 to 35 characters'],
  [{ ...sepaOrder, messageId: 'a//b' }, /^messageId: must not begin or end with a slash/],
  [{ ...sepaOrder, messageId: '/a' }, /^messageId: must not begin or end with a slash/],
  [{ ...sepaOrder, createdAt: '2026-03-02T09:15:00Z' }, 'createdAt: must be yyyy-MM-ddTHH:mm:ss'],
  [{ ...sepaOrder, createdAt: '2026-02-30T09:15:00' }, 'createdAt: must be yyyy-MM-ddTHH:mm:ss'],
  [{ ...sepaOrder, payments: [] }, 'payments: must have at least one transfer'],
  [paid({ transfers: [sepaTransfer, sepaTransfer] }), 'payments: CreateOrder takes one transfer'],
  [paid({ id: ' 1' }), 'payments[0].id: must not begin or end with a blank'],
  [paid({ executionDate: '2026-03-01' }), 'payments[0].executionDate: must not be in the past'],
  [paid({ executionDate: '2026-02-30' }), 'payments[0].executionDate: must be a day, yyyy-MM-dd'],
  [paid({ executionDate: '2026-03-02T00:00:00' }), 'payments[0].executionDate: must be a day, yyyy-MM-dd'],
  [debtor({ name: 'N'.repeat(36) }), 'payments[0].debtor.name: must have 1 to 35 characters'],
  [debtor({ account: '12345678901' }), 'payments[0].debtor.account: must be 1 to 10 digits'],
  [debtor({ account: '410734792x' }), 'payments[0].debtor.account: must be 1 to 10 digits'],
  [debtor({ bic: 'NOTPROVIDED' }), 'payments[0].debtor.bic: must be a BIC'],
  [sepa({ endToEndId: '' }), 'payments[0].transfers[0].endToEndId: must have 1 to 35 characters'],
  [eur(0n), /amount: must be above zero/],
  [eur(-1n), /amount: must be above zero/],
  [eur(10n ** 13n), /amount: must be above zero and below 100000000000.00$/],
  [eur(1n, 'USD'), 'payments[0].transfers[0].amount: must be in EUR for SEPA'],
  [orderOf('us', { ...usTransfer, amount: { minor: 1n, currency: 'JPY' } }), /must be in a currency of two decimals/],
  [orderOf('us', { ...usTransfer, amount: { minor: 1n, currency: 'BTC' } }), /must be in a currency of ISO 4217/],
  [sepa({ creditorBank: { bic: 'TPAYSK' } }), 'payments[0].transfers[0].creditorBank.bic: must be a BIC'],
  [sepa({ creditorBank: { bic: 'TPAYSKBX', clearingNumber: '021000021' } }), /only for the US, Canada and Australia/],
  [sepa({ creditor: { name: '' } }), 'payments[0].transfers[0].creditor.name: must have 1 to 35 characters'],
  [sepa({ creditor: { name: '.... ......' } }), /creditor.name: must have a letter or digit that banks carry/],
  [sepa({ creditor: { name: 'Nováková' } }), /creditor.name: character 4 is not in the set that banks carry/],
  [sepa({ creditor: { name: 'A&B' } }), /creditor.name: character 2 is not in the set/],
  [sepa({ creditor: { name: 'A\nB' } }), /creditor.name: character 2 is not in the set/],
  [sepa({ creditor: { name: 'A', address: {} } }), /creditor.address: must not be empty/],
  [sepa({ creditor: { name: 'A', address: { street: 'S'.repeat(71) } } }), /address.street: must have 1 to 70/],
  [sepa({ creditor: { name: 'A', address: { country: 'sk' } } }), /address.country: must be an ISO 3166 country/],
  [sepa({ creditorAccount: { other: '123' } }), /creditorAccount.other: must be an IBAN for SEPA/],
  [sepa({ creditorAccount: { iban: 'SK1099520000004107347927' } }), /iban: must be an IBAN \(wrong check-digits\)/],
  [sepa({ description: 'd'.repeat(141) }), /description: must have 1 to 140/],
  [sepa({ description: '' }), /description: must have 1 to 140/],
  [sepa({ clientReference: 'r'.repeat(31) }), /clientReference: must have 1 to 30/],
  [sepa({ correspondentBank: 'c'.repeat(36) }), /correspondentBank: must have 1 to 35/],
  [abroad('us', { bic: 'NOTPROVIDED' }), /creditorBank.bic: must be given outside of SEPA/],
  [abroad('us', { clearingNumber: undefined }), /clearingNumber: must be a number of USABA/],
  [abroad('us', { clearingNumber: '02100002' }), /clearingNumber: must be a number of USABA/],
  [abroad('canada', { clearingNumber: '100305842' }), /clearingNumber: must be a number of CACPA/],
  [abroad('australia', { clearingNumber: '0620001' }), /clearingNumber: must be a number of AUBSB/],
  [abroad('other-country', {}), /clearingNumber: only for the US/],
  [abroad('us', { name: undefined }), /creditorBank.name: must be given outside of SEPA/],
  [abroad('us', { address: { town: 'T', country: 'US' } }), /creditorBank.address.street: must be given/],
  [
    orderOf('us', {
      ...usTransfer,
      creditor: { name: 'A', address: { street: 'S'.repeat(36), town: 'T', country: 'US' } },
    }),
    /creditor.address.street: must have 1 to 35/,
  ],
  [
    orderOf('us', { ...usTransfer, creditorAccount: { other: 'x'.repeat(35) } }),
    /creditorAccount.other: must have 1 to 34/,
  ],
  [orderOf('us', usTransfer), /payments\[0\].kind: CreateOrders takes SEPA and other-country/, 'CreateOrders'],
  [sepaOrder, /clientReference: not in CreateOrders/, 'CreateOrders'],
];

describe('an order that breaks a rule', () => {
  it.each(BROKEN.map(([order, message, operation]) => [String(message), order, operation, message] as const))(
    '%s',
    (_, order, operation, message) => {
      expect(faultsOf(order, operation)).toEqual([
        typeof message === 'string' ? message : expect.stringMatching(message),
      ]);
    },
  );

  it('is not written, and all its faults are named at once', () => {
    const order = { ...paid({ executionDate: '2025-01-01' }), messageId: '' };
    const write = (): string => writeOrder(order, { operation: 'CreateOrder', today });
    expect(write).toThrow(InvalidOrderError);
    expect(write).toThrow(/messageId: .*; payments\[0\].executionDate: /);
  });

  it('of an empty payment information is found', () => {
    const order = { ...sepaOrder, payments: [sepaPayment, { ...sepaPayment, transfers: [] }] };
    expect(faultsOf(order)).toEqual(['payments: must have at least one transfer each']);
  });

  it('is none when the day is unknown', () => {
    expect(orderFaults(paid({ executionDate: '2020-01-01' }), { operation: 'CreateOrder' })).toEqual([]);
  });
});

describe('a text in the letters of banks', () => {
  it.each([
    ['Jana Nováková', 'Jana Novakova'],
    ['Łódź & Søn', 'Lodz + Son'],
    ['Straße  12\n', 'Strasse 12'],
    ['Ελλάδα', '......'],
    ['100 €', '100 .'],
  ])('%j becomes %j', (text, expected) => {
    expect(toBankText(text, 35)).toBe(expected);
    expect(faultsOf(sepa({ description: toBankText(text, 35) }))).toEqual([]);
  });

  it('is cut to its length without a blank at the end', () => {
    expect(toBankText('ab cd', 3)).toBe('ab');
  });
});
