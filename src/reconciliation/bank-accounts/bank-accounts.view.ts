import { formatAmount } from '#libs/money';
import type { Amount } from '#libs/money';
import { ApiProperty } from '@nestjs/swagger';
import { BalanceSchema } from '../../orders/view/amount.schema';
import type { ComparedAccount } from './compare';

class StatedBalanceView {
  @ApiProperty({ format: 'date', example: '2026-03-01' })
  on: string;

  @ApiProperty({ type: BalanceSchema })
  amount: Amount;
}

class BankAccountView {
  @ApiProperty({ example: 'SK1799520000004107347927' })
  account: string;

  @ApiProperty({ type: 'integer', example: 42, description: 'Booked entries of its statements that were imported' })
  lines: number;

  @ApiProperty({ type: BalanceSchema, description: 'What all its lines come to, as `bank:{account}:{ccy}` shows it' })
  books: Amount;

  @ApiProperty({
    type: StatedBalanceView,
    nullable: true,
    description: 'Before the first entry of the first statement',
  })
  opening: StatedBalanceView | null;

  @ApiProperty({ type: StatedBalanceView, nullable: true, description: 'After the last entry of the last statement' })
  closing: StatedBalanceView | null;

  @ApiProperty({
    type: BalanceSchema,
    nullable: true,
    description: 'Closing less opening less books. Else than zero: a statement between them was not imported',
  })
  difference: Amount | null;

  @ApiProperty({
    enum: ['equal', 'differs', 'not_told'],
    description:
      '`not_told`: no line says which balances it had, or the page with which a statement begins or ends is missing',
  })
  verdict: string;
}

export class BankAccountsView {
  @ApiProperty({ type: [BankAccountView] })
  data: BankAccountView[];

  @ApiProperty({ example: true, description: 'No account differs' })
  agrees: boolean;
}

export const presentBankAccounts = (compared: readonly ComparedAccount[]): BankAccountsView => ({
  data: compared.map(({ account, currency, lines, books, opening, closing, difference, verdict }) => {
    const amount = (minor: bigint): Amount => formatAmount({ minor, currency });
    const stated = (balance: ComparedAccount['opening']) =>
      balance ? { on: balance.on, amount: amount(balance.minor) } : null;
    return {
      ...{ account, lines, books: amount(books), opening: stated(opening), closing: stated(closing) },
      ...{ difference: difference === undefined ? null : amount(difference), verdict },
    };
  }),
  agrees: compared.every(({ verdict }) => verdict !== 'differs'),
});
