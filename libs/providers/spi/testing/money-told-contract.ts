import type { MoneyTold, ProviderAdapter, StrayMoney } from '..';
import { IN_DOUBT, PATIENCE_MS, UNKNOWN, closing, deadlineFor } from './doubt';
import { FaultProxy } from './fault-proxy';
import type { ProviderHarness } from './harness';
import { HOSTILE_BODIES, answering } from './hostile-answer-contract';

/** Of adapters that tell money which belongs to no payment of ours: in doubt there is no answer, and no money. */
export function moneyToldContract(running: () => ProviderHarness): void {
  moneyUnderContract(running);
  describe.each(['moneyUnder', 'strayMoney'] as const)('%s', (ability) => {
    /** Undefined: the adapter has no such ability and promises nothing about it. */
    const toldAt = async (url: string, deadlineMs: number, number: string): Promise<Told | undefined> => {
      const adapter = running().adapter(url, deadlineMs);
      const ask = () => (ability === 'moneyUnder' ? under(adapter, number) : strayOf(adapter));
      const told = adapter[ability] && (await ask());
      await adapter.close?.();
      return told;
    };
    /** The number of a payment that was paid, which nothing keeps another system from having given out. */
    const paidNumber = async (): Promise<string> => (await running().requests.query?.())?.reference ?? 'NUMBER';

    it.each(IN_DOUBT)('is unknown under the fault %s, and told when asked again', async (fault) => {
      const proxy = new FaultProxy(running().serverUrl);
      proxy.fault = fault;
      const url = await proxy.start();
      const number = await paidNumber();
      const told = await toldAt(url, deadlineFor(fault), number);
      if (told) expect(told).toEqual([UNKNOWN]);
      proxy.fault = 'none';
      const again = (await toldAt(url, PATIENCE_MS, number)) ?? [];
      for (const part of again) expect(part).toMatchObject({ kind: 'told' });
      await proxy.stop();
    });

    it.each(Object.keys(HOSTILE_BODIES))('tells no money, and nothing breaks, when the answer is %s', async (what) => {
      const server = await answering(HOSTILE_BODIES[what]!);
      const told = (await toldAt(server.url, PATIENCE_MS, await paidNumber())) ?? [];
      for (const part of told) expect(part).toEqual(part.kind === 'unknown' ? UNKNOWN : UNREADABLE);
      server.close();
    });
  });
}

/** Of a number that was paid, and of one that nobody gave out. */
function moneyUnderContract(running: () => ProviderHarness): void {
  it('moneyUnder tells what came, and nothing where nothing did', () =>
    closing(running().adapter(running().serverUrl, PATIENCE_MS), async (adapter) => {
      if (!adapter.moneyUnder) return;
      const { reference } = await running().requests.query!();
      const told = await adapter.moneyUnder(reference);
      const { received = [], beside = [] } = told.kind === 'told' ? told : {};
      expect(received.length + beside.length).toBeGreaterThan(0);
      const nobodys = await adapter.moneyUnder('R0000000000000000000X');
      expect(nobodys).toEqual(nobodys.kind === 'told' ? UNREADABLE : { kind: 'nothing' });
    }));
}

/** What nobody can read may be left to a person; it is never nothing. */
const UNREADABLE = { kind: 'told', received: [], refunded: [], unclear: expect.stringMatching(/\S/) as string };

type Told = readonly (MoneyTold | StrayMoney)[];

const under = async (adapter: ProviderAdapter, number: string): Promise<Told> => [await adapter.moneyUnder!(number)];

async function strayOf(adapter: ProviderAdapter): Promise<Told> {
  const parts: StrayMoney[] = [];
  for await (const part of adapter.strayMoney!()) parts.push(part);
  return parts;
}
