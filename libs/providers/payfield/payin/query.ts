import type { ProviderResult, QueryOperation } from '../../spi';
import type { Calls } from '../calls';
import type { PayfieldConfig } from '../config';
import { resultOfQuery } from './outcomes';

/**
 * Asks for a payin by our reference, in each shop of its currency until one has it: a lookup is limited to one shop
 * (fact sheet 5), and a shop that was replaced still holds what was opened there.
 */
export async function queryPayin(config: PayfieldConfig, calls: Calls, asked: QueryOperation): Promise<ProviderResult> {
  const shops = config.shops.get(asked.amount.currency) ?? [];
  if (asked.type !== 'authorize' || shops.length === 0) return cannotTell(asked);
  for (const shopCode of shops) {
    const expected = { externalId: asked.reference, transactionType: 'payin', shopCode, amount: asked.amount } as const;
    const path = `payins/${encodeURIComponent(asked.reference)}`;
    const result = resultOfQuery(await calls.get(path, { shop_code: shopCode }), expected);
    if (result) return result;
  }
  const evidence = { source: 'query', code: 'not_found' } as const;
  return { outcome: { kind: 'failed', code: 'absent', reason: 'the provider has no such payin', evidence } };
}

function cannotTell({ type, amount }: QueryOperation): ProviderResult {
  const reason = type === 'authorize' ? `no shop is set for ${amount.currency}` : `no ${type} exists there`;
  return { outcome: { kind: 'unknown', reason, evidence: { source: 'query' } } };
}
