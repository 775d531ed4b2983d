import { deterministicId } from '#libs/command-shell';
import { operationReference } from '#libs/payments';
import { ClientOperations } from '../../src/providers/client-operations/client-operations';
import { FAULTY_CHANGES } from './support/faulty-changes';
import type { FaultyChange } from './support/faulty-changes';
import { FAULTS, FAULTY_PROVIDERS, FaultRun, NEVER_SENT } from './support/faulty-providers';

/** What the caller is told; of card data in memory, of everything else over HTTP. */
interface Told {
  readonly status: string;
  readonly reference?: string;
  readonly replayed: boolean;
}

const CARDS = { TRUSTPAY_MONEY_CARD_DIRECT: 'in-pci-scope' };
const nameOf = ({ provider, operation }: FaultyChange): string => `${provider.name} ${operation}`;
const CHANGES = FAULTY_CHANGES.map((change) => [nameOf(change), change] as const);

/** A payout is no payment of an order, and its money is as real: its intent is stored, and nothing is sent twice. */
describe('changes at a provider whose call goes wrong', () => {
  let run: FaultRun;
  beforeAll(async () => {
    run = await FaultRun.start(FAULTY_PROVIDERS, { stepMs: 20_000, environment: CARDS });
  });
  afterAll(() => run.stop());

  const asking = (
    { provider: { name: provider }, operation, takesCards }: FaultyChange,
    input: object,
    key: string,
  ) => {
    const path = `/v1/providers/${provider}/operations/${operation}`;
    const commandId = deterministicId('command', 'shop', `POST ${path}`, key);
    const inMemory = async (): Promise<Told> => {
      const envelope = { commandId, correlationId: commandId, actor: 'test', merchantId: 'shop' };
      const operations = run.world.app.running.app.get(ClientOperations);
      const { kind: status, reference, replayed } = await operations.perform(provider, operation, input, envelope);
      return { status, reference, replayed };
    };
    const overHttp = async (): Promise<Told> => {
      const { status, body, headers } = await run.world.api.post(path, input, { key });
      const replayed = headers.get('idempotency-replayed') === 'true';
      if (status === 503) return { status: body.code === 'provider_unavailable' ? 'not_sent' : body.code, replayed };
      expect(status).toBe(body.status === 'answered' ? 201 : 202);
      return { status: body.status, reference: body.reference, replayed };
    };
    return { ask: takesCards ? inMemory : overHttp, reference: operationReference(commandId, 0) };
  };

  const cases = FAULTY_CHANGES.flatMap((change) =>
    FAULTS.map((fault) => ({ name: `${nameOf(change)} ${fault.name}`, change, fault })),
  );

  it.each(cases)('$name: are made once or not at all, and nothing is called refused', async (one) => {
    const { change, fault, name } = one;
    const { provider } = change;
    const key = name.replaceAll(' ', '_');
    const input = await change.input(run, key);
    const { ask, reference } = asking(change, input, key);
    const match = change.match?.(input) ?? provider.match(reference);
    for (const planned of fault.plan) await run.world.sim(provider.name, 'faults', { fault: planned, match });
    const first = fault === NEVER_SENT ? await run.whileDown(provider, ask) : await ask();
    const again = await ask();
    expect(await run.world.look(provider.name, 'faults')).toEqual({ faults: [] });
    expect([first.status, again.status]).toEqual(Array(2).fill(fault === NEVER_SENT ? 'not_sent' : 'unknown'));
    const asked = { input, reference };
    expect(await change.done(run, asked)).toHaveLength(fault.happens ? 1 : 0);
    const told = await change.ask?.(run, asked);
    if (told) expect(told.status === 201 && JSON.stringify(told.body).includes(reference)).toBe(fault.happens);
  });

  it.each(CHANGES)('that %s has answered have the same answer when asked for again', async (name, change) => {
    const input = await change.input(run, `${name.replaceAll(' ', '_')}_answered`);
    const { ask, reference } = asking(change, input, 'answered');
    expect(await ask()).toMatchObject({ status: 'answered', reference });
    expect(await ask()).toEqual({ status: 'answered', reference, replayed: true });
    expect(await change.done(run, { input, reference })).toHaveLength(1);
  });
});
