import type { Fields } from '../wire/fields';

/** A request to the API whose signature is right. */
export interface Call {
  readonly method: string;
  /** After `/v2/payments/`, decoded. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Fields;
  readonly apiKey: string;
}

export interface Reply {
  readonly status: 200 | 201;
  readonly data: unknown;
}

export const read = (data: unknown): Reply => ({ status: 200, data });
export const created = (data: unknown): Reply => ({ status: 201, data });

/** One operation: its method, and its path, in which `*` is a value. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly handle: (call: Call, value: string, second: string) => Reply;
}
