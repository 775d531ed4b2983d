import { itemSubject } from './subjects';
import type { Finding, Item } from './types';
import { inWords } from './words';

/**
 * A provider that divides what came between the merchant and the developer (fact sheet "cobo-payments" 5.4) must do it
 * by the order. Where it tells another developer's fee, the books keep the order's; no account of ours is off by it,
 * because both parts are held for us, so there is nothing to book until somebody decides who is right.
 */
export const developerFees = (items: readonly Item[]): Finding[] =>
  items.flatMap((item): Finding[] => {
    if (!item.developerFee || item.settled) return [];
    const { ordered, told } = item.developerFee;
    return [
      {
        kind: 'fee',
        subject: `developer-fee:${item.id}`,
        provider: item.provider,
        residuals: [],
        expected: `a developer's fee of ${inWords(BigInt(ordered.minor), ordered.currency)}`,
        found: inWords(BigInt(told.minor), told.currency),
        evidence: [itemSubject(item)],
        orderId: item.orderId,
        since: item.at.toISOString(),
      },
    ];
  });
