import { formatAmount } from '#libs/money';
import type { Money } from '#libs/money';
import type { BankAccount, BankTransaction } from '#libs/providers';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { BalanceSchema } from '../../orders/view/amount.schema';

export class BankAccountView {
  @ApiProperty({ example: '4107347927', description: "The bank's own number of the account" })
  id: string;

  @ApiProperty({ example: 'trustpay-eu' })
  provider: string;

  @ApiPropertyOptional({ example: 'SK1799520000004107347927' })
  iban?: string;

  @ApiProperty({ example: 'Merchant EUR' })
  name: string;

  @ApiProperty({ example: 'Acme s.r.o.' })
  owner: string;

  @ApiProperty({ example: 'EUR' })
  currency: string;

  @ApiProperty({ example: true, description: 'Whether orders may be made from it' })
  can_order: boolean;

  @ApiProperty({ type: BalanceSchema, description: 'What the bank has booked' })
  balance: BalanceSchema;

  @ApiPropertyOptional({ type: BalanceSchema, description: 'What can be paid out; absent where there is no limit' })
  disposable?: BalanceSchema;
}

export class BankAccountListView {
  @ApiProperty({ type: [BankAccountView] })
  data: BankAccountView[];
}

export class BankTransactionView {
  @ApiProperty({ example: '652804' })
  id: string;

  @ApiPropertyOptional({ example: '325843', description: 'As notifications name the payment' })
  payment_id?: string;

  @ApiPropertyOptional({ example: '110876', description: 'Of the order behind it' })
  order_id?: string;

  @ApiProperty({ example: '2026-03-02' })
  date: string;

  @ApiProperty({ type: BalanceSchema, description: 'Below zero for money that left' })
  amount: BalanceSchema;

  @ApiProperty({ type: BalanceSchema, description: 'What was given back of it' })
  refunded: BalanceSchema;

  @ApiPropertyOptional({ example: 'SK3699520000002107842741' })
  counter_account?: string;

  @ApiPropertyOptional({ example: 'Jana Nováková' })
  counter_account_name?: string;

  @ApiPropertyOptional({ example: 'invoice 2026-17' })
  description?: string;

  @ApiPropertyOptional({ example: 'TP002517042', description: 'End-to-end id' })
  payer_reference?: string;

  @ApiPropertyOptional({ example: '3fJk2LmQp0aBcDeFgHiJkL1' })
  client_reference?: string;
}

export class BankTransactionListView {
  @ApiProperty({ type: [BankTransactionView] })
  data: BankTransactionView[];

  @ApiProperty({ type: String, nullable: true, description: 'For the next page; null at the end' })
  next_cursor: string | null;
}

const balance = (money: Money): BalanceSchema => formatAmount(money);

export const presentAccount = (provider: string, account: BankAccount): BankAccountView => ({
  ...{ id: account.accountId, provider, iban: account.iban, name: account.name, owner: account.ownerName },
  currency: account.currency,
  can_order: account.canOrder,
  balance: balance(account.balance),
  disposable: account.disposable && balance(account.disposable),
});

export const presentTransaction = (line: BankTransaction): BankTransactionView => ({
  ...{ id: line.transactionId, payment_id: line.paymentId, order_id: line.orderId, date: line.date },
  amount: balance(line.amount),
  refunded: balance(line.refunded),
  counter_account: line.counterAccount,
  counter_account_name: line.counterAccountName,
  description: line.description,
  payer_reference: line.payerReference,
  client_reference: line.clientReference,
});
