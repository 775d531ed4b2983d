import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The master key of the embedded mode: made at the first start and kept beside the database, readable by its owner
 * only. Good for a laptop; a deployment gives its own in MASTER_KEY, kept apart from the database that it protects.
 */
export async function embeddedMasterKey(dataDirectory: string): Promise<Buffer> {
  const path = join(dataDirectory, 'master.key');
  try {
    return Buffer.from(await readFile(path, 'utf8'), 'base64');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const key = randomBytes(32);
  await writeFile(path, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  return key;
}
