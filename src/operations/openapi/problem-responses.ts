import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { PROBLEMS } from '../../common/problems';
import type { ProblemCode } from '../../common/problems';

const PROBLEM = { $ref: '#/components/schemas/ProblemSchema' };

/** What any request with a key can be answered. */
export const ALWAYS: readonly ProblemCode[] = [
  'invalid_request',
  'unauthorized',
  'forbidden',
  'card_data_refused',
  'rate_limited',
  'internal_error',
  'unavailable',
  'overloaded',
];

export const ON_COMMANDS: readonly ProblemCode[] = [
  'idempotency_key_required',
  'in_progress',
  'conflict',
  'revision_mismatch',
  'payload_too_large',
  'unsupported_media_type',
  'idempotency_key_reused',
];

/** What an order as it stands can be a reason for. */
export const ON_ORDERS: readonly ProblemCode[] = [
  'not_found',
  'outcome_unknown',
  'attempt_in_progress',
  'reference_pending',
  'already_paid',
  'not_authorized',
  'void_in_progress',
  'capture_in_progress',
  'use_refund',
  'order_closed',
  'operation_final',
  'nothing_to_capture',
  'nothing_to_refund',
  'nothing_to_return',
  'nothing_to_void',
  'amount_exceeds_capturable',
  'amount_exceeds_refundable',
  'amount_not_positive',
  'currency_mismatch',
  'unsupported_by_provider',
];

/** What starting a payment can be refused for. */
export const ON_PAYMENTS: readonly ProblemCode[] = [
  'card_removed',
  'no_provider',
  'unsupported_by_provider',
  'amount_not_positive',
];

/** One documented response a status, with the codes that come with it. */
export function problemResponses(codes: readonly ProblemCode[]): MethodDecorator[] {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of new Set(codes)) {
    const { status } = PROBLEMS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return [...byStatus].map(([status, names]) => ApiResponse({ status, ...problemResponse(names) }));
}

export const ApiProblems = (...codes: readonly ProblemCode[]): MethodDecorator =>
  applyDecorators(...problemResponses(codes));

function problemResponse(codes: readonly ProblemCode[]) {
  const schema = { allOf: [PROBLEM, { type: 'object', properties: { code: { enum: [...codes] } } }] };
  const examples = Object.fromEntries(codes.map((code) => [code, { value: example(code) }]));
  return { description: codes.join(', '), content: { 'application/problem+json': { schema, examples } } };
}

const example = (code: ProblemCode) => ({
  type: `urn:countinghouse:problem:${code}`,
  title: PROBLEMS[code].title,
  status: PROBLEMS[code].status,
  detail: `${PROBLEMS[code].title}.`,
  instance: '/v1/orders',
  code,
  request_id: '0f9d5f1c-64f0-4a5e-9a53-2f6f7c0a1c1d',
  retryable: PROBLEMS[code].retryable,
});
