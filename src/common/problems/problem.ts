/** Every code that the API answers, with its status and title. Stable: callers branch on `code`. */
export const PROBLEMS = {
  invalid_request: { status: 400, title: 'The request is not valid', retryable: false },
  idempotency_key_required: { status: 400, title: 'An Idempotency-Key is required', retryable: false },
  unauthorized: { status: 401, title: 'The API key is missing or unknown', retryable: false },
  forbidden: { status: 403, title: 'The API key may not do this', retryable: false },
  sandbox_only: { status: 403, title: 'Only a sandbox can do this', retryable: false },
  second_person_required: { status: 403, title: 'Another person must decide', retryable: false },
  not_found: { status: 404, title: 'There is no such thing', retryable: false },
  no_bank_account: { status: 404, title: 'No bank account is configured', retryable: false },
  in_progress: { status: 409, title: 'The first request with this key is still running', retryable: true },
  conflict: { status: 409, title: 'The resource kept changing', retryable: true },
  outcome_unknown: { status: 409, title: 'An earlier operation has an unknown outcome', retryable: true },
  attempt_in_progress: { status: 409, title: 'An earlier attempt is not over', retryable: true },
  reference_pending: { status: 409, title: 'The provider has not named the payment yet', retryable: true },
  already_paid: { status: 409, title: 'The order is already paid', retryable: false },
  not_authorized: { status: 409, title: 'Nothing is authorised on this order', retryable: false },
  void_in_progress: { status: 409, title: 'A void is under way', retryable: true },
  capture_in_progress: { status: 409, title: 'A capture is under way', retryable: true },
  use_refund: { status: 409, title: 'The money is captured: refund it', retryable: false },
  order_closed: { status: 409, title: 'The order is closed', retryable: false },
  not_waiting_for_approval: { status: 409, title: 'The order does not wait for approval', retryable: false },
  execution_date_passed: { status: 409, title: 'The day of execution has passed', retryable: false },
  suspense_moved: { status: 409, title: 'The money in suspense was moved', retryable: false },
  operation_final: { status: 409, title: 'The operation has its outcome', retryable: false },
  paid_by_bank_order: { status: 409, title: 'A bank order pays it', retryable: false },
  nothing_to_capture: { status: 409, title: 'Nothing is left to capture', retryable: false },
  nothing_to_refund: { status: 409, title: 'Nothing is left to refund', retryable: false },
  nothing_to_return: { status: 409, title: 'No unexpected money is here', retryable: false },
  nothing_to_void: { status: 409, title: 'There is no hold to void', retryable: false },
  process_not_parked: { status: 409, title: 'The process is not parked', retryable: false },
  process_before_another_input: { status: 409, title: 'The process stands before another input', retryable: false },
  agreement_ended: { status: 409, title: 'The agreement has ended', retryable: false },
  agreement_not_active: { status: 409, title: 'The agreement has no card yet', retryable: false },
  agreement_paused: { status: 409, title: 'The agreement is paused', retryable: false },
  agreement_not_paused: { status: 409, title: 'The agreement is not paused', retryable: false },
  agreement_parked: { status: 409, title: 'The agreement is parked', retryable: false },
  agreement_not_parked: { status: 409, title: 'The agreement is not parked', retryable: false },
  nothing_to_retry: { status: 409, title: 'No charge has failed', retryable: false },
  nothing_to_prorate: { status: 409, title: 'Nothing that is paid runs now', retryable: false },
  nothing_to_review: { status: 409, title: 'No period is held', retryable: false },
  new_card_required: { status: 409, title: 'The card is of no use any more', retryable: false },
  period_closed: { status: 409, title: 'The period is asked for already', retryable: false },
  card_removed: { status: 409, title: 'The card is no longer on file', retryable: false },
  webhook_disabled: { status: 409, title: 'The webhook is switched off', retryable: false },
  webhook_limit_reached: { status: 409, title: 'The merchant has as many webhooks as it may', retryable: false },
  break_closed: { status: 409, title: 'The break is not open any more', retryable: false },
  note_limit_reached: { status: 409, title: 'The break has as many notes as it may', retryable: false },
  nothing_in_suspense: { status: 409, title: 'Nothing of it is in suspense any more', retryable: false },
  invoice_recorded: { status: 409, title: 'The bill is recorded', retryable: false },
  period_invoiced: { status: 409, title: 'A bill covers a part of the period', retryable: false },
  period_not_over: { status: 409, title: 'The period is not over', retryable: false },
  revision_mismatch: { status: 412, title: 'The resource is at another revision', retryable: false },
  payload_too_large: { status: 413, title: 'The request is too large', retryable: false },
  unsupported_media_type: { status: 415, title: 'Send application/json', retryable: false },
  amount_exceeds_capturable: { status: 422, title: 'The amount exceeds what can be captured', retryable: false },
  amount_exceeds_refundable: { status: 422, title: 'The amount exceeds what can be refunded', retryable: false },
  amount_not_positive: { status: 422, title: 'The amount must be positive', retryable: false },
  amount_exceeds_consent: { status: 422, title: 'The customer did not agree to so much', retryable: false },
  currency_mismatch: { status: 422, title: 'The currency is not that of the order', retryable: false },
  unsupported_by_provider: { status: 422, title: 'The provider does not offer this', retryable: false },
  provider_refused: { status: 422, title: 'The provider refused', retryable: false },
  no_provider: { status: 422, title: 'No provider takes this payment', retryable: false },
  import_refused: { status: 422, title: 'The file is wrong and was refused as a whole', retryable: false },
  treatment_not_possible: { status: 422, title: 'The break cannot be resolved like this', retryable: false },
  amount_exceeds_suspense: { status: 422, title: 'The amount exceeds what is in suspense', retryable: false },
  placing_not_possible: { status: 422, title: 'The money cannot be placed like this', retryable: false },
  fees_not_billed: { status: 422, title: 'The provider bills no such fees', retryable: false },
  idempotency_key_reused: { status: 422, title: 'The Idempotency-Key was used for another request', retryable: false },
  card_data_refused: { status: 422, title: 'Card data is refused', retryable: false },
  rate_limited: { status: 429, title: 'Too many requests', retryable: true },
  internal_error: { status: 500, title: 'Something went wrong here', retryable: true },
  provider_unavailable: { status: 503, title: 'The provider cannot be reached', retryable: true },
  projection_behind: { status: 503, title: 'The read model is behind the position asked for', retryable: true },
  unavailable: { status: 503, title: 'The database cannot be reached', retryable: true },
  overloaded: { status: 503, title: 'Too much work is waiting', retryable: true },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

export interface FieldError {
  /** JSON pointer (RFC 6901) into the body, or `?name` for a query parameter, or a header's name. */
  readonly pointer: string;
  readonly message: string;
}

/** A refusal on its way to the caller as `application/problem+json` (RFC 9457). */
export class Problem extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly extra: {
      errors?: readonly FieldError[];
      retryAfterS?: number;
      members?: Readonly<Record<string, unknown>>;
    } = {},
  ) {
    super(`${code}: ${detail}`);
    this.name = 'Problem';
    this.status = PROBLEMS[code].status;
  }
}

export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: ProblemCode;
  readonly errors?: readonly FieldError[];
  readonly request_id: string;
  readonly retryable: boolean;
}

export function problemDocument(problem: Problem, instance: string, requestId: string): ProblemDocument {
  const { status, title, retryable } = PROBLEMS[problem.code];
  return {
    type: `urn:countinghouse:problem:${problem.code}`,
    title,
    status,
    detail: problem.detail,
    instance,
    code: problem.code,
    ...(problem.extra.errors && { errors: problem.extra.errors }),
    ...problem.extra.members,
    request_id: requestId,
    retryable,
  };
}
