import type { OperationStatus, OperationType } from '#libs/payments';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An operation without a final outcome: it reserves its amount until somebody knows. */
@Entity({ schema: 'rm', name: 'open_operation' })
export class OpenOperationRow {
  @PrimaryColumn('uuid', { name: 'order_id' })
  orderId: string;

  @PrimaryColumn('integer', { name: 'operation_id' })
  operationId: number;

  @Column('integer', { name: 'attempt_id' })
  attemptId: number;

  @Column('text', { name: 'merchant_id' })
  merchantId: string;

  @Column('text')
  provider: string;

  @Column('text')
  type: OperationType;

  @Column('text')
  status: OperationStatus;

  @Column('text')
  currency: string;

  @Column('numeric', { precision: 38, scale: 0 })
  amount: string;

  @Column('timestamptz', { name: 'requested_at', nullable: true })
  requestedAt: Date | null;

  /** The status lasts since then. */
  @Column('timestamptz')
  since: Date;

  /** End of the time to pay, for hosted payments. */
  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;
}
