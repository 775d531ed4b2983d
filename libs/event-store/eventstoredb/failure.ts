import { type CommandError, ErrorType, isCommandError } from '@eventstore/db-client';
import { NoAnswerError, StoreUnavailableError } from './errors';

/** What a caller may do about an error, by its class. */
export type Failure =
  | 'conflict'
  | 'missing'
  | 'deleted'
  | 'too-large'
  | 'denied'
  /** The node understood and refused: repeating changes nothing, and nothing was written. */
  | 'refused'
  /** Timeout, cancelled, unavailable, not the leader: repeat. An append may have been written. */
  | 'passing'
  /** Nothing known about it: an append may have been written, and repeating is not known to help. */
  | 'unrecognised';

const BY_TYPE: Partial<Record<ErrorType, Failure>> = {
  [ErrorType.WRONG_EXPECTED_VERSION]: 'conflict',
  [ErrorType.STREAM_NOT_FOUND]: 'missing',
  [ErrorType.STREAM_DELETED]: 'deleted',
  [ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED]: 'too-large',
  [ErrorType.ACCESS_DENIED]: 'denied',
  [ErrorType.INVALID_ARGUMENT]: 'refused',
  [ErrorType.INVALID_TRANSACTION]: 'refused',
  [ErrorType.MISSING_REQUIRED_METADATA_PROPERTY]: 'refused',
  [ErrorType.UNSUPPORTED]: 'refused',
  [ErrorType.NOT_LEADER]: 'passing',
  [ErrorType.UNAVAILABLE]: 'passing',
  [ErrorType.CANCELLED]: 'passing',
  [ErrorType.DEADLINE_EXCEEDED]: 'passing',
  [ErrorType.TIMEOUT]: 'passing',
};

/** gRPC status codes, for errors that the client does not map: it throws them raw or as `UnknownError`. */
const BY_CODE: Record<number, Failure> = {
  1: 'passing', // cancelled
  3: 'refused', // invalid argument
  4: 'passing', // deadline exceeded
  7: 'denied', // permission denied
  10: 'passing', // aborted: the server's own timeout
  12: 'refused', // unimplemented
  13: 'passing', // internal: how a connection cut in the middle shows itself
  14: 'passing', // unavailable
  15: 'passing', // data loss: the same
  16: 'denied', // unauthenticated
};

/**
 * Texts of failures that carry no class: a busy or starting node, a cluster between two leaders, seeds that do not
 * answer.
 */
const PASSING_TEXT = /Server Is (Not Ready|Too Busy|Busy)|No leader info available|Failed to discover/i;

export function failureOf(error: unknown): Failure {
  if (error instanceof NoAnswerError || error instanceof StoreUnavailableError) return 'passing';
  if (!(error instanceof Error)) return 'unrecognised';
  const known = isCommandError(error) ? BY_TYPE[error.type] : undefined;
  if (known) return known;
  if (PASSING_TEXT.test(error.message)) return 'passing';
  const code = grpcCode(error);
  return (code === undefined ? undefined : BY_CODE[code]) ?? 'unrecognised';
}

function grpcCode(error: Error & { code?: unknown; _raw?: CommandError['_raw'] }): number | undefined {
  if (typeof error.code === 'number') return error.code;
  return error._raw?.code;
}

/** A short reason for a message. The client leaves many messages empty. */
export function reasonOf(error: unknown): string {
  if (failureOf(error) === 'denied') return 'access denied: its user must write streams and read $all (group $admins)';
  if (isCommandError(error as Error)) return (error as CommandError).message || (error as CommandError).type;
  return error instanceof Error ? error.message : 'an unknown error';
}
