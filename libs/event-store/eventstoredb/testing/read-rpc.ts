import { status } from '@grpc/grpc-js';
import { ReadReq } from '@eventstore/db-client/generated/streams_pb';
import type { RecordedCall } from './calls';
import { type Context, latency } from './context';
import { encodeEvent, encodeStreamNotFound, streamName } from './encoding';
import { errorFor, invalidPosition, streamDeleted, wireError } from './grpc-errors';
import type { LogRecord, TransactionLog } from './log';
import { Outlet, type ReadCall } from './outlet';
import { positionOf } from './position';
import { serveSubscription } from './subscription-rpc';

const BACKWARDS = ReadReq.Options.ReadDirection.BACKWARDS;

/** One method serves reads and subscriptions: a stream or all, a count or a subscription. */
export async function serveRead(context: Context, call: ReadCall): Promise<void> {
  const options = call.request.getOptions()!;
  const method = options.hasSubscription() ? 'subscribe' : 'read';
  const recorded = context.calls.record(method, call.metadata);
  const outlet = new Outlet(call);
  const fault = context.faults.take(method);
  if (method === 'read') track(context, call);
  await latency(context);
  if (fault && fault !== 'cut-midway') {
    const error = errorFor(fault, context.faults);
    return error ? outlet.fail(error) : undefined;
  }
  if (options.hasSubscription()) return serveSubscription(context, outlet, options, recorded);
  await serveBoundedRead(context, outlet, options, recorded, fault === 'cut-midway');
}

function track({ openReads }: Context, call: ReadCall): void {
  openReads.add(call);
  for (const ended of ['finish', 'error', 'cancelled']) call.once(ended, () => openReads.delete(call));
}

async function serveBoundedRead(
  context: Context,
  outlet: Outlet,
  options: ReadReq.Options,
  recorded: RecordedCall,
  cut: boolean,
): Promise<void> {
  recorded.maxCount = BigInt(options.getCount());
  const count = Math.min(Number(options.getCount()), Number.MAX_SAFE_INTEGER);
  const stream = options.getStream();
  if (stream) {
    recorded.stream = streamName(stream.getStreamIdentifier());
    if (context.node.isTombstoned(recorded.stream)) return outlet.fail(streamDeleted(recorded.stream));
    const records = context.node.log.stream(recorded.stream);
    if (records.length === 0 || context.node.isSoftDeleted(recorded.stream)) {
      await outlet.send(encodeStreamNotFound(recorded.stream));
      return outlet.end();
    }
    return sendAll(outlet, selectFromStream(records, options, count), cut);
  }
  const from = positionOf(options, context.node.log);
  if (from === 'invalid') return outlet.fail(invalidPosition());
  return sendAll(outlet, selectFromAll(context.node.log, options, from, count), cut);
}

async function sendAll(outlet: Outlet, records: readonly LogRecord[], cut: boolean): Promise<void> {
  const sent = cut ? records.slice(0, Math.ceil(records.length / 2)) : records;
  for (const record of sent) {
    if (!outlet.open) return;
    await outlet.send(encodeEvent(record));
  }
  if (cut) return outlet.fail(wireError(status.UNAVAILABLE, 'Connection dropped'));
  outlet.end();
}

/** Stream reads include the revision they start from, in both directions. */
function selectFromStream(records: readonly LogRecord[], options: ReadReq.Options, count: number): LogRecord[] {
  const stream = options.getStream()!;
  const last = records.length - 1;
  const asked = stream.hasStart() ? 0 : stream.hasEnd() ? last : Number(stream.getRevision());
  if (options.getReadDirection() !== BACKWARDS) return records.slice(asked, asked + count);
  const start = Math.min(asked, last);
  return records.slice(Math.max(0, start - count + 1), start + 1).reverse();
}

/** Reads of the whole log include their position forwards and exclude it backwards. */
function selectFromAll(log: TransactionLog, options: ReadReq.Options, from: bigint, count: number): LogRecord[] {
  const index = log.indexAfter(from - 1n);
  if (options.getReadDirection() !== BACKWARDS) return log.records.slice(index, index + count);
  return log.records.slice(Math.max(0, index - count), index).reverse();
}
