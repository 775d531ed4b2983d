import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { PageDto } from '../../common/http';
import { IsPlainText, MayBeAbsent } from '../../common/validation';
import { DAY, IsDay } from '../day';

export const STATEMENT_FORMATS = ['csv', 'html', 'camt053v2', 'camt053v4'] as const;

export const TRANSACTION_NAMES = ['transaction', 'payment', 'order'] as const;
export const BANK_ID = /^\d{1,10}$/;
export const matchesBankId = (name: string): PropertyDecorator =>
  Matches(BANK_ID, { message: `${name} must be 1 to 10 digits` });
const OTHER_ACCOUNT = /^[A-Za-z0-9/ .-]{1,34}$/;
const DECIMAL = /^\d{1,11}\.\d{2}$/;

export class ListTransactionsDto extends PageDto {
  @ApiPropertyOptional({ pattern: DAY.source, example: '2026-03-01', description: 'Default: 30 days before `to`' })
  @MayBeAbsent()
  @IsDay()
  from?: string;

  @ApiPropertyOptional({ pattern: DAY.source, example: '2026-03-31', description: 'Included. Default: today' })
  @MayBeAbsent()
  @IsDay()
  to?: string;

  @ApiPropertyOptional({ enum: ['credit', 'debit'] })
  @MayBeAbsent()
  @IsIn(['credit', 'debit'])
  direction?: 'credit' | 'debit';

  @ApiPropertyOptional({ minLength: 1, maxLength: 256, example: 'INV-2026-17' })
  @MayBeAbsent()
  @IsPlainText({ max: 256 })
  client_reference?: string;

  @ApiPropertyOptional({ enum: ['internal', 'external'], description: 'Within the bank, or with another one' })
  @MayBeAbsent()
  @IsIn(['internal', 'external'])
  type?: 'internal' | 'external';

  @ApiPropertyOptional({ pattern: OTHER_ACCOUNT.source, example: 'SK3699520000002107842741' })
  @MayBeAbsent()
  @Matches(OTHER_ACCOUNT, { message: 'counter_account must be an account number of 1 to 34 characters' })
  counter_account?: string;

  @ApiPropertyOptional({ pattern: DECIMAL.source, example: '10.00', description: 'Without its sign, included' })
  @MayBeAbsent()
  @Matches(DECIMAL, { message: 'amount_from must be an amount with two decimals' })
  amount_from?: string;

  @ApiPropertyOptional({ pattern: DECIMAL.source, example: '99.99', description: 'Without its sign, included' })
  @MayBeAbsent()
  @Matches(DECIMAL, { message: 'amount_to must be an amount with two decimals' })
  amount_to?: string;

  @ApiPropertyOptional({ pattern: BANK_ID.source, example: '652804' })
  @MayBeAbsent()
  @matchesBankId('transaction_id')
  transaction_id?: string;

  @ApiPropertyOptional({ pattern: BANK_ID.source, example: '325843' })
  @MayBeAbsent()
  @matchesBankId('payment_id')
  payment_id?: string;

  @ApiPropertyOptional({ pattern: BANK_ID.source, example: '110876' })
  @MayBeAbsent()
  @matchesBankId('order_id')
  order_id?: string;
}

export class TransactionNameDto {
  @ApiPropertyOptional({
    enum: TRANSACTION_NAMES,
    default: 'transaction',
    description:
      'Of what the number is: of the line, of the payment as notifications name it, or of the order behind it',
  })
  @MayBeAbsent()
  @IsIn([...TRANSACTION_NAMES])
  by?: (typeof TRANSACTION_NAMES)[number];
}

export class BankStatementDto {
  @ApiProperty({ pattern: DAY.source, example: '2026-03-01' })
  @IsDay()
  from: string;

  @ApiProperty({ pattern: DAY.source, example: '2026-03-31', description: 'Included' })
  @IsDay()
  to: string;

  @ApiProperty({ enum: STATEMENT_FORMATS, example: 'camt053v4' })
  @IsIn([...STATEMENT_FORMATS])
  format: (typeof STATEMENT_FORMATS)[number];
}
