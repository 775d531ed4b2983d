import { PostgresKeyring, deriveKey } from '#libs/sealing';
import type { Pool } from 'pg';
import type { Check } from './finding';
import { fail, ok, warn } from './finding';

/** The oldest and the newest: a master key that was changed on the way opens some of them only. */
const SAMPLE = `
  (SELECT subject, key_id FROM ops.subject_key ORDER BY created_at LIMIT 10)
  UNION (SELECT subject, key_id FROM ops.subject_key ORDER BY created_at DESC LIMIT 10)`;

const LOST = 'Give back the MASTER_KEY that this database was used with; without it personal data stays closed.';

/** Whether what is sealed can be opened, and whether anybody may call. */
export const keyChecks = (pool: Pool, masterKey: Buffer): readonly Check[] => [
  { name: 'master key', otherwise: 'Run: countinghouse migrate', look: () => unwraps(pool, masterKey) },
  {
    name: 'API keys',
    otherwise: 'Run: countinghouse migrate',
    look: async () => {
      const { rows } = await pool.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM ops.api_key WHERE revoked_at IS NULL',
      );
      const count = rows[0]!.count;
      if (count > 0) return ok(`${count} active`);
      return warn('none: nobody can call', 'Run: countinghouse keys create --merchant <id> --role admin');
    },
  },
];

async function unwraps(pool: Pool, masterKey: Buffer) {
  const { rows } = await pool.query<{ subject: string; key_id: string }>(SAMPLE);
  const keyring = new PostgresKeyring(pool, deriveKey(masterKey, 'subject-keys'));
  let closed = 0;
  for (const { subject, key_id: keyId } of rows) {
    await keyring.find(subject, keyId).catch(() => (closed += 1));
  }
  if (closed > 0) return fail(`does not open ${closed} of ${rows.length} keys of personal data that were tried`, LOST);
  return ok(rows.length === 0 ? 'nothing is sealed yet' : `opens all ${rows.length} keys that were tried`);
}
