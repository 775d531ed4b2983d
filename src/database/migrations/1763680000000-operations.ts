import { OPERATIONS_DDL } from '#libs/projections';
import { SUBJECT_KEY_TABLE } from '#libs/sealing';
import { OPERATION_LOOK_TABLE } from '../../resolver/due-operations';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Schema `ops`: what runs the ledger and is not derived from events: checkpoints, data keys, API keys. */
export class Operations1763680000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OPERATIONS_DDL);
    await runner.query(SUBJECT_KEY_TABLE);
    await runner.query(OPERATION_LOOK_TABLE);
    await runner.query(`
      CREATE TABLE ops.api_key (
        key_id      text PRIMARY KEY,
        merchant_id text NOT NULL,
        role        text NOT NULL CHECK (role IN ('service', 'auditor', 'operator', 'admin')),
        name        text NOT NULL,
        secret_hash bytea NOT NULL,
        created_at  timestamptz NOT NULL,
        revoked_at  timestamptz
      )`);
  }

  /** Data keys are in here: dropping them would erase people, so there is no way back. */
  async down(): Promise<void> {
    throw new Error('restore a backup instead: this step cannot be undone');
  }
}
