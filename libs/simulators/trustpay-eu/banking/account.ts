import { ibanOf } from './iban';
import type { BankAccount } from './model';

/** An account as it is usual here, with what differs from that. */
export const bankAccount = (
  accountId: string,
  currency: string,
  differing: Partial<Omit<BankAccount, 'accountId' | 'currency'>> = {},
): BankAccount => ({
  ...{ accountId, currency, iban: ibanOf(accountId), name: `Account ${currency}`, ownerName: 'Simulated Merchant' },
  ...{ type: 'Merchant', minimal: 0n, isUnlimited: false, canCreateInternalOrder: true, canCreateBankWireOrder: true },
  ...differing,
});
