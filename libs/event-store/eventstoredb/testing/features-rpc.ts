import { type sendUnaryData, type ServerUnaryCall, status } from '@grpc/grpc-js';
import { SupportedMethod, SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb';
import type { Empty } from '@eventstore/db-client/generated/shared_pb';
import type { Context } from './context';
import { errorFor, wireError } from './grpc-errors';

export type Handshake = 'with-batch-append' | 'without-batch-append' | 'unimplemented';

const STREAMS = 'event_store.client.streams.streams';
const VERSION = '24.10.14';

/** The handshake. An append with credentials makes none, so a call here is a finding. */
export function serveFeatures(
  context: Context,
  handshake: Handshake,
  call: ServerUnaryCall<Empty, SupportedMethods>,
  answer: sendUnaryData<SupportedMethods>,
): void {
  context.calls.record('getSupportedMethods', call.metadata);
  const fault = context.faults.take('getSupportedMethods');
  if (fault) {
    const error = errorFor(fault, context.faults);
    if (error) answer(error);
    return;
  }
  if (handshake === 'unimplemented') return answer(wireError(status.UNIMPLEMENTED, 'unknown service'));
  const methods = new SupportedMethods();
  methods.setEventStoreServerVersion(VERSION);
  methods.addMethods(method('read', ['position', 'events']));
  methods.addMethods(method('append', []));
  if (handshake === 'with-batch-append') methods.addMethods(method('batchappend', ['deadline_duration']));
  answer(null, methods);
}

function method(name: string, features: string[]): SupportedMethod {
  const supported = new SupportedMethod();
  supported.setServiceName(STREAMS);
  supported.setMethodName(name);
  supported.setFeaturesList(features);
  return supported;
}
