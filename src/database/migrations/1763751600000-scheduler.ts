import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SCHEDULER_TABLES } from '../../agreements/scheduler/outages';

/** When a scheduler ran last, and when none did. */
export class Scheduler1763751600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEDULER_TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ops.scheduler_outage, ops.scheduler');
  }
}
