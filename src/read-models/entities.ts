import { AgreementPeriodRow } from './agreements/agreement-period.entity';
import { AgreementRow } from './agreements/agreement.entity';
import { ApprovalRow } from './approvals/approval.entity';
import { AuditEventRow } from './audit/audit-event.entity';
import { BankOrderRow } from './bank-orders/bank-order.entity';
import { CardRow } from './cards/card.entity';
import { BalanceRow, LegRow, PostingRow } from './journal/journal.entities';
import { OpenOperationRow } from './orders/open-operation.entity';
import { OrderRow } from './orders/order.entity';
import { BankLineRow, BreakRow, SettlementLineRow, SettlementRow } from './reconciliation/reconciliation.entities';
import { WebhookRow } from './webhooks/webhook.entity';

/** Everything that TypeORM reads. Written by the projections only. */
export const readModelEntities = [
  OrderRow,
  OpenOperationRow,
  CardRow,
  PostingRow,
  LegRow,
  BalanceRow,
  AuditEventRow,
  ApprovalRow,
  WebhookRow,
  BankOrderRow,
  AgreementRow,
  AgreementPeriodRow,
  SettlementRow,
  SettlementLineRow,
  BreakRow,
  BankLineRow,
];
