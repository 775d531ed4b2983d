import type { BackgroundAbility, ProviderHarness } from './harness';
import { balancesContract } from './balances-contract';
import { bankOrderContract } from './bank-order-contract';
import { bankingContract } from './banking-contract';
import { capabilityContract } from './capability-contract';
import { callContract } from './call-contract';
import { clientContract } from './client-contract';
import { findLineContract } from './find-line-contract';
import { hostedPageContract } from './hosted-page-contract';
import { hostileAnswerContract } from './hostile-answer-contract';
import { mailContract } from './mail-contract';
import { moneyToldContract } from './money-told-contract';
import { notificationContract } from './notification-contract';
import { paymentCheckContract } from './payment-check-contract';
import { payoutListsContract } from './payout-lists-contract';
import { reopenContract } from './reopen-contract';
import { returnContract } from './return-contract';

/**
 * What every provider promises, whatever it can do: each ability that an adapter has is held to it. `abilities` are
 * the background calls to be tested; the suite fails when the adapter has others.
 */
export function providerContract(
  name: string,
  abilities: readonly BackgroundAbility[],
  start: () => Promise<ProviderHarness>,
): void {
  describe(name, () => {
    let harness: ProviderHarness;
    beforeAll(async () => {
      harness = await start();
    });
    afterAll(() => harness.close());
    const running = () => harness;

    capabilityContract(running, abilities);
    hostedPageContract(running);
    for (const ability of abilities) callContract(running, ability);
    for (const ability of abilities) hostileAnswerContract(running, ability);
    notificationContract(running);
    mailContract(running);
    returnContract(running);
    paymentCheckContract(running);
    reopenContract(running);
    clientContract(running);
    balancesContract(running);
    moneyToldContract(running);
    payoutListsContract(running);
    findLineContract(running);
    bankingContract(running);
    bankOrderContract(running);
  });
}
