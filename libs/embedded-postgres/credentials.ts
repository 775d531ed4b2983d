import { randomBytes } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { EmbeddedPostgresError } from './errors';

export const SUPERUSER = 'postgres';
export const APPLICATION = 'countinghouse';

/** Passwords of the superuser and of the application's role; generated once, never leave this machine. */
export interface Credentials {
  readonly superuser: string;
  readonly application: string;
}

export function generateCredentials(): Credentials {
  return { superuser: randomBytes(24).toString('base64url'), application: randomBytes(24).toString('base64url') };
}

/** Durable before the cluster that it opens becomes visible. */
export async function writeCredentials(path: string, credentials: Credentials): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(JSON.stringify(credentials, undefined, 2));
    await file.sync();
  } finally {
    await file.close();
  }
}

export async function readCredentials(path: string): Promise<Credentials> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Credentials;
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `The server's passwords in ${path} cannot be read. Restore that file from a backup of the data directory.`,
      { cause },
    );
  }
}

/** A connection URL; the passwords are base64url and need no escaping. */
export function connectionUrl(user: string, password: string, port: number, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}
