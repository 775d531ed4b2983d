import { everyContract } from './abilities';
import type { BackgroundAbility, ProviderHarness } from './harness';

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

    for (const contract of everyContract()) contract(running, abilities);
  });
}
