import type { Money } from '#libs/money';
import type { ProviderResult, QueryOperation } from '../../spi';
import type { Calls } from '../calls';
import type { PayfieldConfig } from '../config';
import { resultOfQuery } from './outcomes';

/** Asks for a payin by our reference. */
export async function queryPayin(config: PayfieldConfig, calls: Calls, asked: QueryOperation): Promise<ProviderResult> {
  const shops = config.shops.get(asked.amount.currency) ?? [];
  if (asked.type !== 'authorize' || shops.length === 0) return cannotTell(asked);
  const found = await findPayin(config, calls, asked);
  if (found) return found.result;
  const evidence = { source: 'query', code: 'not_found' } as const;
  return { outcome: { kind: 'failed', code: 'absent', reason: 'the provider has no such payin', evidence } };
}

/**
 * Looks in each shop of the currency until one has it or cannot say: a lookup is limited to one shop (fact sheet 5),
 * and a shop that was replaced still holds what was opened there.
 */
export async function findPayin(
  config: PayfieldConfig,
  calls: Calls,
  { reference, amount }: { readonly reference: string; readonly amount: Money },
): Promise<{ readonly shopCode: string; readonly result: ProviderResult } | undefined> {
  for (const shopCode of config.shops.get(amount.currency) ?? []) {
    const expected = { externalId: reference, transactionType: 'payin', shopCode, amount } as const;
    const path = `payins/${encodeURIComponent(reference)}`;
    const result = resultOfQuery(await calls.get(path, { shop_code: shopCode }), expected);
    if (result) return { shopCode, result };
  }
  return undefined;
}

function cannotTell({ type, amount }: QueryOperation): ProviderResult {
  const reason = type === 'authorize' ? `no shop is set for ${amount.currency}` : `no ${type} exists there`;
  return { outcome: { kind: 'unknown', reason, evidence: { source: 'query' } } };
}
