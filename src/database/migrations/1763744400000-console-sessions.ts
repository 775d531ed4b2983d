import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is signed in at the console. Only the hash of a session's token is kept, so a copy of the table opens nothing.
 */
export class ConsoleSessions1763744400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ops.console_session (
        token_hash bytea PRIMARY KEY,
        key_id     text NOT NULL REFERENCES ops.api_key,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX console_session_by_expiry ON ops.console_session (expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ops.console_session');
  }
}
