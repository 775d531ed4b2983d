import { CommandReusedError, ContentionError, RevisionMismatchError } from '#libs/command-shell';
import { OutcomeUnknownError, OverloadedError, StoreRefusedError, StoreUnavailableError } from '#libs/event-store';
import { isTransient } from '#libs/projections';
import { UnsupportedPaymentError } from '#libs/providers';
import { HttpException } from '@nestjs/common';
import { Problem } from './problem';

/** What an error means to a caller. Anything unforeseen is a 500 that says nothing about the inside. */
export function problemFromError(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof CommandReusedError) {
    return new Problem(
      'idempotency_key_reused',
      'Use a new Idempotency-Key for another request; keys live as long as the payment.',
    );
  }
  if (error instanceof RevisionMismatchError) {
    return new Problem(
      'revision_mismatch',
      `If-Match names revision ${error.expected}, the resource is at ${error.actual}. Read it again.`,
    );
  }
  if (error instanceof UnsupportedPaymentError) {
    return new Problem('unsupported_by_provider', `The provider cannot take this payment: ${error.reason}.`);
  }
  if (error instanceof ContentionError)
    return new Problem('conflict', 'Others kept changing this resource. Send the request again.');
  if (error instanceof OverloadedError) {
    return new Problem('overloaded', 'Nothing was written. Send the request again with the same Idempotency-Key.', {
      retryAfterS: 1,
    });
  }
  if (error instanceof OutcomeUnknownError) {
    return new Problem(
      'overloaded',
      'The store did not confirm in time. Send the request again with the same Idempotency-Key: it happens once.',
      {
        retryAfterS: 1,
      },
    );
  }
  if (error instanceof StoreUnavailableError || error instanceof StoreRefusedError) {
    return new Problem(
      'unavailable',
      'The event store does not serve. Send the request again with the same Idempotency-Key: it happens once.',
      { retryAfterS: 1 },
    );
  }
  if (isTransient(error)) {
    return new Problem(
      'unavailable',
      'The database does not answer. Send the request again with the same Idempotency-Key: it happens once.',
      { retryAfterS: 1 },
    );
  }
  return (
    fromFramework(error) ??
    new Problem('internal_error', 'The request may be sent again with the same Idempotency-Key.')
  );
}

/**
 * Errors of Nest and Fastify before a handler is reached: unknown routes, bodies that do not parse, sizes, media types.
 */
function fromFramework(error: unknown): Problem | undefined {
  const status = statusOf(error);
  if (status === 404) return new Problem('not_found', 'There is no such route; /openapi.json lists all.');
  if (status === 413) return new Problem('payload_too_large', 'The body is larger than this API takes.');
  if (status === 415) return new Problem('unsupported_media_type', 'Bodies are application/json.');
  if (status !== undefined && status >= 400 && status < 500) {
    return new Problem('invalid_request', 'The body is not valid JSON or the request is malformed.');
  }
  return undefined;
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number') {
    return error.statusCode;
  }
  return undefined;
}
