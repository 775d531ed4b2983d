import { setTimeout as delay } from 'node:timers/promises';

const EVERY_MS = 250;
const MIB = 1024 * 1024;

export interface MemorySample {
  /** Work done when the sample was taken. */
  readonly done: number;
  readonly heapMiB: number;
  readonly residentMiB: number;
}

/** Looks at the memory of a running ledger through its own metrics, as a monitor would, until told to stop. */
export async function probeMemory(url: string, done: () => number, isOver: () => boolean): Promise<MemorySample[]> {
  const samples: MemorySample[] = [];
  while (!isOver()) {
    const text = await (await fetch(`${url}/metrics`)).text();
    const heapMiB = valueOf(text, 'nodejs_heap_size_used_bytes') / MIB;
    const residentMiB = valueOf(text, 'process_resident_memory_bytes') / MIB;
    samples.push({ done: done(), heapMiB, residentMiB });
    await delay(EVERY_MS);
  }
  return samples;
}

function valueOf(metrics: string, name: string): number {
  const line = metrics.split('\n').find((candidate) => candidate.startsWith(`${name} `));
  if (line === undefined) throw new Error(`no metric ${name}`);
  return Number(line.slice(name.length + 1));
}

export interface MemoryWindow {
  /** The lowest heap of the window: what is left after a collection, as far as it was seen. */
  readonly heapMiB: number;
  /** Half of the samples lie below. */
  readonly residentMiB: number;
}

/** The samples in windows of equal work. */
export function windowsOf(samples: readonly MemorySample[], total: number, count: number): MemoryWindow[] {
  return Array.from({ length: count }, (_, n) => {
    const from = (total / count) * n;
    const inside = samples.filter(({ done }) => done >= from && done < from + total / count);
    const resident = inside.map(({ residentMiB }) => residentMiB).sort((a, b) => a - b);
    return {
      heapMiB: Math.min(...inside.map(({ heapMiB }) => heapMiB)),
      residentMiB: resident[Math.floor(resident.length / 2)] ?? Number.NaN,
    };
  });
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
