import { formatAmount, fromMoneyJson } from '#libs/money';
import { beyondAccrued } from '#libs/settlements';
import { ApiProperty } from '@nestjs/swagger';
import { AmountSchema, BalanceSchema } from '../../orders/view/amount.schema';
import type { AccruedAccount, FoldedInvoices } from './provider-invoice-aggregate';

export class ProviderInvoiceView {
  @ApiProperty({ example: 'F-2026-03' })
  number: string;

  @ApiProperty({ format: 'date-time', example: '2026-03-01T00:00:00.000Z', description: 'Inclusive' })
  from: string;

  @ApiProperty({ format: 'date-time', example: '2026-04-01T00:00:00.000Z', description: 'Exclusive' })
  to: string;

  @ApiProperty({ type: AmountSchema, description: 'What the bill comes to' })
  amount: AmountSchema;

  @ApiProperty({ type: AmountSchema, description: 'What was accrued for the period with its captures' })
  accrued: AmountSchema;

  @ApiProperty({ type: BalanceSchema, description: 'The bill less what was accrued: booked as a fee with the bill' })
  difference: BalanceSchema;
}

export class ProviderInvoicesView {
  @ApiProperty({ example: 'trustpay-eu' })
  provider: string;

  @ApiProperty({ example: 'EUR' })
  currency: string;

  @ApiProperty({ type: [ProviderInvoiceView], description: 'The latest period first' })
  data: ProviderInvoiceView[];

  @ApiProperty({ type: 'integer', example: 4, description: 'Counted with each bill; -1 where none is recorded' })
  revision: number;

  @ApiProperty({ example: '1234', pattern: '^[0-9]+$', description: 'Of the last bill; queries can wait for it' })
  position: string;
}

export function presentInvoices(
  { provider, currency }: AccruedAccount,
  { state, revision, position }: FoldedInvoices,
): ProviderInvoicesView {
  const latestFirst = state.invoices.toSorted((a, b) => Date.parse(b.from) - Date.parse(a.from));
  const data = latestFirst.map((invoice): ProviderInvoiceView => ({
    number: invoice.number,
    from: invoice.from,
    to: invoice.to,
    amount: formatAmount(fromMoneyJson(invoice.amount)),
    accrued: formatAmount(fromMoneyJson(invoice.accrued)),
    difference: formatAmount({ minor: beyondAccrued(invoice), currency }),
  }));
  return { provider, currency, data, revision, position: String(position) };
}
