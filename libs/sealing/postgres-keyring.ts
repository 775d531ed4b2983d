import { hkdfSync, randomBytes } from 'node:crypto';
import { decrypt, encrypt } from './box';
import type { Keyring, SubjectKey } from './keyring';

/** The part of a pg pool that the keyring needs. */
export interface Queryable {
  query<Row extends object>(text: string, values?: unknown[]): Promise<{ rows: Row[]; rowCount: number | null }>;
}

export const SUBJECT_KEY_TABLE = `
CREATE TABLE IF NOT EXISTS ops.subject_key (
  subject     text PRIMARY KEY,
  key_id      text NOT NULL,
  wrapped_key bytea NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now()
)`;

interface Cached extends SubjectKey {
  readonly until: number;
}

interface Waiting {
  readonly subject: string;
  readonly resolve: (key: SubjectKey) => void;
  readonly reject: (error: unknown) => void;
}

const KEY_BYTES = 32;
const KEY_ID_BYTES = 9;
const CACHED_KEYS_MAX = 20_000;
/**
 * A key that another process destroyed opens nothing here after this time. Real time: nothing of the ledger hangs on
 * it.
 */
const CACHED_MS = 30_000;
const BATCH_MAX = 500;

/**
 * Data keys in PostgreSQL, wrapped by the master key. New keys of concurrent callers are written by one statement, as
 * the event store writes its events: a payment with personal data costs no commit of its own.
 */
export class PostgresKeyring implements Keyring {
  private readonly cache = new Map<string, Cached>();
  private waiting: Waiting[] = [];
  private writing = false;

  constructor(
    private readonly database: Queryable,
    private readonly masterKey: Buffer,
  ) {}

  keyFor(subject: string): Promise<SubjectKey> {
    const cached = this.cached(subject);
    if (cached) return Promise.resolve(cached);
    return new Promise((resolve, reject) => {
      this.waiting.push({ subject, resolve, reject });
      if (!this.writing) void this.writeBatches();
    });
  }

  async find(subject: string, keyId: string): Promise<SubjectKey | undefined> {
    const cached = this.cached(subject);
    if (cached?.keyId === keyId) return cached;
    const { rows } = await this.database.query<{ wrapped_key: Buffer }>(
      'SELECT wrapped_key FROM ops.subject_key WHERE subject = $1 AND key_id = $2',
      [subject, keyId],
    );
    return rows[0] && this.remember(subject, { keyId, key: decrypt(this.masterKey, rows[0].wrapped_key, subject) });
  }

  async destroy(subject: string): Promise<number> {
    const { rowCount } = await this.database.query('DELETE FROM ops.subject_key WHERE subject = $1', [subject]);
    this.cache.delete(subject);
    return rowCount ?? 0;
  }

  private async writeBatches(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, BATCH_MAX);
      try {
        const keys = await this.makeDurable([...new Set(batch.map((item) => item.subject))]);
        for (const item of batch) item.resolve(keys.get(item.subject)!);
      } catch (error) {
        for (const item of batch) item.reject(error);
      }
    }
    this.writing = false;
  }

  /** Inserts what is missing and reads back what won, so that two processes never use two keys for one subject. */
  private async makeDurable(subjects: readonly string[]): Promise<Map<string, SubjectKey>> {
    const random = randomBytes(subjects.length * (KEY_BYTES + KEY_ID_BYTES));
    const fresh = subjects.map((subject, index) => {
      const own = random.subarray(index * (KEY_BYTES + KEY_ID_BYTES));
      const keyId = own.subarray(KEY_BYTES, KEY_BYTES + KEY_ID_BYTES).toString('base64url');
      return { subject, keyId, wrapped: encrypt(this.masterKey, own.subarray(0, KEY_BYTES), subject) };
    });
    const { rows } = await this.database.query<{ subject: string; key_id: string; wrapped_key: Buffer }>(
      `WITH fresh AS (
         INSERT INTO ops.subject_key (subject, key_id, wrapped_key)
         SELECT * FROM unnest($1::text[], $2::text[], $3::bytea[])
         ON CONFLICT (subject) DO NOTHING RETURNING subject, key_id, wrapped_key)
       SELECT * FROM fresh
       UNION ALL SELECT subject, key_id, wrapped_key FROM ops.subject_key WHERE subject = ANY ($1)`,
      [fresh.map((f) => f.subject), fresh.map((f) => f.keyId), fresh.map((f) => f.wrapped)],
    );
    const found = new Map<string, SubjectKey>();
    for (const row of rows) {
      const key = { keyId: row.key_id, key: decrypt(this.masterKey, row.wrapped_key, row.subject) };
      found.set(row.subject, this.remember(row.subject, key));
    }
    const missed = subjects.filter((subject) => !found.has(subject));
    // A row that another process committed after our snapshot was taken is neither ours nor visible: it is the next
    // look-up.
    if (missed.length > 0) for (const [subject, key] of await this.makeDurable(missed)) found.set(subject, key);
    return found;
  }

  private cached(subject: string): SubjectKey | undefined {
    const cached = this.cache.get(subject);
    return cached && cached.until > performance.now() ? cached : undefined;
  }

  private remember(subject: string, key: SubjectKey): SubjectKey {
    if (this.cache.size >= CACHED_KEYS_MAX) this.cache.delete(this.cache.keys().next().value!);
    this.cache.set(subject, { ...key, until: performance.now() + CACHED_MS });
    return key;
  }
}

/** Keys for different uses out of one master secret (HKDF, RFC 5869). */
export const deriveKey = (masterKey: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), `countinghouse/${purpose}`, 32));
