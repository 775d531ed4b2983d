import { formatAmount } from '../merchant-api/amount';
import type { BankBook } from './bank-book';
import type { BankAccount, BankOrder, BankTransaction } from './model';

/** `-13.37`. */
export const signedAmount = (hundredths: bigint): string =>
  hundredths < 0n ? `-${formatAmount(-hundredths)}` : formatAmount(hundredths);

/** Ids are JSON numbers, balances JSON strings (sheet, section 9.3). */
export const presentAccount = (book: BankBook, account: BankAccount): object => ({
  AccountId: Number(account.accountId),
  IBAN: account.iban,
  AccountName: account.name,
  AccountOwnerName: account.ownerName,
  AccountType: account.type,
  CanCreateInternalOrder: account.canCreateInternalOrder,
  CanCreateBankWireOrder: account.canCreateBankWireOrder,
  CurrencyCode: account.currency,
  AccountingBalance: signedAmount(book.accounting(account)),
  DisposableBalance: limitText(book.disposable(account)),
  FeeBalance: signedAmount(book.fees(account)),
  MinimalBalance: signedAmount(account.minimal),
});

/** Empty without limit. */
const limitText = (disposable: bigint | undefined): string =>
  disposable === undefined ? '' : signedAmount(disposable);

/** Amounts of transactions are JSON numbers (sheet, section 9.4). */
export const presentTransaction = (line: BankTransaction): object => ({
  TransactionId: Number(line.transactionId),
  PaymentId: Number(line.paymentId),
  OrderId: line.orderId === undefined ? null : Number(line.orderId),
  Date: line.date,
  CounterAccount: line.counterAccount ?? null,
  CounterAccountName: line.counterAccountName ?? null,
  Description: line.description ?? null,
  PayerReference: line.payerReference,
  ClientReference: line.clientReference ?? null,
  Amount: Number(signedAmount(line.amount)),
  Currency: line.currency,
  RefundedAmount: Number(signedAmount(line.refunded)),
});

export const presentOrder = (order: BankOrder): object => ({
  Amount: Number(signedAmount(order.amount)),
  // Seven digits of a second, as the manual's sample has them (sheet, section 9.7).
  Created: new Date(order.createdAt).toISOString().replace('Z', '0000Z'),
  Currency: order.currency,
  DestinationAccount: order.counterAccount,
  SourceAccount: Number(order.accountId),
  State: order.state,
});

/** The order's file as the answers have it, in the later version of the message (sheet, section 9.2). */
export const presentXml = (order: BankOrder | undefined): string =>
  (order?.xml ?? '').replaceAll('pain.001.001.03', 'pain.001.001.05').replaceAll(/(<\/?)BIC>/g, '$1BICFI>');
