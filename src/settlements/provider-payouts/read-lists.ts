import type { LeavingMoney, MoneyOut, ProviderAdapter } from '#libs/providers';
import { Problem } from '../../common/problems';
import { readList } from './read-list';

/** What the lists of a provider say, as its adapter reads their rows. */
export interface ListedPayouts {
  /** @throws InvalidAmountError, InvalidRateError */
  told(): MoneyOut;
  /** @throws InvalidAmountError */
  leaving(): readonly LeavingMoney[];
}

/**
 * Every list in which a provider tells its payouts.
 * @throws Problem `unsupported_by_provider`, `provider_unavailable`
 */
export async function readLists(
  provider: string,
  adapter: Pick<ProviderAdapter, 'clientOperations' | 'payoutLists'> | undefined,
): Promise<ListedPayouts> {
  const { payoutLists, clientOperations = [] } = adapter ?? {};
  const { lists } = payoutLists ?? { lists: [] };
  const rows: (readonly unknown[])[] = [];
  for (const list of lists) {
    const operation = clientOperations.find(({ name }) => name === list.name);
    if (operation) rows.push(await readList(provider, list, operation));
  }
  if (!payoutLists || rows.length < lists.length)
    throw new Problem('unsupported_by_provider', `${provider} lists no payouts; import its report instead.`);
  return { told: () => payoutLists.told(rows), leaving: () => payoutLists.leaving(rows) };
}
