import type { MoneyTold, ProviderAdapter, StrayMoney } from '..';
import { IN_DOUBT, PATIENCE_MS, UNKNOWN, closing, toldOnly, underFault } from './doubt';
import type { ProviderHarness } from './harness';
import { HOSTILE_BODIES } from './hostile-answer-contract';

/** Of adapters that tell money which belongs to no payment of ours: in doubt there is no answer, and no money. */
export function moneyToldContract(running: () => ProviderHarness): void {
  moneyUnderContract(running);
  strayMoneyContract(running);
  describe.each(['moneyUnder', 'strayMoney'] as const)('%s', (ability) => {
    /** Nothing of an adapter without the ability, which promises nothing about it. */
    const toldBy = async (adapter: ProviderAdapter): Promise<readonly (MoneyTold | StrayMoney)[]> => {
      if (!adapter[ability]) return [];
      const told = ability === 'moneyUnder' ? [await adapter.moneyUnder!(await paidNumber(running()))] : undefined;
      const parts = told ?? (await partsOf(adapter));
      expect(parts).not.toEqual([]);
      return parts;
    };
    const expectUnknown = async (adapter: ProviderAdapter): Promise<void> => {
      for (const part of await toldBy(adapter)) expect(part).toEqual(UNKNOWN);
    };

    it.each(IN_DOUBT)('is unknown under the fault %s, and told when asked again', (fault) =>
      underFault(running(), fault, async (adapter, proxy) => {
        await expectUnknown(adapter);
        proxy.fault = 'none';
        for (const part of await toldBy(adapter)) expect(part).toMatchObject({ kind: 'told' });
      }),
    );

    it.each(Object.keys(HOSTILE_BODIES))('tells no money, and nothing breaks, when the answer is %s', (what) =>
      toldOnly(running(), HOSTILE_BODIES[what]!, async (adapter) => {
        for (const part of await toldBy(adapter)) expect(part).toEqual(part.kind === 'unknown' ? UNKNOWN : UNREADABLE);
      }),
    );

    it('is unknown with keys that the provider does not have', () =>
      closing(running().adapterWithOtherKeys(), expectUnknown));
  });
}

/** Of a number that was paid, and of one that nobody gave out. */
function moneyUnderContract(running: () => ProviderHarness): void {
  it('moneyUnder tells what came, and nothing where nothing did', () =>
    closing(running().adapter(running().serverUrl, PATIENCE_MS), async (adapter) => {
      if (!adapter.moneyUnder) return;
      const told = await adapter.moneyUnder(await paidNumber(running()));
      const { received = [], beside = [] } = told.kind === 'told' ? told : {};
      expect(received.length + beside.length).toBeGreaterThan(0);
      const nobodys = await adapter.moneyUnder('R0000000000000000000X');
      expect(nobodys).toEqual(nobodys.kind === 'told' ? UNREADABLE : { kind: 'nothing' });
    }));
}

/** Of a list that takes several pages. */
function strayMoneyContract(running: () => ProviderHarness): void {
  it('strayMoney names each movement, once, and goes on behind any of its parts', () =>
    closing(running().adapter(running().serverUrl, PATIENCE_MS), async (adapter) => {
      if (!adapter.strayMoney) return;
      await running().strayed!();
      const parts = (await partsOf(adapter)).filter((part) => part.kind === 'told');
      expect(parts.filter(({ facts }) => facts.length > 0).length).toBeGreaterThan(1);
      const names = parts.flatMap(({ facts }) => facts.map(({ movement }) => movement));
      expect(names).not.toContain(undefined);
      expect(new Set(names).size).toBe(names.length);
      expect(parts.at(-1)).not.toHaveProperty('next', expect.anything());
      for (const [index, { next }] of parts.slice(0, -1).entries()) {
        expect(next).toMatch(/\S/);
        expect(await partsOf(adapter, next)).toEqual(parts.slice(index + 1));
      }
    }));
}

/** What nobody can read may be left to a person; it is never nothing. */
const UNREADABLE = { kind: 'told', received: [], refunded: [], unclear: expect.stringMatching(/\S/) as string };

/** The number of a payment that was paid, which nothing keeps another system from having given out. */
const paidNumber = async ({ requests }: ProviderHarness): Promise<string> => (await requests.query!()).reference;

async function partsOf(adapter: ProviderAdapter, place?: string): Promise<StrayMoney[]> {
  const parts: StrayMoney[] = [];
  for await (const part of adapter.strayMoney!(undefined, place)) parts.push(part);
  return parts;
}
