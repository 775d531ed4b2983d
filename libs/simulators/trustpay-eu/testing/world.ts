import { ManualClock } from '#libs/clock';
import type { SimulatedAccount, TrustPayEuSimulator, TrustPayEuSimulatorOptions } from '..';
import { startTrustPayEuSimulator } from '..';
import { ACCOUNT, SECRET, TestMerchant } from './merchant';
import { Receiver } from './receiver';

export interface World {
  readonly clock: ManualClock;
  readonly simulator: TrustPayEuSimulator;
  readonly merchant: TestMerchant;
  readonly receiver: Receiver;
  close(): Promise<void>;
}

/** A simulator with one account, its merchant and the place where its notifications arrive. The clock stands still. */
export async function startWorld(
  options: Partial<TrustPayEuSimulatorOptions> = {},
  account: Partial<SimulatedAccount> = {},
): Promise<World> {
  const clock = new ManualClock(new Date('2026-03-02T09:15:00Z'));
  const receiver = new Receiver();
  const defaultNotificationUrl = await receiver.start();
  const accounts = [{ accountId: ACCOUNT, secrets: [SECRET], defaultNotificationUrl, ...account }];
  const simulator = await startTrustPayEuSimulator({ clock, accounts, ...options });
  return {
    clock,
    simulator,
    merchant: new TestMerchant(simulator),
    receiver,
    async close() {
      await simulator.close();
      await receiver.stop();
    },
  };
}
