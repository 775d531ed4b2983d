import type { ClientOperation, PayoutList } from '#libs/providers';
import { Problem } from '../../common/problems';
import { pageIn, readPages } from './read-pages';
import type { Page } from './read-pages';

/** Fifty thousand rows: far more than a provider lists, and as much as one answer waits for. */
const PAGES_MAX = 1_000;
const PAGE = '50';

/**
 * All rows of one list of a provider; none of a list that it has given up.
 * @throws Problem `provider_unavailable`
 */
export async function readList(
  provider: string,
  { name, goneAs }: PayoutList,
  { call }: Pick<ClientOperation, 'call'>,
): Promise<readonly unknown[]> {
  const page = async (after?: string): Promise<Page> => {
    const answer = await call({ limit: PAGE, ...(after && { after }) }, '');
    if (answer.kind === 'refused' && answer.code === goneAs) return { data: [] };
    const told = answer.kind === 'answered' ? pageIn(answer.data) : undefined;
    if (told) return told;
    const reason = answer.kind === 'answered' ? 'the answer is no page of a list' : answer.reason;
    throw new Problem('provider_unavailable', `${provider} did not tell its ${name}: ${reason}.`);
  };
  return readPages(page, PAGES_MAX).catch((error: unknown) => {
    if (!(error instanceof RangeError)) throw error;
    throw new Problem('provider_unavailable', `${provider} tells more ${name} than are read: ${error.message}.`);
  });
}
