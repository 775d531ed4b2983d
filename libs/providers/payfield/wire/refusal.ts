import { isObject, parseJson, textOf } from './json';

/** A refusal in the provider's envelope, made safe to keep. */
export interface Refusal {
  readonly code: string;
  readonly reason: string;
  /** The provider says that it has no such operation; only then is it absent. */
  readonly notFound: boolean;
}

/** Codes where the answer names none, as in the older contract (fact sheet 8). */
const CODES: Readonly<Record<number, string>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  422: 'validation_error',
};

/**
 * Messages that may be kept as they are (fact sheet 3 and 8). Any other one could repeat what was sent, a name or an
 * account number, and is not kept.
 */
const KNOWN_MESSAGES: readonly RegExp[] = [
  /^(API key|Timestamp) required$/,
  /^Invalid (API key|timestamp format|signature|paymentData)$/,
  /^Timestamp window exceeded$/,
  /^(external_id|currency|card_number|merchant_user_id|merchant_user_ip) is required$/,
  /^amount must be a positive (decimal string|number)$/,
  /^callback_url must be a valid URL$/,
  /^Shop currency mismatch\. Expected [A-Z]{3,5}\.$/,
  /^Shop with code '[\w.-]{1,64}' not found or inactive for this merchant$/,
  /^Limit exceeded$/,
  /^(Payout|PayIn) not found$/,
];
const INSUFFICIENT = /^Insufficient balance/;
const NOT_FOUND = /^(payin|payout) not found$/i;

/**
 * Reads a refusal; undefined where the status or the body is none that the provider documents, because then something
 * else may have answered in its place.
 */
export function readRefusal(status: number, body: Buffer): Refusal | undefined {
  const answer = parseJson(body);
  const byStatus = CODES[status];
  if (byStatus === undefined || !isObject(answer)) return undefined;
  const message = textOf(answer.message, 500);
  if (message === undefined) return undefined;
  const code = textOf(answer.code, 40) ?? (isObject(answer.error) ? textOf(answer.error.code, 40) : undefined);
  return {
    code: code !== undefined && /^[a-z][a-z0-9_]*$/.test(code) ? code : byStatus,
    reason: reasonOf(message, fieldsOf(answer.errors), status),
    notFound: status === 404 && NOT_FOUND.test(message),
  };
}

function reasonOf(message: string, fields: readonly string[], status: number): string {
  const kept = KNOWN_MESSAGES.some((known) => known.test(message)) ? message : undefined;
  const ours = INSUFFICIENT.test(message) ? 'Insufficient balance' : `refused with HTTP status ${status}`;
  return fields.length === 0 ? (kept ?? ours) : `${kept ?? ours}: ${fields.join(', ')}`;
}

/** Names of the fields that are wrong, never what was in them. */
function fieldsOf(errors: unknown): string[] {
  if (!Array.isArray(errors)) return [];
  return errors
    .slice(0, 10)
    .flatMap((error: unknown) => (isObject(error) ? (textOf(error.field, 64) ?? []) : []))
    .filter((field) => /^[A-Za-z][\w.]*$/.test(field));
}
