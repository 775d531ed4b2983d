import { bankOrderStatus } from '#libs/banking';
import type { BankOrderState } from '#libs/banking';
import { formatAmount, fromMoneyJson } from '#libs/money';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AmountSchema } from '../../orders/view/amount.schema';
import { ERASED } from '../../personal-data/personal-data';
import type { FoldedBankOrder } from '../bank-order-aggregate';
import type { StoredInstruction } from './beneficiaries';

export class BankInstructionView {
  @ApiProperty({ type: 'integer', example: 1 })
  number: number;

  @ApiProperty({ example: 'sepa' })
  kind: string;

  @ApiProperty({ type: AmountSchema })
  amount: AmountSchema;

  @ApiProperty({ enum: ['open', 'executed', 'failed', 'reversed'] })
  status: string;

  @ApiPropertyOptional({ example: '110876', description: "The bank's number of it" })
  bank_order_number?: string;

  @ApiPropertyOptional({ example: 'Processed', description: "The bank's own word" })
  bank_state?: string;

  @ApiPropertyOptional({ example: 'Jana Nováková', description: 'Not in lists' })
  name?: string;

  @ApiPropertyOptional({ example: 'SK3699520000002107842741', description: 'IBAN or number; not in lists' })
  account?: string;

  @ApiPropertyOptional({ example: 'invoice 2026-17', description: 'Not in lists' })
  description?: string;
}

export class BankOrderView {
  @ApiProperty({ format: 'uuid', example: '7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11' })
  id: string;

  @ApiProperty({
    enum: [
      ...['waiting_for_approval', 'sending', 'in_doubt', 'accepted', 'executed', 'partly_executed'],
      ...['failed', 'rejected'],
    ],
  })
  status: string;

  @ApiProperty({ example: 'trustpay-eu' })
  provider: string;

  @ApiProperty({ example: '4107347927' })
  account_id: string;

  @ApiProperty({ example: 'suspense' })
  purpose: string;

  @ApiPropertyOptional({ example: 'payfield', description: 'Whose debt or refund it is, where that is not the bank' })
  for_provider?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Of a refund: the order whose customer it pays' })
  order_id?: string;

  @ApiProperty({ type: AmountSchema, description: 'Of all instructions' })
  amount: AmountSchema;

  @ApiPropertyOptional({ example: '2026-03-02', description: 'Absent: the day on which it is sent' })
  execution_date?: string;

  @ApiProperty({ example: 'key:7d1f', description: 'Who asked' })
  requested_by: string;

  @ApiProperty({ example: true, description: 'Whether it was above the limit, so that another person had to approve' })
  needs_approval: boolean;

  @ApiPropertyOptional({ example: 'key:9a20' })
  approved_by?: string;

  @ApiPropertyOptional({ example: 'key:9a20' })
  rejected_by?: string;

  @ApiPropertyOptional({ example: 'Insufficient disposable balance (invalid)', description: 'Why it failed or doubts' })
  reason?: string;

  @ApiProperty({ type: [BankInstructionView] })
  instructions: BankInstructionView[];

  @ApiProperty({ type: 'integer', minimum: 0, example: 2 })
  revision: number;

  @ApiProperty({ example: '1234', pattern: '^[0-9]+$' })
  position: string;

  @ApiProperty({ format: 'date-time', example: '2026-03-02T09:15:00.000Z' })
  created_at: string;
}

export class BankOrderListView {
  @ApiProperty({ type: [BankOrderView] })
  data: BankOrderView[];

  @ApiProperty({ type: String, nullable: true, description: 'For the next page; null at the end' })
  next_cursor: string | null;
}

/** `beneficiaries`: where they are shown; null when they were erased, undefined in lists. */
export function presentBankOrder(
  { state, revision, position }: FoldedBankOrder,
  beneficiaries?: readonly StoredInstruction[] | null,
): BankOrderView {
  const order = state.order!;
  return {
    id: order.bankOrderId,
    status: bankOrderStatus(state),
    provider: order.provider,
    account_id: order.accountId,
    purpose: order.purpose,
    for_provider: order.forProvider,
    order_id: order.orderId,
    amount: formatAmount(fromMoneyJson(order.amount)),
    execution_date: order.executionDate,
    requested_by: order.requestedBy,
    needs_approval: order.approval === 'required',
    approved_by: state.approvedBy,
    rejected_by: state.rejected?.by,
    reason: state.reason,
    instructions: instructionsOf(state, beneficiaries),
    revision,
    position: String(position),
    created_at: order.requestedAt,
  };
}

function instructionsOf(
  { order, instructions }: BankOrderState,
  beneficiaries: readonly StoredInstruction[] | null | undefined,
): BankInstructionView[] {
  return instructions.map(({ number, status, bankOrderNumber, bankState }) => {
    const { kind, amount } = order!.instructions[number - 1]!;
    const to = beneficiaries?.[number - 1];
    return {
      ...{ number, kind: kind.replace('-', '_'), amount: formatAmount(fromMoneyJson(amount)), status },
      ...{ bank_order_number: bankOrderNumber, bank_state: bankState },
      ...(to && { name: to.name, account: to.iban ?? to.account, description: to.description }),
      ...(beneficiaries === null && { name: ERASED, account: ERASED }),
    };
  });
}
