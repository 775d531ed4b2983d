import { isPlain } from '../../spi';
import type { ClientAnswer, ClientField, ClientOperation } from '../../spi';
import type { ApiResult } from '../wire/answer';
import { isDuplicate, wordOf } from '../wire/error-codes';
import { asObject, textIn } from '../wire/json';
import type { JsonObject } from '../wire/json';

export type Input = Readonly<Record<string, string>>;

/** An operation as it is written down here: what it calls, and with what. */
interface Description {
  readonly name: string;
  readonly title: string;
  /** Of what changes something: whether an answer says that it was done. */
  readonly confirmed?: (answer: JsonObject) => boolean;
  readonly fields: readonly ClientField[];
  readonly call: (input: Input, reference: string) => Promise<ApiResult>;
}

export const operation = ({ name, title, confirmed, fields, call }: Description): ClientOperation => ({
  name,
  title,
  changes: confirmed !== undefined,
  fields,
  call: async (input, reference) => {
    const answer = clientAnswer(await call(input, reference));
    if (answer.kind !== 'answered' || !confirmed || confirmed(asObject(answer.data) ?? {})) return answer;
    return { kind: 'unknown', reason: 'the answer does not say that it was done' };
  },
});

/** An answer with this text, such as the id of what was made. */
export const naming = (member: string) => (answer: JsonObject) => textIn(answer, member) !== undefined;

/** Where it is not published what the answer has: one with any text. */
export const sayingAnything = (answer: JsonObject): boolean =>
  Object.keys(answer).some((member) => textIn(answer, member) !== undefined);

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
