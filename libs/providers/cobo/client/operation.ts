import { isPlain } from '../../spi';
import type { ClientAnswer, ClientField, ClientOperation } from '../../spi';
import type { ApiResult } from '../wire/answer';
import { isDuplicate, wordOf } from '../wire/error-codes';

export type Input = Readonly<Record<string, string>>;

/** An operation as it is written down here: what it calls, and with what. */
interface Description {
  readonly name: string;
  readonly title: string;
  readonly changes?: boolean;
  readonly fields: readonly ClientField[];
  readonly call: (input: Input, reference: string) => Promise<ApiResult>;
}

export const operation = ({ name, title, changes = false, fields, call }: Description): ClientOperation => ({
  name,
  title,
  changes,
  fields,
  call: async (input, reference) => clientAnswer(await call(input, reference)),
});

/** Answers are handed on as they came, once nothing in them can mislead: amounts are texts at this provider. */
function clientAnswer(result: ApiResult): ClientAnswer {
  switch (result.kind) {
    case 'answered':
      return typeof result.data === 'object' && result.data !== null && isPlain(result.data)
        ? result
        : { kind: 'unknown', reason: 'the answer is nothing that can be handed on' };
    case 'refused':
      // The same reference was taken before: what it stands for may well have happened.
      return isDuplicate(result.code)
        ? { kind: 'unknown', reason: `${result.reason}; look it up by its request id` }
        : { kind: 'refused', code: wordOf(result.code), reason: result.reason };
    default:
      return result;
  }
}

/** Members without the empty ones: the provider has no use for an empty text. */
export const present = (members: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== ''));

/** The paging that every list has (fact sheet 6). */
export const paged = ({ limit, before, after }: Input) => ({ limit, before, after });
