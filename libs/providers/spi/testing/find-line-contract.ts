import type { ProviderAdapter } from '..';
import { IN_DOUBT, NOBODY, NOT_SENT, PATIENCE_MS, UNKNOWN, closing, toldOnly, underFault } from './doubt';
import type { ProviderHarness } from './harness';
import { HOSTILE_BODIES } from './hostile-answer-contract';
import type { LineSamples } from './samples';

/** A line that proves an operation, or that none does: in doubt neither is said. */
export function findLineContract(running: () => ProviderHarness): void {
  describe('findLine', () => {
    let samples: LineSamples | undefined;
    beforeAll(async () => {
      samples = await running().lines?.();
    });
    /** Of an adapter without it there is nothing to check. */
    const expectBoth = async (adapter: ProviderAdapter, answer: object) => {
      for (const operation of samples ? [samples.there, samples.none] : []) {
        expect(await adapter.findLine!(operation)).toEqual(answer);
      }
    };

    it('finds the line that is there, and says so where there is none', () =>
      closing(running().adapter(running().serverUrl, PATIENCE_MS), async (adapter) => {
        if (!samples) return;
        const transactionId = expect.stringMatching(/\S/) as string;
        const found = { kind: 'answered', data: { transactionId } };
        expect(await adapter.findLine!(samples.there)).toMatchObject(found);
        expect(await adapter.findLine!(samples.none)).toEqual({ kind: 'answered', data: undefined });
      }));

    it.each(IN_DOUBT)('is unknown under the fault %s', (fault) =>
      underFault(running(), fault, (adapter) => expectBoth(adapter, UNKNOWN), 'entrance'),
    );

    it.each(Object.keys(HOSTILE_BODIES))('is unknown, and nothing breaks, when the answer is %s', (what) =>
      toldOnly(running(), HOSTILE_BODIES[what]!, (adapter) => expectBoth(adapter, UNKNOWN), 'entrance'),
    );

    it('says nothing with keys that the provider does not have', () =>
      closing(running().adapterWithOtherKeys(), async (adapter) => {
        if (samples) expect(await adapter.findLine!(samples.none)).not.toMatchObject({ kind: 'answered' });
      }));

    it.each(['entrance', 'nothing'] as const)('is not asked when nobody listens, sparing %s', (spared) =>
      closing(running().adapter(NOBODY, PATIENCE_MS, spared), (adapter) => expectBoth(adapter, NOT_SENT)),
    );
  });
}
