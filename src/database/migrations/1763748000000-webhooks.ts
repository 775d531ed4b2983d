import type { MigrationInterface, QueryRunner } from 'typeorm';
import { WEBHOOK_TABLES } from '../../webhooks/deliveries/delivery-tables';

/** Messages to merchants: what is due and the log of attempts. */
export class Webhooks1763748000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WEBHOOK_TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ops.webhook_health, ops.webhook_attempt, ops.webhook_delivery');
  }
}
