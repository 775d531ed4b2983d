import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where an event stands in the log, and by what it can be found. */
@Entity({ schema: 'rm', name: 'audit_event' })
export class AuditEventRow {
  @PrimaryColumn('bigint')
  position: string;

  @Column('text')
  stream: string;

  @Column('integer')
  revision: number;

  @Column('text')
  type: string;

  @Column('text', { name: 'merchant_id' })
  merchantId: string;

  @Column('text')
  actor: string;

  @Column('text', { name: 'correlation_id' })
  correlationId: string;

  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;
}
