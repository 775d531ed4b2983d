import { randomUUID } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb';
import type { RecordedCall } from './calls';
import type { Context } from './context';
import { encodeCaughtUp, encodeCheckpoint, encodeConfirmation, encodeEvent } from './encoding';
import { parseFilter, type ServerFilter } from './filter';
import { invalidPosition, wireError } from './grpc-errors';
import type { LogRecord } from './log';
import type { Outlet } from './outlet';
import { positionOf } from './position';

interface LogPlace {
  readonly commit: bigint;
  readonly prepare: bigint;
}

const at = (position: bigint): LogPlace => ({ commit: position, prepare: position });
/** Where the server's next page starts: the end of a record with prepare 0, which is no event's position. */
const behind = (record: LogRecord): LogPlace => ({ commit: record.end, prepare: 0n });
const later = (a: LogPlace, b: LogPlace): LogPlace =>
  a.commit > b.commit || (a.commit === b.commit && a.prepare > b.prepare) ? a : b;

/** A filtered catch-up subscription to the whole log, from the server's side, as its source has it. */
class OpenSubscription {
  private next: number;
  /** The last place told to the client, by an event or by a checkpoint. */
  private told: LogPlace;
  private liveConsidered = 0;

  constructor(
    private readonly context: Context,
    readonly outlet: Outlet,
    private readonly filter: ServerFilter,
    /** Exclusive; -1n for the start. */
    private readonly after: bigint,
  ) {
    this.next = context.node.log.indexAfter(after);
    this.told = at(after);
  }

  async run(): Promise<void> {
    await this.outlet.send(encodeConfirmation(randomUUID()));
    if (this.context.faults.silentAfterConfirmation) return;
    // Who stands at the end goes live without a checkpoint.
    let atEnd = this.after >= this.context.node.log.end;
    while (this.outlet.open) {
      if (!atEnd) await this.catchUp();
      atEnd = false;
      const times = this.context.faults.caughtUpTwice ? 2 : 1;
      for (let time = 0; time < times; time += 1) await this.outlet.send(encodeCaughtUp());
      await this.live();
    }
  }

  /** Page by page; the checkpoints are the starts of pages, so the last one may lie before the end of the log. */
  private async catchUp(): Promise<void> {
    const { records } = this.context.node.log;
    let page = this.told;
    let considered = 0;
    for (;;) {
      const end = Math.min(this.next + this.filter.window, records.length);
      const full = end - this.next === this.filter.window;
      considered += end - this.next;
      while (this.next < end && this.outlet.open) await this.deliver(records[this.next++]!);
      if (!this.outlet.open) return;
      if (!full || considered >= this.filter.checkpointEvery) {
        considered %= this.filter.checkpointEvery;
        await this.checkpoint(later(this.told, page));
      }
      if (!full) return;
      page = behind(records[this.next - 1]!);
    }
  }

  /** Follows the log until the client proves too slow, which sends the subscription back to catching up. */
  private async live(): Promise<void> {
    const { records } = this.context.node.log;
    this.outlet.waited = false;
    while (this.outlet.open && !this.outlet.waited) {
      if (this.next === records.length) await this.nextAppend();
      while (this.next < records.length && this.outlet.open) {
        const record = records[this.next++]!;
        await this.deliver(record);
        this.liveConsidered += 1;
        if (this.liveConsidered % this.filter.checkpointEvery === 0) await this.checkpoint(at(record.position));
      }
    }
  }

  private async deliver(record: LogRecord): Promise<void> {
    // Beyond the end at the start: live events are skipped in silence until the log has passed the position.
    if (record.position <= this.after || !this.filter.matches(record)) return;
    this.told = at(record.position);
    const times = this.context.faults.duplicateDelivery ? 2 : 1;
    for (let time = 0; time < times; time += 1) await this.outlet.send(encodeEvent(record));
  }

  private async checkpoint(place: LogPlace): Promise<void> {
    this.told = place;
    if (place.commit >= 0n) await this.outlet.send(encodeCheckpoint(place));
  }

  private nextAppend(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        stop();
        this.outlet.signal.removeEventListener('abort', done);
        resolve();
      };
      const stop = this.context.node.log.onAppend(done);
      this.outlet.signal.addEventListener('abort', done, { once: true });
    });
  }
}

export async function serveSubscription(
  context: Context,
  outlet: Outlet,
  options: ReadReq.Options,
  recorded: RecordedCall,
): Promise<void> {
  const filter = parseFilter(options);
  if (!options.hasAll() || !filter) {
    return outlet.fail(wireError(status.UNIMPLEMENTED, 'only filtered subscriptions to $all are served'));
  }
  const from = options.getAll()!.hasStart() ? -1n : positionOf(options, context.node.log);
  if (from === 'invalid') return outlet.fail(invalidPosition());
  recorded.prefixes = filter.prefixes;
  const subscription = new OpenSubscription(context, outlet, filter, from);
  context.subscriptions.add(subscription);
  outlet.signal.addEventListener('abort', () => context.subscriptions.delete(subscription), { once: true });
  await subscription.run();
}
