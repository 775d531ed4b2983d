import type { BankAccount, BankOrderStatus, BankTransaction } from '../../spi';
import type { Reader } from './reader';

export const ID = /^\d{1,10}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CURRENCY = /^[A-Z]{3}$/;
const TEXT = /^.{1,1000}$/su;

const KINDS: ReadonlyMap<string, BankAccount['kind']> = new Map([
  ['Individual', 'individual'],
  ['Merchant', 'merchant'],
]);

/** AccountDetails (fact sheet 9.3). */
export function readAccount(answer: Reader): BankAccount {
  const currency = answer.text('CurrencyCode', CURRENCY);
  return {
    accountId: answer.text('AccountId', ID),
    iban: answer.optional('IBAN', /^[A-Z0-9]{1,34}$/),
    name: answer.optional('AccountName', TEXT) ?? '',
    ownerName: answer.optional('AccountOwnerName', TEXT) ?? '',
    currency,
    canOrder: answer.flag('CanCreateBankWireOrder'),
    canOrderInternally: answer.spareFlag('CanCreateInternalOrder'),
    kind: KINDS.get(answer.spareText('AccountType') ?? ''),
    balance: answer.money('AccountingBalance', currency),
    disposable: answer.optionalMoney('DisposableBalance', currency),
    fees: answer.optionalMoney('FeeBalance', currency),
    minimal: answer.optionalMoney('MinimalBalance', currency),
  };
}

/** TransactionDetails (fact sheet 9.4). */
export function readTransaction(answer: Reader): BankTransaction {
  const currency = answer.text('Currency', CURRENCY);
  const payerReference = answer.optional('PayerReference', TEXT);
  return {
    transactionId: answer.text('TransactionId', ID),
    paymentId: answer.optional('PaymentId', ID),
    orderId: answer.optional('OrderId', ID),
    date: answer.text('Date', DAY),
    amount: answer.money('Amount', currency),
    refunded: answer.optionalMoney('RefundedAmount', currency),
    counterAccount: answer.optional('CounterAccount', TEXT),
    counterAccountName: answer.optional('CounterAccountName', TEXT),
    description: answer.optional('Description', TEXT),
    payerReference: payerReference === 'NOTPROVIDED' ? undefined : payerReference,
    clientReference: answer.optional('ClientReference', TEXT),
  };
}

/** No diagram of the transitions exists; these are the sheet's guesses of what each state means (fact sheet 9.7). */
const STAGES: Readonly<Record<string, BankOrderStatus['stage']>> = {
  Waiting: 'waiting',
  WaitingForApprove: 'waiting',
  Reserved: 'waiting',
  Ready: 'waiting',
  Processing: 'waiting',
  Blocked: 'waiting',
  Processed: 'executed',
  Rejected: 'failed',
  Error: 'failed',
  Refused: 'failed',
  Deleted: 'failed',
  Canceled: 'failed',
  Reversed: 'reversed',
};

/** OrderDetail. A state that is not in the list is kept as it is, and means nothing. */
export function readOrderStatus(answer: Reader): BankOrderStatus {
  const state = answer.text('State', /^[A-Za-z]{1,40}$/);
  return {
    stage: Object.hasOwn(STAGES, state) ? STAGES[state]! : 'unrecognised',
    state,
    amount: answer.money('Amount', answer.text('Currency', CURRENCY)),
    sourceAccount: answer.text('SourceAccount', ID),
    destinationAccount: answer.optional('DestinationAccount', TEXT),
    createdAt: answer.spareText('Created'),
  };
}
