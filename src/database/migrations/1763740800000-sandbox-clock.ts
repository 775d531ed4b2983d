import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SANDBOX_CLOCK_TABLE } from '../../sandbox/clock/clock-state';

/** Where the clock of a sandbox stands; empty in production. */
export class SandboxClock1763740800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SANDBOX_CLOCK_TABLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ops.sandbox_clock');
  }
}
