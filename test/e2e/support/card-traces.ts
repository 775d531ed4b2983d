import { mkdtempSync, openSync, closeSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sealed } from '#libs/payments';
import type { Logger } from 'pino';
import { createLogger } from '../../../src/log';
import { PersonalData } from '../../../src/personal-data/personal-data';
import type { TestApplication } from '../../support/application';

/** Everything that the database holds, as text: bytes as hexadecimal digits. */
const ALL_ROWS = `
SELECT format('SELECT %L AS name, coalesce(string_agg(t::text, chr(10)), '''') AS text FROM %I.%I t',
              table_name, table_schema, table_name) AS query
  FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`;
const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;

/** Every table by its name. */
export async function storedRows({ running }: TestApplication): Promise<ReadonlyMap<string, string>> {
  const { pool } = running.persistence;
  const { rows } = await pool.query<{ query: string }>(ALL_ROWS);
  const tables = await Promise.all(rows.map(({ query }) => pool.query<{ name: string; text: string }>(query)));
  return new Map(tables.map((table) => [table.rows[0]!.name, table.rows[0]!.text]));
}

/** A logger of the product that tells all that it can, and what it has written. */
export interface KeptLog {
  readonly log: Logger;
  written(): string;
  close(): void;
}

export function keepLog(): KeptLog {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-log-'));
  const path = join(folder, 'log');
  const file = openSync(path, 'w');
  return {
    log: createLogger('trace', file),
    written: () => readFileSync(path, 'utf8'),
    close: () => {
      closeSync(file);
      rmSync(folder, { recursive: true });
    },
  };
}

/** The three texts in base64, one of which stands in that of any longer text around it. */
function inBase64(text: string): string[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.from(' '.repeat(before) + text).toString('base64');
    const whole = Math.floor((before + text.length) / 3) * 4;
    return encoded.slice(before === 0 ? 0 : 4, whole);
  });
}

/** Pieces of a card number that show it: in groups or not, written in any way that bytes are. */
function formsOf(digits: string): RegExp[] {
  const inHex = Buffer.from(digits).toString('hex');
  return [
    new RegExp([...digits].join(String.raw`(?:[ \-_./+]|%20|\\u00a0|\\n)?`)),
    ...[inHex, ...inBase64(digits)].map((text) => new RegExp(text.replaceAll('+', String.raw`\+`))),
  ];
}

/**
 * Where in a text one of the card numbers or security codes stands. A security code counts by itself only: any
 * signature may hold its four digits.
 */
export function tracesIn(
  text: string,
  { numbers, codes }: { readonly numbers: readonly string[]; readonly codes: readonly string[] },
): readonly string[] {
  const plain = text.replaceAll(UUID, 'uuid');
  const forms = [
    ...numbers.flatMap(formsOf),
    ...codes.map((code) => new RegExp(`(?<![0-9A-Za-z])${code}(?![0-9A-Za-z])`)),
  ];
  return forms.flatMap((form) => {
    const at = plain.search(form);
    return at < 0 ? [] : [plain.slice(Math.max(0, at - 80), at + 60)];
  });
}

/** What is kept of calls sealed, opened. */
export async function openedCalls({ running }: TestApplication): Promise<string> {
  const personal = running.app.get(PersonalData);
  const { events } = await running.persistence.store.readAll(0n, 10_000);
  const calls = events.filter(({ stream }) => stream.startsWith('provider-call-'));
  const opened = calls.flatMap(({ stream, data }) =>
    (['input', 'answer'] as const).map((part) =>
      personal.open(
        (data as Partial<Record<typeof part, Sealed>>)[part],
        `${stream.replace('provider-call-', 'provider-call/')}/${part}`,
      ),
    ),
  );
  return JSON.stringify(await Promise.all(opened));
}
