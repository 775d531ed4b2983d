import type { OperationType } from '#libs/payments';
import type { ProviderAdapter, ProviderResult } from '..';
import { IN_DOUBT, NOBODY, PATIENCE_MS, closing, toldOnly, underFault } from './doubt';
import type { ProviderHarness } from './harness';
import { HOSTILE_BODIES } from './hostile-answer-contract';
import type { OperationSamples } from './samples';

type Check = (result: ProviderResult, type: OperationType) => void;

/** Of adapters that can be asked about operations: of each kind, one that the provider has and one that it has not. */
export function queryContract(running: () => ProviderHarness): void {
  describe('a query', () => {
    /** Nothing of an adapter that cannot be asked. */
    let samples: readonly OperationSamples[] = [];
    beforeAll(async () => {
      samples = (await running().operations?.()) ?? [];
    });
    const each = async (adapter: ProviderAdapter, which: readonly ('there' | 'none')[], check: Check) => {
      for (const sample of samples) {
        for (const one of which) check(await adapter.query!(sample[one]), sample[one].type);
      }
    };
    const inDoubt = (adapter: ProviderAdapter) => each(adapter, ['there', 'none'], isUnknown);

    it('is put to the test about each kind of operation that it is for', () =>
      closing(running().adapter(NOBODY, PATIENCE_MS), (adapter) => {
        expect(samples.map(({ there }) => there.type).sort()).toEqual([...askable(adapter)].sort());
      }));

    it('knows what the provider has', () =>
      closing(running().adapter(running().serverUrl, PATIENCE_MS), (adapter) =>
        each(adapter, ['there'], ({ outcome }, type) => {
          expect({ type, ...outcome }).toMatchObject({ type, kind: expect.stringMatching(/^(succeeded|pending)$/) });
        }),
      ));

    it('about what the provider has not is answered as absent, if no statement ends the doubt instead', () =>
      closing(running().adapter(running().serverUrl, PATIENCE_MS), (adapter) =>
        each(adapter, ['none'], ({ outcome }, type) => {
          const byLines: readonly OperationType[] = adapter.findLine ? adapter.capabilities.statement!.operations : [];
          expect({ type, ...outcome }).toMatchObject({ type, ...(byLines.includes(type) ? UNKNOWN : ABSENT) });
        }),
      ));

    it.each(IN_DOUBT)('is unknown under the fault %s', (fault) => underFault(running(), fault, inDoubt));

    it.each(Object.keys(HOSTILE_BODIES))('is unknown, and nothing breaks, when the answer is %s', (what) =>
      toldOnly(running(), HOSTILE_BODIES[what]!, inDoubt),
    );

    it('says nothing with keys that the provider does not have', () =>
      closing(running().adapterWithOtherKeys(), (adapter) =>
        each(adapter, ['there', 'none'], ({ outcome }, type) => {
          expect({ type, ...outcome }).toMatchObject({ type, kind: expect.stringMatching(/^(unknown|not_sent)$/) });
        }),
      ));
  });
}

const ABSENT = { kind: 'failed', code: 'absent' };
const UNKNOWN = { kind: 'unknown' };
const isUnknown: Check = ({ outcome }, type) => expect({ type, ...outcome }).toMatchObject({ type, ...UNKNOWN });

function askable({
  capabilities,
  query: asks,
  capture,
  charge,
  openPayment,
  hostedPage,
}: ProviderAdapter): readonly OperationType[] {
  const { query, refund, void: voids } = capabilities;
  const can: Readonly<Record<OperationType, boolean>> = {
    authorize: (charge ?? openPayment ?? hostedPage) !== undefined,
    capture: capture !== undefined,
    void: voids,
    refund,
  };
  const types = asks ? (Object.keys(can) as OperationType[]) : [];
  return types.filter((type) => can[type] && (query?.operations?.includes(type) ?? true));
}
