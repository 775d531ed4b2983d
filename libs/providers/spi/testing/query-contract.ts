import type { OperationType } from '#libs/payments';
import type { ProviderAdapter, ProviderResult, QueryOperation } from '..';
import { IN_DOUBT, PATIENCE_MS, closing, toldOnly, underFault } from './doubt';
import type { ProviderHarness } from './harness';
import { HOSTILE_BODIES } from './hostile-answer-contract';

/** Of a reference that the provider has never seen: what is not there is never a success, and in doubt not absent. */
export function queryContract(running: () => ProviderHarness): void {
  describe('a query about an operation that the provider does not have', () => {
    let asked: QueryOperation | undefined;
    beforeAll(async () => {
      asked = await running().requests.query?.();
    });
    /** Of each kind of operation that it can be asked about; none of an adapter that cannot be asked. */
    const each = async (adapter: ProviderAdapter, check: (result: ProviderResult, type: OperationType) => void) => {
      for (const type of asked ? askable(adapter) : []) {
        const { reference: _known, providerReference: _theirs, ...rest } = asked!;
        check(await adapter.query!({ ...rest, type, reference: 'R0000000000000000000X' }), type);
      }
    };

    it('is answered as absent, or not at all', () =>
      closing(running().adapter(running().serverUrl, PATIENCE_MS), (adapter) =>
        each(adapter, ({ outcome }, type) => {
          const absent = { kind: 'failed', code: 'absent' };
          expect({ type, ...outcome }).toMatchObject({ type, ...(outcome.kind === 'failed' ? absent : UNKNOWN) });
        }),
      ));

    it.each(IN_DOUBT)('is unknown under the fault %s', (fault) =>
      underFault(running(), fault, (adapter) => each(adapter, isUnknown)),
    );

    it.each(Object.keys(HOSTILE_BODIES))('is unknown, and nothing breaks, when the answer is %s', (what) =>
      toldOnly(running(), HOSTILE_BODIES[what]!, (adapter) => each(adapter, isUnknown)),
    );
  });
}

const UNKNOWN = { kind: 'unknown' };
const isUnknown = ({ outcome }: ProviderResult, type: OperationType): void =>
  expect({ type, ...outcome }).toMatchObject({ type, ...UNKNOWN });

function askable({
  capabilities,
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
  const types = Object.keys(can) as OperationType[];
  return types.filter((type) => can[type] && (query?.operations?.includes(type) ?? true));
}
