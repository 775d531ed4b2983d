import { decideAppend, type AppendDecision, type Expected, type StreamState } from './append-decision';
import { emitNoise } from './noise';
import { type LogRecord, type ProposedRecord, TransactionLog } from './log';

export type AppendOutcome =
  | { readonly kind: 'success'; readonly revision: number; readonly position: bigint }
  | { readonly kind: 'wrong_version'; readonly current: number }
  | { readonly kind: 'deleted' };

/** The state of one node in memory: its log, the recent-id caches and what was deleted. No network here. */
export class Node {
  readonly log = new TransactionLog();
  private readonly recentIds = new Map<string, Map<string, number>>();
  private readonly tombstones = new Set<string>();
  private readonly softDeletes = new Set<string>();
  private appends = 0;

  /** @param noisy writes system events between the appends of clients, as a real node does */
  constructor(private readonly noisy: boolean) {
    // A real log never starts with a user's event.
    emitNoise(this.log, 0);
    emitNoise(this.log, 1);
  }

  append(stream: string, expected: Expected, events: readonly ProposedRecord[]): AppendOutcome {
    const decision = decideAppend(this.stateOf(stream), expected, idsOf(events));
    return this.carryOut(decision, stream, events);
  }

  /** Forgets the recent ids, as a restart or a change of leader does. */
  restart(): void {
    this.recentIds.clear();
  }

  tombstone(stream: string): void {
    this.tombstones.add(stream);
  }

  isTombstoned(stream: string): boolean {
    return this.tombstones.has(stream);
  }

  softDelete(stream: string): void {
    this.softDeletes.add(stream);
  }

  isSoftDeleted(stream: string): boolean {
    return this.softDeletes.has(stream);
  }

  private carryOut(decision: AppendDecision, stream: string, events: readonly ProposedRecord[]): AppendOutcome {
    switch (decision.kind) {
      case 'deleted':
        return { kind: 'deleted' };
      case 'wrong_version':
        return { kind: 'wrong_version', current: this.log.stream(stream).length - 1 };
      case 'repeat':
        return this.success(this.log.stream(stream)[decision.last]);
      case 'write':
        return this.success(this.write(stream, events).at(-1));
    }
  }

  private write(stream: string, events: readonly ProposedRecord[]): LogRecord[] {
    const written = this.log.append(stream, events);
    const recent = this.recentIds.get(stream) ?? new Map<string, number>();
    this.recentIds.set(stream, recent);
    for (const record of written) recent.set(record.id, record.revision);
    this.softDeletes.delete(stream);
    this.appends += 1;
    if (this.noisy) emitNoise(this.log, this.appends);
    return written;
  }

  private success(last: LogRecord | undefined): AppendOutcome {
    return { kind: 'success', revision: last?.revision ?? -1, position: last?.position ?? this.log.end };
  }

  private stateOf(stream: string): StreamState {
    const records = this.log.stream(stream);
    const recent = this.recentIds.get(stream);
    return {
      last: records.length - 1,
      tombstoned: this.tombstones.has(stream),
      softDeleted: this.softDeletes.has(stream),
      idAt: (revision) => records[revision]?.id,
      recent: (id) => recent?.get(id),
    };
  }
}

const idsOf = (events: readonly ProposedRecord[]): string[] => events.map(({ id }) => id);
