import { chainCost, commissionOf } from '../fees';
import type { Quirks } from '../quirks';
import { trimmed } from '../wire/decimal';
import type { Fields } from '../wire/fields';
import { asFields, requiredAmount, requiredList, requiredOneOf, requiredToken } from '../wire/fields';
import type { Operation } from './call';
import { created } from './call';

const FEE_TYPES = ['Order', 'Refund', 'CryptoPayout', 'CryptoPayoutBridge', 'OffRampPayout'] as const;
/** What the coins pay for on their way, beside the commission. */
const ON_CHAIN: readonly string[] = ['CryptoPayout', 'CryptoPayoutBridge'];

/** What a refund or a payout would be charged now, by the same rules as the real ones here (sheet, 8). */
export const feeOperations = (quirks: Quirks): Operation[] => [
  { method: 'POST', path: 'estimate_fee', handle: ({ body }) => created(estimate(body, quirks)) },
];

/**
 * [G] Where a chain takes something without a bridge is not published: it stands with the cost of a bridge. Orders and
 * the exchange at a bank cost nothing here.
 */
function estimate(body: Fields, quirks: Quirks): object {
  const feeType = requiredOneOf(body, 'fee_type', FEE_TYPES);
  if (feeType === 'CryptoPayoutBridge') requiredToken(body, 'recipient_token_id');
  const data = requiredList(body, 'estimate_fees').map((item) => {
    const fields = asFields(item);
    const [token, amount] = [requiredToken(fields, 'token_id'), requiredAmount(fields, 'amount')];
    return {
      token_id: token.oldId,
      amount: trimmed(amount),
      commission_fee: feeType === 'Order' ? '0' : trimmed(commissionOf(quirks)),
      bridging_fee: ON_CHAIN.includes(feeType) ? trimmed(chainCost(quirks, amount)) : '0',
      otc_fee: '0',
    };
  });
  return { data, otc_fixed_fee: '0' };
}
