import { callOnce } from './call-contract';
import { IN_DOUBT, closing, toldOnly, underFault } from './doubt';
import type { BackgroundAbility, ProviderHarness } from './harness';
import { HOSTILE_BODIES } from './hostile-answer-contract';

/** Nothing of it left, or nobody knows. */
const SURELY_NOT_DONE = expect.stringMatching(/^(not_sent|unknown)$/) as string;

/** What does not come as far as the call itself: no success, and nothing that the payer would wait for. */
export function notDoneContract(running: () => ProviderHarness, ability: BackgroundAbility): void {
  describe(`${ability}, which the provider has not done,`, () => {
    it.each(IN_DOUBT)('is not taken for done when its first request meets the fault %s', (fault) =>
      underFault(
        running(),
        fault,
        async (adapter, proxy) => {
          const { outcome } = (await callOnce(running(), adapter, ability)).result;
          expect({ kind: outcome.kind, requests: proxy.requests }).toEqual({ kind: SURELY_NOT_DONE, requests: 1 });
        },
        'nothing',
      ),
    );

    it.each(Object.keys(HOSTILE_BODIES))('is not taken for done when its first request is answered with %s', (what) =>
      toldOnly(
        running(),
        HOSTILE_BODIES[what]!,
        async (adapter) => {
          const { outcome } = (await callOnce(running(), adapter, ability)).result;
          expect(outcome).toMatchObject({ kind: SURELY_NOT_DONE });
        },
        'nothing',
      ),
    );

    it('is not taken for done with keys that the provider does not have', () =>
      closing(running().adapterWithOtherKeys(), async (adapter) => {
        const { outcome } = (await callOnce(running(), adapter, ability)).result;
        expect(outcome.kind).not.toMatch(/^(succeeded|pending)$/);
      }));
  });
}
