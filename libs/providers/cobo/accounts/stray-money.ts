import type { NotifiedFact, StrayMoney } from '../../spi';
import { readAmount } from '../wire/amounts';
import type { ApiResult } from '../wire/answer';
import type { CoboApi } from '../wire/api';
import type { JsonObject } from '../wire/json';
import { asObject, listIn, textIn } from '../wire/json';
import { assetOf } from '../wire/tokens';

export const DEVELOPER = 'developer';

/**
 * Movements that belong to no order: another token than the order's, and what payers bring to their permanent addresses
 * (sheet 8, 10); the misspelling is theirs.
 */
const KINDS = { UnexceptedIn: 'received', UnexceptedOut: 'refunded', TopUp: 'received' } as const;
type SourceType = keyof typeof KINDS;
const SOURCE_TYPES = Object.keys(KINDS) as SourceType[];

const PAGE = '50';

/**
 * The money of such a movement of an account, as a webhook and the list of changes tell it alike. Both say what stood
 * there before, which tells two movements apart that have the same source. What cannot be read is left to a person.
 */
export function strayFacts(row: JsonObject): readonly NotifiedFact[] {
  const type = SOURCE_TYPES.find((each) => each === row['source_type']);
  if (type === undefined) return [];
  const [source, token, told, before] = ['source_id', 'token_id', 'amount_raw', 'balance_before_raw'].map((name) =>
    textIn(row, name),
  );
  // One top-up is divided between two accounts, and both parts bear its id; only the list does not say whose it is.
  const account = type === 'TopUp' ? [textIn(row, 'source_account') ?? DEVELOPER] : [];
  const whose = [type, ...account, source, token && assetOf(token)];
  const movement = [...whose, withoutZeros(told), withoutZeros(before)].join('/');
  const about = { movement, ...(source && { providerReference: source }) };
  const amount = readAmount(told, assetOf(token ?? ''));
  if (amount && amount.minor > 0n) return [{ kind: KINDS[type], ...about, code: type, amount }];
  return [{ kind: 'ask', ...about, code: `${type}: ${told ?? 'no amount'} of ${token ?? 'no token'} cannot be read` }];
}

const withoutZeros = (text = ''): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/**
 * Movements of the developer account, the only one whose changes are listed: such money lies there (sheet 8, 12).
 * @param place kind and cursor behind a page, as that page told them
 */
export async function* strayMoney(api: CoboApi, since?: Date, place?: string): AsyncGenerator<StrayMoney> {
  const from = since && String(Math.floor(since.getTime() / 1_000));
  let [kind, after] = readPlace(place);
  // A cursor that comes again would never end.
  const seen = new Set<string>();
  while (kind !== undefined) {
    const filter = { source_account: DEVELOPER, min_created_timestamp: from, source_type: kind };
    const { facts, next, problem } = readPage(await api.get('balance_changes', { ...filter, limit: PAGE, after }));
    if (problem !== undefined) {
      if (facts.length > 0) yield { kind: 'told', facts };
      yield { kind: 'unknown', reason: problem };
      return;
    }
    after = next;
    const behind = `${kind}/${after ?? ''}`;
    if (after === undefined || seen.has(behind)) {
      [kind, after] = [SOURCE_TYPES[SOURCE_TYPES.indexOf(kind) + 1], undefined];
    }
    seen.add(behind);
    yield { kind: 'told', facts, next: kind && `${kind}/${after ?? ''}` };
  }
}

/** From the first page of the first kind on where no place is named. */
function readPlace(place = ''): [kind: SourceType | undefined, after?: string] {
  const kind = SOURCE_TYPES.find((each) => place.startsWith(`${each}/`));
  return kind === undefined ? [SOURCE_TYPES[0]] : [kind, place.slice(kind.length + 1) || undefined];
}

/** An empty cursor is the end (fact sheet 6). */
const isEnd = (cursor: unknown): boolean => cursor === undefined || cursor === null || cursor === '';

interface Page {
  readonly facts: readonly NotifiedFact[];
  readonly next?: string;
  /** Why the list cannot be read, or not beyond this page. */
  readonly problem?: string;
}

function readPage(answer: ApiResult): Page {
  if (answer.kind !== 'answered') return { facts: [], problem: answer.reason };
  const page = asObject(answer.data);
  if (!page || !Array.isArray(page['data'])) return { facts: [], problem: 'the answer is no list of changes' };
  const facts = listIn(page, 'data').flatMap((row) => strayFacts(asObject(row) ?? {}));
  const { after } = asObject(page['pagination']) ?? {};
  if (isEnd(after)) return { facts };
  const next = textIn({ after }, 'after');
  return next === undefined ? { facts, problem: 'the place of the next page cannot be read' } : { facts, next };
}
