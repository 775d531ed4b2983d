import type { ProviderAdapter } from '#libs/providers';
import { Problem } from '../../common/problems';
import { LISTS } from './lists';
import { readList } from './read-list';

/**
 * Rows of each list in which a provider tells its payouts, in their order.
 * @throws Problem `unsupported_by_provider`, `provider_unavailable`
 */
export async function readLists(
  provider: string,
  adapter: Pick<ProviderAdapter, 'clientOperations'> | undefined,
): Promise<readonly (readonly unknown[])[]> {
  const operations = adapter?.clientOperations ?? [];
  const lists = LISTS[provider]?.lists ?? [];
  const rows: (readonly unknown[])[] = [];
  for (const list of lists) {
    const operation = operations.find(({ name }) => name === list.name);
    if (operation) rows.push(await readList(provider, list, operation));
  }
  if (rows.length === 0 || rows.length < lists.length)
    throw new Problem('unsupported_by_provider', `${provider} lists no payouts; import its report instead.`);
  return rows;
}
