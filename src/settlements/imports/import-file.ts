import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../../common/problems';

/** A file of which the whole content is at hand, and known by its digest. */
export interface ImportFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A statement may hold a year of a busy account. */
export const FILE_BYTES_MAX = 2 ** 31;

/** A request's body as a file for the time of the work: it is read twice, and may be larger than memory. */
export async function withSpooled<T>(source: Readable | Buffer, work: (file: ImportFile) => Promise<T>): Promise<T> {
  const path = join(tmpdir(), `countinghouse-import-${randomUUID()}`);
  try {
    const digest = createHash('sha256');
    let bytes = 0;
    await pipeline(
      Buffer.isBuffer(source) ? Readable.from([source]) : source,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          if (bytes > FILE_BYTES_MAX) throw new Problem('payload_too_large', 'The file is larger than 2 GiB.');
          digest.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(path, { mode: 0o600 }),
    );
    return await work({ path, bytes, sha256: digest.digest('hex') });
  } finally {
    await rm(path, { force: true });
  }
}

/** A file that is there already. */
export async function describeFile(path: string): Promise<ImportFile> {
  const digest = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    digest.update(chunk);
    bytes += chunk.length;
  }
  return { path, bytes, sha256: digest.digest('hex') };
}
