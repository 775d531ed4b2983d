import { type sendUnaryData, type ServerReadableStream, status } from '@grpc/grpc-js';
import { Empty } from '@eventstore/db-client/generated/shared_pb';
import { type AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb';
import type { Expected } from './append-decision';
import { type Context, latency } from './context';
import { streamName } from './encoding';
import { appendTooBig, errorFor, streamDeleted, wireError } from './grpc-errors';
import type { ProposedRecord } from './log';
import type { AppendOutcome } from './node';
import { decodeProposal, sizeOf } from './proposal';

type Call = ServerReadableStream<AppendReq, AppendResp>;

/** Append: options first, one message per event, then the end; a conflict is a normal answer. */
export function serveAppend(context: Context, call: Call, answer: sendUnaryData<AppendResp>): void {
  const recorded = context.calls.record('append', call.metadata);
  const events: ProposedRecord[] = [];
  let options: AppendReq.Options | undefined;
  let bytes = 0;
  let refused = false;
  const refuse = (error: ReturnType<typeof wireError>): void => {
    refused = true;
    answer(error);
  };
  call.on('data', (request: AppendReq) => {
    if (refused) return;
    if (request.hasOptions()) {
      options = request.getOptions()!;
      recorded.stream = streamName(options.getStreamIdentifier());
      recorded.expected = describe(expectedOf(options));
      return;
    }
    try {
      const event = decodeProposal(request.getProposedMessage()!);
      bytes += sizeOf(event);
      events.push(event);
      recorded.eventIds = events.map(({ id }) => id);
    } catch (error) {
      return refuse(wireError(status.INVALID_ARGUMENT, (error as Error).message));
    }
    // Refused at once, even while the client is still writing.
    if (bytes > context.faults.maxAppendBytes) refuse(appendTooBig(context.faults.maxAppendBytes));
  });
  call.on('error', () => undefined);
  call.on('end', () => {
    if (!refused && options) finish(context, options, events, answer).catch((error: Error) => answer(error));
  });
}

async function finish(
  context: Context,
  options: AppendReq.Options,
  events: readonly ProposedRecord[],
  answer: sendUnaryData<AppendResp>,
): Promise<void> {
  const fault = context.faults.take('append');
  const commits = !fault || fault.startsWith('commit-then');
  const stream = streamName(options.getStreamIdentifier());
  const expected = expectedOf(options);
  const outcome = commits ? context.node.append(stream, expected, events) : undefined;
  await latency(context);
  if (fault) {
    const error = errorFor(fault, context.faults);
    if (error) answer(error);
    return;
  }
  if (outcome!.kind === 'deleted') return answer(streamDeleted(stream));
  answer(null, encodeOutcome(outcome!, expected));
}

export function expectedOf(options: AppendReq.Options): Expected {
  if (options.hasAny()) return { kind: 'any' };
  if (options.hasNoStream()) return { kind: 'no_stream' };
  if (options.hasStreamExists()) return { kind: 'stream_exists' };
  return { kind: 'exact', revision: Number(options.getRevision()) };
}

const describe = (expected: Expected): string =>
  expected.kind === 'exact' ? String(expected.revision) : expected.kind;

function encodeOutcome(outcome: Exclude<AppendOutcome, { kind: 'deleted' }>, expected: Expected): AppendResp {
  const response = new AppendResp();
  if (outcome.kind === 'wrong_version') {
    response.setWrongExpectedVersion(encodeConflict(outcome.current, expected));
    return response;
  }
  const success = new AppendResp.Success();
  if (outcome.revision < 0) success.setNoStream(new Empty());
  else success.setCurrentRevision(String(outcome.revision));
  const position = new AppendResp.Position();
  position.setCommitPosition(String(outcome.position));
  position.setPreparePosition(String(outcome.position));
  success.setPosition(position);
  response.setSuccess(success);
  return response;
}

function encodeConflict(current: number, expected: Expected): AppendResp.WrongExpectedVersion {
  const conflict = new AppendResp.WrongExpectedVersion();
  if (current < 0) conflict.setCurrentNoStream(new Empty());
  else conflict.setCurrentRevision(String(current));
  switch (expected.kind) {
    case 'any':
      conflict.setExpectedAny(new Empty());
      break;
    case 'no_stream':
      conflict.setExpectedNoStream(new Empty());
      break;
    case 'stream_exists':
      conflict.setExpectedStreamExists(new Empty());
      break;
    case 'exact':
      conflict.setExpectedRevision(String(expected.revision));
  }
  return conflict;
}
