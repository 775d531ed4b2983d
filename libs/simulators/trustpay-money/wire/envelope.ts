import type { Answer } from '#libs/simulators/kit';
import type { Value } from './literal-json';
import { Literal, write } from './literal-json';

/** The provider's codes that this simulator gives (sheet 3). */
export const CODE = {
  success: 880001,
  badRequest: 880002,
  insufficientBalance: 880005,
  unauthorized: 880011,
  orderExists: 880012,
  allChannelsFailed: 880014,
  amountRule: 880015,
  transactionLimit: 880022,
} as const;

/** A refusal of the call as a whole; a declined payment is none. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** `{"code", "message", "data"}`, always with HTTP 200 (sheet 3). */
export function envelope(code: number, message: string, data: Value): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: write({ code: new Literal(String(code)), message, data }),
  };
}
