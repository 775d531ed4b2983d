import { formatAmount } from '#libs/money';
import type { Money } from '#libs/money';
import type { BankAccount, BankOrderStatus, BankTransaction, BankTransactionDetails } from '#libs/providers';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { BalanceSchema } from '../../orders/view/amount.schema';

const ORDER_FILE = 'The payment order as the bank keeps it, pain.001';

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

  @ApiPropertyOptional({ example: true, description: 'Whether orders within the bank may be made from it' })
  can_order_internally?: boolean;

  @ApiPropertyOptional({ enum: ['individual', 'merchant'] })
  kind?: string;

  @ApiProperty({ type: BalanceSchema, description: 'What the bank has booked' })
  balance: BalanceSchema;

  @ApiPropertyOptional({ type: BalanceSchema, description: 'What can be paid out; absent where there is no limit' })
  disposable?: BalanceSchema;

  @ApiPropertyOptional({ type: BalanceSchema, description: 'Fees that the bank has still to take' })
  fees?: BalanceSchema;

  @ApiPropertyOptional({ type: BalanceSchema, description: 'What must stay on it' })
  minimal?: BalanceSchema;
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

  @ApiPropertyOptional({ type: BalanceSchema, description: 'What was given back of it, where the bank says so' })
  refunded?: BalanceSchema;

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

export class BankTransactionDetailsView extends BankTransactionView {
  @ApiPropertyOptional({ example: '<Document><CstmrCdtTrfInitn/></Document>', description: ORDER_FILE })
  order_file?: string;
}

export class OrderAtBankView {
  @ApiProperty({ example: '110876' })
  id: string;

  @ApiProperty({ example: 'Processed', description: "The bank's own word" })
  state: string;

  @ApiProperty({ enum: ['waiting', 'executed', 'failed', 'reversed', 'unrecognised'], description: 'What it means' })
  stage: string;

  @ApiProperty({ type: BalanceSchema })
  amount: BalanceSchema;

  @ApiPropertyOptional({ example: 'SK3699520000002107842741', description: "The beneficiary's, as the bank writes it" })
  destination_account?: string;

  @ApiPropertyOptional({ example: '2026-03-02T09:15:00.0076915Z' })
  created_at?: string;

  @ApiPropertyOptional({ example: '<Document><CstmrCdtTrfInitn/></Document>', description: ORDER_FILE })
  order_file?: string;
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
  ...{ can_order_internally: account.canOrderInternally, kind: account.kind },
  fees: account.fees && balance(account.fees),
  minimal: account.minimal && balance(account.minimal),
});

export const presentTransaction = (line: BankTransaction): BankTransactionView => ({
  ...{ id: line.transactionId, payment_id: line.paymentId, order_id: line.orderId, date: line.date },
  amount: balance(line.amount),
  refunded: line.refunded && balance(line.refunded),
  counter_account: line.counterAccount,
  counter_account_name: line.counterAccountName,
  description: line.description,
  payer_reference: line.payerReference,
  client_reference: line.clientReference,
});

export const presentDetails = ({ orderFile, ...line }: BankTransactionDetails): BankTransactionDetailsView => ({
  ...presentTransaction(line),
  order_file: orderFile,
});

export const presentOrderAtBank = (id: string, told: BankOrderStatus): OrderAtBankView => ({
  ...{ id, state: told.state, stage: told.stage, amount: balance(told.amount) },
  ...{ destination_account: told.destinationAccount, created_at: told.createdAt, order_file: told.orderFile },
});
