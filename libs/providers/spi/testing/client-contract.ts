import type { ClientAnswer, ClientOperation } from '..';
import { IN_DOUBT, NOBODY, PATIENCE_MS, UNKNOWN, closing, toldOnly, underFault } from './doubt';
import type { ProviderHarness } from './harness';
import { HOSTILE_BODIES } from './hostile-answer-contract';

interface Call {
  readonly name: string;
  readonly input: Readonly<Record<string, string>>;
}

/** What an adapter offers beside payments: described completely, answered plainly, in doubt never taken for a no. */
export function clientContract(running: () => ProviderHarness): void {
  describe('client operations', () => {
    /** In the order of the operations: an earlier one may make what a later one is about. */
    const calls = async (): Promise<readonly Call[]> => {
      const inputs = (await running().clientInputs?.()) ?? {};
      const names: string[] = [];
      await closing(running().adapter(NOBODY, 1_000), ({ clientOperations = [] }) =>
        names.push(...clientOperations.map(({ name }) => name)),
      );
      expect(Object.keys(inputs).sort()).toEqual([...names].sort());
      return names.map((name) => ({ name, input: inputs[name]! }));
    };

    it('are described so that a person can use them', async () => {
      await closing(running().adapter(NOBODY, 1_000), ({ clientOperations = [] }) => {
        for (const { name, title, fields } of clientOperations) {
          expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
          expect(title.length).toBeGreaterThan(5);
          expect(new Set(fields.map((field) => field.name)).size).toBe(fields.length);
          for (const { example, pattern } of fields) expect(example).toMatch(new RegExp(`^(?:${pattern})$`));
        }
      });
    });

    it('answer with plain data', async () => {
      await closing(running().adapter(running().serverUrl, PATIENCE_MS), async (adapter) => {
        for (const call of await calls()) {
          const { answer } = await made(adapter, call);
          expect({ ...call, ...answer }).toMatchObject({ ...call, kind: 'answered' });
          expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
        }
      });
    });

    it.each(IN_DOUBT)('are in doubt, and not asked for again, when the traffic meets the fault %s', async (fault) => {
      const inDoubt = (call: Call) =>
        underFault(running(), fault, async (adapter, proxy) => {
          const { operation, answer } = await made(adapter, call, fault);
          expect({ ...call, ...answer }).toEqual({ ...call, ...UNKNOWN });
          if (operation.changes) expect({ ...call, requests: proxy.requests }).toEqual({ ...call, requests: 1 });
        });
      await Promise.all((await calls()).map(inDoubt));
    });

    it('are not sent when nobody listens', async () => {
      await closing(running().adapter(NOBODY, PATIENCE_MS), async (adapter) => {
        for (const call of await calls()) {
          expect({ ...call, ...(await made(adapter, call)).answer }).toMatchObject({ ...call, kind: 'not_sent' });
        }
      });
    });

    it('are not answered with keys that the provider does not have', () =>
      closing(running().adapterWithOtherKeys(), async (adapter) => {
        for (const call of await calls()) {
          const { answer } = await made(adapter, call, 'stranger');
          expect({ ...call, ...answer }).not.toMatchObject({ ...call, kind: 'answered' });
        }
      }));

    it.each(Object.keys(HOSTILE_BODIES))(
      'believe no change, and nothing breaks, when the answer is %s',
      async (what) => {
        const inputs = await calls();
        await toldOnly(running(), HOSTILE_BODIES[what]!, async (adapter) => {
          for (const call of inputs) {
            const { operation, answer } = await made(adapter, call, 'hostile');
            // What only reads may hand on whatever the provider says.
            const kinds = operation.changes ? ['unknown'] : ['unknown', 'answered'];
            expect({ ...call, kinds }).toEqual({ ...call, kinds: expect.arrayContaining([answer.kind]) });
            expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
          }
        });
      },
    );
  });
}

/** `about`: the reference of the call names it, so that none repeats another. */
async function made(
  adapter: ReturnType<ProviderHarness['adapter']>,
  { name, input }: Call,
  about?: string,
): Promise<{ operation: ClientOperation; answer: ClientAnswer }> {
  const operation = adapter.clientOperations!.find((each) => each.name === name)!;
  return { operation, answer: await operation.call(input, about ? `contract-${name}-${about}` : `contract-${name}`) };
}
