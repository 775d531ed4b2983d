import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BANK_ORDER_LOOK_TABLE } from '../../banking/orders/due-bank-orders';

/** When bank orders are looked at next. */
export class BankOrders1763755200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BANK_ORDER_LOOK_TABLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ops.bank_order_look');
  }
}
