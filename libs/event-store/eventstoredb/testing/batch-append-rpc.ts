import type { ServerDuplexStream } from '@grpc/grpc-js';
import { Any } from 'google-protobuf/google/protobuf/any_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { Code } from '@eventstore/db-client/generated/code_pb';
import {
  MaximumAppendSizeExceeded,
  StreamDeleted,
  WrongExpectedVersion,
} from '@eventstore/db-client/generated/shared_pb';
import { Status } from '@eventstore/db-client/generated/status_pb';
import { type BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb';
import type { Expected } from './append-decision';
import { type Context, latency } from './context';
import { streamName } from './encoding';
import { errorFor } from './grpc-errors';
import type { ProposedRecord } from './log';
import { decodeProposal, sizeOf } from './proposal';

type Call = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;
interface Pending {
  options: BatchAppendReq.Options;
  events: ProposedRecord[];
}

/**
 * The shared duplex that the adapter must never open (rule 1). It is served all the same: a double without it could not
 * show that the adapter stays away from it by its own doing.
 */
export function serveBatchAppend(context: Context, call: Call): void {
  const pending = new Map<string, Pending>();
  call.on('data', (request: BatchAppendReq) => {
    context.calls.record('batchAppend', call.metadata);
    const correlation = request.getCorrelationId()!.getString();
    const entry = pending.get(correlation) ?? { options: request.getOptions()!, events: [] };
    pending.set(correlation, entry);
    entry.events.push(...request.getProposedMessagesList().map(decodeProposal));
    if (!request.getIsFinal()) return;
    pending.delete(correlation);
    finish(context, call, request, entry).catch((error: unknown) => call.emit('error', error));
  });
  call.on('error', () => undefined);
  call.on('end', () => call.end());
}

async function finish(
  context: Context,
  call: Call,
  request: BatchAppendReq,
  { options, events }: Pending,
): Promise<void> {
  const fault = context.faults.take('batchAppend');
  if (fault) {
    const error = errorFor(fault, context.faults);
    if (error) call.emit('error', error);
    return;
  }
  const response = new BatchAppendResp();
  response.setCorrelationId(request.getCorrelationId());
  // The client reads the stream's name from the answer when it maps an error.
  response.setStreamIdentifier(options.getStreamIdentifier());
  decide(context, options, events, response);
  await latency(context);
  if (!call.cancelled) call.write(response);
}

function decide(
  context: Context,
  options: BatchAppendReq.Options,
  events: readonly ProposedRecord[],
  response: BatchAppendResp,
): void {
  const limit = context.faults.maxAppendBytes;
  if (events.reduce((sum, event) => sum + sizeOf(event), 0) > limit) {
    const details = new MaximumAppendSizeExceeded();
    details.setMaxappendsize(limit);
    response.setError(failure(Code.INVALID_ARGUMENT, 'MaximumAppendSizeExceeded', details));
    return;
  }
  const expected = expectedOf(options);
  const outcome = context.node.append(streamName(options.getStreamIdentifier()), expected, events);
  if (outcome.kind === 'deleted') {
    response.setError(failure(Code.NOT_FOUND, 'StreamDeleted', new StreamDeleted()));
  } else if (outcome.kind === 'wrong_version') {
    const details = encodeConflict(outcome.current, expected);
    response.setError(failure(Code.ALREADY_EXISTS, 'WrongExpectedVersion', details));
  } else {
    const success = new BatchAppendResp.Success();
    success.setCurrentRevision(String(outcome.revision));
    response.setSuccess(success);
  }
}

function expectedOf(options: BatchAppendReq.Options): Expected {
  if (options.hasAny()) return { kind: 'any' };
  if (options.hasNoStream()) return { kind: 'no_stream' };
  if (options.hasStreamExists()) return { kind: 'stream_exists' };
  return { kind: 'exact', revision: Number(options.getStreamPosition()) };
}

function encodeConflict(current: number, expected: Expected): WrongExpectedVersion {
  const conflict = new WrongExpectedVersion();
  if (current < 0) conflict.setCurrentNoStream(new Empty());
  else conflict.setCurrentStreamRevision(String(current));
  if (expected.kind === 'exact') conflict.setExpectedStreamPosition(String(expected.revision));
  else if (expected.kind === 'no_stream') conflict.setExpectedNoStream(new Empty());
  else if (expected.kind === 'stream_exists') conflict.setExpectedStreamExists(new Empty());
  else conflict.setExpectedAny(new Empty());
  return conflict;
}

function failure(code: Code, name: string, details: { serializeBinary(): Uint8Array }): Status {
  const any = new Any();
  any.pack(details.serializeBinary(), `event_store.client.${name}`);
  const result = new Status();
  result.setCode(code);
  result.setMessage(name);
  result.setDetails(any);
  return result;
}
