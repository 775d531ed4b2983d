import { FaultProxy } from './fault-proxy';
import type { Fault } from './fault-proxy';
import type { ProviderHarness } from './harness';

const IN_DOUBT: readonly Fault[] = ['server_error', 'not_http', 'garbage', 'cut', 'answer_lost'];

/** What an adapter offers beside payments: described completely, answered plainly, in doubt never taken for a no. */
export function clientContract(running: () => ProviderHarness): void {
  describe('client operations', () => {
    const each = async (deadlineMs: number, check: (call: Call) => Promise<void>, at = running().serverUrl) => {
      const adapter = running().adapter(at, deadlineMs);
      const inputs = (await running().clientInputs?.()) ?? {};
      for (const operation of adapter.clientOperations ?? []) {
        const input = inputs[operation.name];
        if (!input) throw new Error(`the harness has no input for ${operation.name}`);
        await check({ operation, input });
      }
      await adapter.close?.();
    };

    it('are described so that a person can use them', async () => {
      await each(1_000, async ({ operation: { name, title, fields } }) => {
        expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
        expect(title.length).toBeGreaterThan(5);
        expect(new Set(fields.map((field) => field.name)).size).toBe(fields.length);
        for (const { example, pattern } of fields) expect(example).toMatch(new RegExp(`^(?:${pattern})$`));
      });
    });

    it('answer with plain data', async () => {
      await each(15_000, async ({ operation, input }) => {
        const answer = await operation.call(input, `contract-${operation.name}`);
        expect({ name: operation.name, ...answer }).toMatchObject({ name: operation.name, kind: 'answered' });
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
      });
    });

    it.each(IN_DOUBT)('are in doubt when the traffic meets the fault %s', async (fault) => {
      const proxy = new FaultProxy(running().serverUrl);
      proxy.fault = fault;
      await each(
        15_000,
        async ({ operation, input }) => {
          const { kind } = await operation.call(input, `contract-${operation.name}-${fault}`);
          expect({ name: operation.name, kind }).toEqual({ name: operation.name, kind: 'unknown' });
        },
        await proxy.start(),
      );
      await proxy.stop();
    });
  });
}

type Operation = NonNullable<ReturnType<ProviderHarness['adapter']>['clientOperations']>[number];
interface Call {
  readonly operation: Operation;
  readonly input: Readonly<Record<string, string>>;
}
