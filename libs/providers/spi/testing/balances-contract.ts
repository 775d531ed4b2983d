import { isCurrency } from '#libs/money';
import type { HeldBalances } from '..';
import { FaultProxy } from './fault-proxy';
import type { Fault } from './fault-proxy';
import type { ProviderHarness } from './harness';
import { HOSTILE_BODIES, answering } from './hostile-answer-contract';

const IN_DOUBT: readonly Fault[] = ['server_error', 'not_http', 'garbage', 'cut', 'answer_lost'];
const DEADLINE_MS = 15_000;

/** Of adapters that tell what the provider holds: told in units of the ledger or not at all, and never guessed. */
export function balancesContract(running: () => ProviderHarness): void {
  describe('balances', () => {
    const toldBy = async (adapter: ReturnType<ProviderHarness['adapter']>): Promise<HeldBalances | undefined> => {
      const unit = adapter.capabilities.currencies.at(-1)!;
      const told = await adapter.balances?.([unit]);
      await adapter.close?.();
      return told;
    };
    const toldAt = (url: string) => toldBy(running().adapter(url, DEADLINE_MS));
    /** An adapter without this ability promises nothing about it. */
    const expectUnknown = (told: HeldBalances | undefined): void => {
      if (told) expect(told).toEqual({ kind: 'unknown', reason: expect.stringMatching(/\S/) });
    };

    it('are told in units of the ledger, with the account in which they lie', async () => {
      const told = await toldAt(running().serverUrl);
      if (!told) return;
      if (told.kind === 'unknown') throw new Error(told.reason);
      for (const { account, amount } of told.held) {
        expect({ account, isCurrency: isCurrency(amount.currency) }).toEqual({
          account: expect.stringMatching(/\S/),
          isCurrency: true,
        });
        expect(amount.minor).toBeGreaterThanOrEqual(0n);
      }
    });

    it('are unknown with keys that the provider does not have', async () =>
      expectUnknown(await toldBy(running().adapterWithOtherKeys())));

    it.each(IN_DOUBT)('are unknown when the traffic meets the fault %s', async (fault) => {
      const proxy = new FaultProxy(running().serverUrl);
      proxy.fault = fault;
      expectUnknown(await toldAt(await proxy.start()));
      await proxy.stop();
    });

    it.each(Object.keys(HOSTILE_BODIES))('are unknown, and nothing breaks, when the answer is %s', async (what) => {
      const server = await answering(HOSTILE_BODIES[what]!);
      expectUnknown(await toldAt(server.url));
      server.close();
    });
  });
}
