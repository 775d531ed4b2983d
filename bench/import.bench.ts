import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { largeStatement } from '#libs/iso20022/testing';
import { importStatement } from './import/command-line';
import type { Imported } from './import/command-line';
import { perSecond } from './load';
import type { BenchContext, SuiteResult } from './suite';

const SMALL = 10;
const LARGE = 100;
const RESIDENT_MIB = 384;

const mib = (value: number): string => String(Math.round(value));

const ABOUT = `A camt.053 statement, taken in by \`countinghouse settlements import\` into an empty ledger on the embedded PostgreSQL with
fsync on: read twice (checked whole, then written), every entry a line in a stream of its own with its personal data sealed. Memory is
the resident set of the process: the median while all is read, and of each quarter of the writing.`;

export async function run(context: BenchContext): Promise<SuiteResult> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-import-'));
  const imports: Imported[] = [];
  try {
    for (const megabytes of context.quick ? [1, SMALL] : [SMALL, LARGE]) {
      const { entries, stream } = largeStatement(megabytes);
      const path = join(folder, `${megabytes}.xml`);
      await pipeline(Readable.from(stream()), createWriteStream(path));
      imports.push(await importStatement(context, { path, megabytes, entries }));
      context.log(`  ${megabytes} MB: ${imports.at(-1)!.seconds.toFixed(0)} s`);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  const large = imports.at(-1)!;
  return {
    title: 'Import of a statement',
    about: ABOUT,
    tables: [
      {
        caption: 'By size of the file',
        columns: [
          'MB',
          'lines',
          'read s',
          'read and written s',
          'lines a second',
          'MiB read',
          'MiB writing',
          'MiB at most',
        ],
        rows: imports.map(({ megabytes, entries, readSeconds, seconds, peakMiB, readMiB, writingMiB }) => [
          ...[String(megabytes), entries.toLocaleString('en-GB'), readSeconds.toFixed(1), seconds.toFixed(1)],
          ...[perSecond(entries / seconds), mib(readMiB), writingMiB.map(mib).join(', '), mib(peakMiB)],
        ]),
      },
    ],
    ratios: [
      {
        what: `resident set in the last quarter of writing ${large.megabytes} MB to that in the first`,
        value: large.writingMiB[3]! / large.writingMiB[0]!,
        goal: { atMost: 1.25 },
      },
      {
        what: `MiB of the process at most, ${large.megabytes} MB`,
        value: large.peakMiB,
        goal: { atMost: RESIDENT_MIB },
      },
    ],
  };
}
