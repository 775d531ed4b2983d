import { isCurrency } from '#libs/money';
import type { HeldBalances, ProviderAdapter } from '..';
import { IN_DOUBT, PATIENCE_MS, UNKNOWN, closing, toldOnly, underFault } from './doubt';
import type { ProviderHarness } from './harness';
import { HOSTILE_BODIES } from './hostile-answer-contract';

/** Of adapters that tell what the provider holds: told in units of the ledger or not at all, and never guessed. */
export function balancesContract(running: () => ProviderHarness): void {
  describe('balances', () => {
    let units: readonly string[] = [];
    beforeAll(async () => {
      units = (await running().funded?.()) ?? [];
    });
    /** An adapter without this ability promises nothing about it. */
    const toldBy = async (adapter: ProviderAdapter): Promise<HeldBalances | undefined> => adapter.balances?.(units);
    const expectUnknown = async (adapter: ProviderAdapter): Promise<void> => {
      const told = await toldBy(adapter);
      if (told) expect(told).toEqual(UNKNOWN);
    };

    it('are told in units of the ledger, with the account in which they lie', () =>
      closing(running().adapter(running().serverUrl, PATIENCE_MS), async (adapter) => {
        const told = await toldBy(adapter);
        if (!told) return;
        if (told.kind === 'unknown') throw new Error(told.reason);
        for (const { account, amount } of told.held) {
          expect({ account, isCurrency: isCurrency(amount.currency) }).toEqual({
            account: expect.stringMatching(/\S/),
            isCurrency: true,
          });
          expect(amount.minor).toBeGreaterThanOrEqual(0n);
        }
        const there = told.held.flatMap(({ amount }) => (amount.minor > 0n ? [amount.currency] : []));
        expect(units.length).toBeGreaterThan(0);
        expect(there).toEqual(expect.arrayContaining([...units]));
      }));

    it('are unknown with keys that the provider does not have', () =>
      closing(running().adapterWithOtherKeys(), expectUnknown));

    it.each(IN_DOUBT)('are unknown when the traffic meets the fault %s', (fault) =>
      underFault(running(), fault, expectUnknown),
    );

    it.each(Object.keys(HOSTILE_BODIES))('are unknown, and nothing breaks, when the answer is %s', (what) =>
      toldOnly(running(), HOSTILE_BODIES[what]!, expectUnknown),
    );
  });
}
