import fc from 'fast-check';
import { readAccount, readOrderStatus, readTransaction } from './answers';
import { parseJsonTexts } from './json';
import { Reader, Unreadable } from './reader';

const read = <T>(as: (answer: Reader) => T, value: object | string): T =>
  as(new Reader(parseJsonTexts(typeof value === 'string' ? value : JSON.stringify(value))));

/** After the manual's samples (fact sheet 9.3, 9.4, 9.7). */
const ACCOUNT = {
  ...{ AccountId: 4107347927, IBAN: 'SK1799520000004107347927', AccountName: 'EUR', AccountOwnerName: 'John Doe' },
  ...{ AccountType: 'Merchant', CanCreateInternalOrder: true, CanCreateBankWireOrder: true, CurrencyCode: 'EUR' },
  ...{ AccountingBalance: '15684.05', DisposableBalance: '15654.05', FeeBalance: '0.00', MinimalBalance: '30.00' },
};
const LINE = {
  ...{ TransactionId: 652773, PaymentId: 325831, OrderId: 110876, Date: '2020-01-08', CounterAccount: '0002725006' },
  ...{ CounterAccountName: 'Account name', Description: 'interesting description', PayerReference: 'TP002517042' },
  ...{ ClientReference: null, Amount: -13.37, Currency: 'EUR', RefundedAmount: 0.0 },
};
const ORDER = {
  ...{
    Amount: 3.34,
    Created: '2020-01-08T06:42:50.0076915Z',
    Currency: 'EUR',
    DestinationAccount: 'SK1',
    State: 'Ready',
  },
  SourceAccount: 4107347927,
};
const eur = (minor: bigint) => ({ minor, currency: 'EUR' });

describe('the answers of API Banking', () => {
  it('tell accounts: balances are texts, an empty one means no limit', () => {
    expect(read(readAccount, ACCOUNT)).toMatchObject({
      accountId: '4107347927',
      balance: eur(1_568_405n),
      disposable: eur(1_565_405n),
      ...{ kind: 'merchant', canOrderInternally: true, fees: eur(0n), minimal: eur(3_000n) },
    });
    const free = read(readAccount, { ...ACCOUNT, AccountId: '4107347927', DisposableBalance: '', IBAN: '' });
    expect(free).toMatchObject({ accountId: '4107347927', disposable: undefined, iban: undefined });
  });

  it('tell an account in a currency without decimals, whose amounts are written with two', () => {
    const balances = { AccountingBalance: '1500.00', DisposableBalance: '1500.00', MinimalBalance: '0.00' };
    const yen = read(readAccount, { ...ACCOUNT, ...balances, CurrencyCode: 'JPY' });
    expect(yen).toMatchObject({ balance: { minor: 1_500n, currency: 'JPY' } });
    expect(read(readTransaction, { ...LINE, Currency: 'JPY', Amount: -13 }).amount).toEqual({
      minor: -13n,
      currency: 'JPY',
    });
    expect(() => read(readTransaction, { ...LINE, Currency: 'JPY' })).toThrow(Unreadable);
    expect(read(readTransaction, { ...LINE, Currency: 'KWD' }).amount).toEqual({ minor: -13_370n, currency: 'KWD' });
  });

  it('tell transactions: amounts are numbers, read from their text', () => {
    expect(read(readTransaction, LINE)).toMatchObject({
      ...{ transactionId: '652773', paymentId: '325831', orderId: '110876', amount: eur(-1_337n), refunded: eur(0n) },
      ...{ clientReference: undefined, payerReference: 'TP002517042' },
    });
    expect(read(readTransaction, { ...LINE, PayerReference: 'NOTPROVIDED' }).payerReference).toBeUndefined();
    expect(read(readTransaction, { ...LINE, RefundedAmount: undefined }).refunded).toBeUndefined();
  });

  it.each([
    ['3', 300n],
    ['3.3', 330n],
    ['3.34', 334n],
    ['3.340000', 334n],
    ['99999999999.99', 9_999_999_999_999n],
    ['-0.01', -1n],
  ])('read the number %s', (number, minor) => {
    const text = JSON.stringify(LINE).replace('-13.37', number);
    expect(read(readTransaction, text).amount).toEqual(eur(minor));
  });

  it.each(['1e3', '3.341', '100000000000.00', '"x"', 'null', '{}', 'true'])('refuse the amount %s', (number) => {
    expect(() => read(readTransaction, JSON.stringify(LINE).replace('-13.37', number))).toThrow(Unreadable);
  });

  it.each([
    ['Waiting', 'waiting'],
    ['WaitingForApprove', 'waiting'],
    ['Reserved', 'waiting'],
    ['Ready', 'waiting'],
    ['Processing', 'waiting'],
    ['Blocked', 'waiting'],
    ['Processed', 'executed'],
    ['Rejected', 'failed'],
    ['Error', 'failed'],
    ['Refused', 'failed'],
    ['Deleted', 'failed'],
    ['Canceled', 'failed'],
    ['Reversed', 'reversed'],
    ['Vanished', 'unrecognised'],
    ['constructor', 'unrecognised'],
  ])('tell an order that is %s: %s', (State, stage) => {
    expect(read(readOrderStatus, { ...ORDER, State })).toEqual({
      ...{ stage, state: State, amount: eur(334n), sourceAccount: '4107347927', destinationAccount: 'SK1' },
      createdAt: ORDER.Created,
    });
  });

  it('of any other shape are refused, and break nothing', () => {
    const samples = [ACCOUNT, LINE, ORDER] as Record<string, unknown>[];
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.nat(), fc.jsonValue(), (sample, which, value) => {
        const names = Object.keys(sample);
        const spoilt = { ...sample, [names[which % names.length]!]: value };
        for (const as of [readAccount, readTransaction, readOrderStatus]) {
          try {
            read<object>(as, spoilt);
          } catch (error) {
            expect(error).toBeInstanceOf(Unreadable);
          }
        }
      }),
    );
  });
});
