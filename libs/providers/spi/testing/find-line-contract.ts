import type { ProviderAdapter } from '..';
import { IN_DOUBT, NOBODY, NOT_SENT, PATIENCE_MS, UNKNOWN, closing, toldOnly, underFault } from './doubt';
import type { ProviderHarness } from './harness';
import { HOSTILE_BODIES } from './hostile-answer-contract';
import type { OperationSamples } from './samples';

/** A line that proves an operation, or that none does: in doubt neither is said. */
export function findLineContract(running: () => ProviderHarness): void {
  describe('findLine', () => {
    /** Of an adapter without it there is nothing to check. */
    let samples: readonly OperationSamples[] = [];
    beforeAll(async () => {
      samples = (await running().lines?.()) ?? [];
    });
    const expectEach = async (adapter: ProviderAdapter, answer: object) => {
      for (const operation of samples.flatMap(({ there, none }) => [there, none])) {
        expect(await adapter.findLine!(operation)).toEqual(answer);
      }
    };

    it('finds the line that is there, and says so where there is none', () =>
      closing(running().adapter(running().serverUrl, PATIENCE_MS), async (adapter) => {
        const kinds = adapter.findLine ? adapter.capabilities.statement?.operations : [];
        expect(samples.map(({ there }) => there.type).sort()).toEqual([...kinds!].sort());
        for (const { there, none } of samples) {
          const transactionId = expect.stringMatching(/\S/) as string;
          expect(await adapter.findLine!(there)).toMatchObject({ kind: 'answered', data: { transactionId } });
          expect(await adapter.findLine!(none)).toEqual({ kind: 'answered', data: undefined });
        }
      }));

    it.each(IN_DOUBT)('is unknown under the fault %s', (fault) =>
      underFault(running(), fault, (adapter) => expectEach(adapter, UNKNOWN), 'entrance'),
    );

    it.each(Object.keys(HOSTILE_BODIES))('is unknown, and nothing breaks, when the answer is %s', (what) =>
      toldOnly(running(), HOSTILE_BODIES[what]!, (adapter) => expectEach(adapter, UNKNOWN), 'entrance'),
    );

    it('says nothing with keys that the provider does not have', () =>
      closing(running().adapterWithOtherKeys(), async (adapter) => {
        for (const { none } of samples) expect(await adapter.findLine!(none)).not.toMatchObject({ kind: 'answered' });
      }));

    it.each(['entrance', 'nothing'] as const)('is not asked when nobody listens, sparing %s', (spared) =>
      closing(running().adapter(NOBODY, PATIENCE_MS, spared), (adapter) => expectEach(adapter, NOT_SENT)),
    );
  });
}
