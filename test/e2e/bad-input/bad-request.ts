import type { ProblemCode } from '../../../src/common/problems';

/** A request that must be refused. `:order` and `:card` in its path stand for things that exist. */
export interface BadRequest {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** As it goes over the wire. */
  readonly body?: string | Buffer;
  readonly code: ProblemCode;
  /** One of the places that the answer must name. */
  readonly pointer?: string;
}

export const eur = (value: string) => ({ value, currency: 'EUR' });

/** An order that would be taken: each bad one differs from it in one place. */
export const GOOD_ORDER = { reference: 'INV-1', method: 'card', amount: eur('10.00') } as const;

const show = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 60 ? `${text.slice(0, 60)}… (${text.length})` : text;
};

export const post = (path: string, value: unknown, code: ProblemCode, pointer?: string): BadRequest => ({
  name: `POST ${path} ${show(value)}`,
  method: 'POST',
  path,
  body: JSON.stringify(value),
  code,
  pointer,
});

/** An order that is wrong in one field. */
export const order = (change: Record<string, unknown>, pointer?: string, code: ProblemCode = 'invalid_request') => ({
  ...post('/v1/orders', { ...GOOD_ORDER, ...change }, code, pointer),
  name: `an order with ${show(change)}`,
});

export const get = (path: string, pointer?: string, code: ProblemCode = 'invalid_request'): BadRequest => ({
  name: `GET ${path.length > 90 ? `${path.slice(0, 90)}…` : path}`,
  method: 'GET',
  path,
  code,
  pointer,
});
