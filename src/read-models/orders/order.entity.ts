import type { OrderStatus, PaymentMethod } from '#libs/payments';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FoldedRow } from '../support/folded-row';

/** An order in the list. Amounts are minor units in text, as the driver gives `numeric`. */
@Entity({ schema: 'rm', name: 'orders' })
export class OrderRow extends FoldedRow {
  @PrimaryColumn('uuid', { name: 'order_id' })
  orderId: string;

  @Column('text', { name: 'merchant_id' })
  merchantId: string;

  @Column('text')
  reference: string;

  @Column('text')
  status: OrderStatus;

  @Column('text')
  method: PaymentMethod;

  /** Of the latest attempt. */
  @Column('text', { nullable: true })
  provider: string | null;

  @Column('text', { name: 'customer_id', nullable: true })
  customerId: string | null;

  @Column('text')
  currency: string;

  @Column('numeric', { precision: 38, scale: 0 })
  amount: string;

  @Column('numeric', { precision: 38, scale: 0 })
  authorized: string;

  @Column('numeric', { precision: 38, scale: 0 })
  captured: string;

  @Column('numeric', { precision: 38, scale: 0 })
  refunded: string;

  @Column('numeric', { precision: 38, scale: 0 })
  voided: string;

  @Column('numeric', { name: 'in_doubt', precision: 38, scale: 0 })
  inDoubt: string;
}
