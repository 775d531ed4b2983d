import type { Problem } from './api-types';

/** Everything that this client throws. */
export class LedgerError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The ledger refused, and says why (RFC 9457). Branch on `code`. */
export class ProblemError extends LedgerError {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  /** What is wrong with which field. */
  readonly errors: readonly { readonly pointer: string; readonly message: string }[];
  readonly requestId: string;
  /** The same request with the same key may succeed later. */
  readonly retryable: boolean;

  constructor(readonly problem: Problem) {
    super(`${problem.code}: ${problem.detail}`);
    this.status = problem.status;
    this.code = problem.code;
    this.detail = problem.detail;
    this.errors = problem.errors ?? [];
    this.requestId = problem.request_id;
    this.retryable = problem.retryable;
  }
}

/** 400, 413, 415: the request itself is wrong; see `errors`. */
export class InvalidRequestError extends ProblemError {}
/** 401, 403: the key is missing, unknown or may not do this. */
export class AccessError extends ProblemError {}
/** 404, also for what another merchant owns. */
export class NotFoundError extends ProblemError {}
/** 409, 412: the thing does not stand as the request needs it. */
export class ConflictError extends ProblemError {}
/** 422: understood, and not allowed. */
export class RefusedError extends ProblemError {}
/** 429, after the retries. */
export class RateLimitedError extends ProblemError {}
/** 5xx, after the retries: a command may or may not have happened. Send it again with the same key. */
export class UnavailableError extends ProblemError {}

/** No answer came: a command may or may not have happened. Send it again with the same key. */
export class NoAnswerError extends LedgerError {
  constructor(
    message: string,
    /** Of a command: repeat it with this one. */
    readonly idempotencyKey: string | undefined,
    cause: unknown,
  ) {
    super(message, { cause });
  }
}

/** The time for the call is over. */
export class DeadlineError extends NoAnswerError {}

/** Something answered that is not the ledger: a proxy, or a wrong address. */
export class UnexpectedAnswerError extends LedgerError {
  constructor(
    readonly status: number,
    readonly text: string,
  ) {
    super(`unexpected answer ${status}: ${text.slice(0, 200)}`);
  }
}

const BY_STATUS: Readonly<Record<number, typeof ProblemError>> = {
  400: InvalidRequestError,
  401: AccessError,
  403: AccessError,
  404: NotFoundError,
  409: ConflictError,
  412: ConflictError,
  413: InvalidRequestError,
  415: InvalidRequestError,
  422: RefusedError,
  429: RateLimitedError,
};

export function problemError(problem: Problem): ProblemError {
  const Known = BY_STATUS[problem.status] ?? (problem.status >= 500 ? UnavailableError : ProblemError);
  return new Known(problem);
}
