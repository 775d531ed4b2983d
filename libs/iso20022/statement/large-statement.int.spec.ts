import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DocumentRefusedError, readStatements } from '..';
import type { ReadProgress } from '..';
import { largeStatement } from '../testing/large-statement';

const MEGABYTE = 1024 * 1024;
const SIZE = process.env.CI ? 100 : 25;

/** Growth of what cannot be collected: a reader that kept its entries would hold more than the file. */
const HEAP_GROWTH_MAX = 8 * MEGABYTE;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heapInUse(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

describe(`a statement of ${SIZE} MB`, () => {
  const file = largeStatement(SIZE);

  it('is read in memory that does not grow, with progress to its last byte', async () => {
    const progress: ReadProgress[] = [];
    const heaps: number[] = [];
    let [entries, sum, totals] = [0, 0n, {}];
    const before = heapInUse();
    for await (const item of readStatements(file.stream(), { onProgress: (now) => progress.push(now) })) {
      if (item.type === 'complete') totals = item.totals;
      if (item.type !== 'entry') continue;
      entries += 1;
      sum += item.entry.amount.minor;
      if (entries % Math.ceil(file.entries / 10) === 0) heaps.push(heapInUse() - before);
    }
    process.stdout.write(`camt.053 of ${SIZE} MB: ${entries} entries, heap grew by ${megabytes(heaps)} MB at most\n`);
    expect(entries).toBe(file.entries);
    expect(totals).toEqual({ statements: 1, entries: file.entries, bytes: file.bytes });
    expect(heaps.length).toBeGreaterThanOrEqual(9);
    expect(Math.max(...heaps)).toBeLessThan(HEAP_GROWTH_MAX);
    expect(sum).toBeGreaterThan(0n);
    expect(progress.at(-1)).toEqual({ bytes: file.bytes, entries: file.entries });
    expect(progress.map(({ bytes }) => bytes)).toEqual(progress.map(({ bytes }) => bytes).sort((a, b) => a - b));
    expect(progress.length).toBeGreaterThan(SIZE * 10);
  });

  it('is not complete when only its last tag is missing', async () => {
    async function* cut(): AsyncGenerator<Buffer> {
      for await (const chunk of largeStatement(2).stream()) {
        const text = chunk.toString();
        yield Buffer.from(text.replace('</Document>', ''));
      }
    }
    const types = new Set<string>();
    const reading = async (): Promise<void> => {
      for await (const { type } of readStatements(cut())) types.add(type);
    };
    await expect(reading()).rejects.toThrow(DocumentRefusedError);
    expect([...types]).toEqual(['message', 'statement', 'balance', 'entry', 'statement-end']);
  });

  it('is read no further than the reader wants', async () => {
    let given = 0;
    async function* counted(): AsyncGenerator<Buffer> {
      for await (const chunk of file.stream()) {
        given += chunk.length;
        yield chunk;
      }
    }
    for await (const { type } of readStatements(counted())) if (type === 'entry') break;
    expect(given).toBeLessThan(MEGABYTE);
  });
});

const megabytes = (heaps: readonly number[]): string => (Math.max(...heaps) / MEGABYTE).toFixed(1);
