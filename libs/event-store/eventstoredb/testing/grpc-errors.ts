import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import type { Fault, Faults } from './faults';

type WireError = Pick<ServiceError, 'code' | 'details' | 'metadata' | 'name' | 'message'>;

/** A failed call as the server sends it: status, text, and trailers that the client maps to its error classes. */
export function wireError(code: status, details: string, trailers: Record<string, string> = {}): WireError {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return { name: 'WireError', message: details, code, details, metadata };
}

export const streamDeleted = (stream: string): WireError =>
  wireError(status.FAILED_PRECONDITION, 'Event stream is deleted.', {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

export const appendTooBig = (limit: number): WireError =>
  wireError(status.INVALID_ARGUMENT, 'Maximum append size exceeded.', {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  });

export const invalidPosition = (): WireError => wireError(status.INVALID_ARGUMENT, 'The position is invalid.');

/** The error for a fault that fails the call, undefined for those that leave it hanging. */
export function errorFor(fault: Fault, faults: Faults): WireError | undefined {
  switch (fault) {
    case 'silence':
    case 'commit-then-silence':
      return undefined;
    case 'unavailable':
    case 'cut-midway':
    case 'commit-then-unavailable':
      return wireError(status.UNAVAILABLE, 'Connection dropped');
    case 'too-busy':
      return wireError(status.UNAVAILABLE, 'Server Is Too Busy');
    case 'not-ready':
      return wireError(status.UNAVAILABLE, 'Server Is Not Ready');
    case 'not-leader':
      return wireError(status.NOT_FOUND, 'Leader info available', {
        exception: 'not-leader',
        'leader-endpoint-host': faults.leader.host,
        'leader-endpoint-port': String(faults.leader.port),
      });
    case 'access-denied':
      return wireError(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });
    case 'unknown':
      return wireError(status.UNKNOWN, 'An unknown error.');
    case 'cancelled':
      return wireError(status.CANCELLED, 'Call cancelled');
    case 'internal':
      return wireError(status.INTERNAL, 'Internal error');
  }
}
