import { CONTRACTS, NOTIFICATION_CONTRACTS, everyContract } from './abilities';
import { NOBODY, closing } from './doubt';
import type { BackgroundAbility, ProviderHarness } from './harness';
import { membersOf } from './members';

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

    it('has no ability without a contract', () =>
      closing(running().adapter(NOBODY, 1_000), (adapter) => {
        expect(Object.keys(CONTRACTS)).toEqual(expect.arrayContaining([...membersOf(adapter)]));
        const ofNotifications = membersOf(adapter.notifications ?? {});
        expect(Object.keys(NOTIFICATION_CONTRACTS)).toEqual(expect.arrayContaining([...ofNotifications]));
      }));

    for (const contract of everyContract()) contract(running, abilities);
  });
}
