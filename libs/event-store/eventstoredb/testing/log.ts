import { systemClock } from '#libs/clock';

/** What a client proposes: the server adds stream, revision, position and time. */
export interface ProposedRecord {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface LogRecord extends ProposedRecord {
  readonly stream: string;
  readonly revision: number;
  /** Commit position; the prepare position is the same for everything written over gRPC. */
  readonly position: bigint;
  /** Where the record ends: the earliest place of the next one. */
  readonly end: bigint;
  /** 100 ns ticks since 1970. */
  readonly createdTicks: bigint;
}

const TICKS_PER_MILLISECOND = 10_000n;
const RECORD_OVERHEAD_BYTES = 97;
/**
 * Every third record is followed by something that is no event (an epoch, a commit), the others by the next event at
 * once.
 */
const FOREIGN_RECORD_BYTES = 64n;

/** The transaction log of one node: one writer, byte positions that grow with gaps, streams indexed beside it. */
export class TransactionLog {
  readonly records: LogRecord[] = [];
  private readonly streams = new Map<string, LogRecord[]>();
  private readonly listeners = new Set<() => void>();
  private nextPosition = 0n;

  stream(name: string): readonly LogRecord[] {
    return this.streams.get(name) ?? [];
  }

  /** Position of the last record of any kind, -1n for an empty log. */
  get end(): bigint {
    return this.records.at(-1)?.position ?? -1n;
  }

  /** Index of the first record behind `position`. */
  indexAfter(position: bigint): number {
    let low = 0;
    let high = this.records.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.records[middle]!.position <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where a record starts or ends; the server cannot read from anywhere else. */
  isBoundary(position: bigint): boolean {
    const before = this.records[this.indexAfter(position) - 1];
    return before?.position === position || this.records[this.indexAfter(position - 1n) - 1]?.end === position;
  }

  append(stream: string, proposed: readonly ProposedRecord[]): LogRecord[] {
    const records = this.streams.get(stream) ?? [];
    this.streams.set(stream, records);
    const written = proposed.map((event) => this.write(stream, records, event));
    for (const listener of [...this.listeners]) listener();
    return written;
  }

  /** Drops the newest records, as a restore from an older backup would. */
  truncateAfter(position: bigint): void {
    for (const record of this.records.splice(this.indexAfter(position))) this.streams.get(record.stream)?.pop();
    this.nextPosition = this.records.at(-1)?.end ?? 0n;
  }

  onAppend(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private write(stream: string, records: LogRecord[], event: ProposedRecord): LogRecord {
    const record: LogRecord = {
      ...event,
      stream,
      revision: records.length,
      position: this.nextPosition,
      end: this.nextPosition + BigInt(RECORD_OVERHEAD_BYTES + event.data.length + event.metadata.length),
      createdTicks: BigInt(systemClock.now().getTime()) * TICKS_PER_MILLISECOND + 1234n,
    };
    records.push(record);
    this.records.push(record);
    this.nextPosition = record.end + (this.records.length % 3 === 0 ? FOREIGN_RECORD_BYTES : 0n);
    return record;
  }
}
