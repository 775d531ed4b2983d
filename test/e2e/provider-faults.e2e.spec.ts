import { deterministicId } from '#libs/command-shell';
import { ManualClock } from '#libs/clock';
import { operationReference } from '#libs/payments';
import { OpenOperationsWorker } from '../../src/resolver/open-operations.worker';
import type { Answer } from '../support/api-client';
import { incoherencesOf } from '../support/incoherences';
import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';
import { FAULTY_PROVIDERS, isExecuted, openFaults, refundFaults } from './support/faulty-providers';
import type { FaultCase, FaultyProvider } from './support/faulty-providers';
import { Shop } from './support/shop';

const CUSTOMER = { id: 'cust-1', name: 'Jana Novakova', email: 'jana@example.sk', ip: '203.0.113.7' };
const STEP_MS = 20_000;
const STEPS_MAX = 120;

/**
 * Every provider, every operation that is a call, every way in which the call can go wrong: in the end the simulator's
 * book equals ours, nothing happened twice, and nothing that happened is called failed. Time is moved, not waited for.
 */
describe('calls that go wrong', () => {
  const clock = new ManualClock(new Date('2026-03-02T09:00:00.000Z'));
  let world: ProviderWorld;
  let shop: Shop;
  const ended = new Map<string, Answer['body']>();
  /** Provider and operation of every doubt that the list named, telling since when. */
  const listed = new Set<string>();

  beforeAll(async () => {
    world = await startProviderWorld({ clock });
    shop = new Shop(world.app, world.api);
    const cases = FAULTY_PROVIDERS.flatMap((provider) => [...openFaults(provider), ...refundFaults(provider)]);
    // One after the other: a clock that another case moves would put signed requests out of their time window.
    for (const one of cases)
      ended.set(one.name, one.operation === 'open' ? await openWith(one) : await refundWith(one));
    await shop.settled();
  }, 240_000);
  afterAll(() => world.stop());

  const read = async (id: string) => (await world.api.get(`/v1/orders/${id}`)).body;

  /** Moves time step by step until it is so; after each step the ledger looks at what is due. */
  async function until(
    id: string,
    isSo: (order: Answer['body']) => unknown,
    what: string,
    step: () => Promise<void> = () => Promise.resolve(),
  ): Promise<Answer['body']> {
    const worker = world.app.running.app.get(OpenOperationsWorker);
    for (let steps = 0; steps < STEPS_MAX; steps++) {
      await step();
      await shop.settled();
      const order = await read(id);
      if (isSo(order)) return order;
      clock.advance(STEP_MS);
      await worker.lookOnce();
    }
    throw new Error(`${what}: not after ${STEPS_MAX} steps, but ${JSON.stringify(await read(id))}`);
  }

  const idOf = (key: string) => deterministicId('command', 'shop', 'POST /v1/orders', key);
  const create = ({ provider, name }: FaultCase, key: string) =>
    world.api.post(
      '/v1/orders',
      {
        provider: provider.name,
        reference: name.slice(0, 90),
        customer: CUSTOMER,
        expires_in: 3_600,
        ...provider.order,
      },
      { key },
    );

  /** Whoever has to end it by hand finds it, and sees since when; unless it was over by then. */
  async function noteDoubt({ provider, operation }: FaultCase, order: Answer['body'], id: number): Promise<void> {
    const meant = order.operations.find((one: { id: number }) => one.id === id);
    if (meant?.status !== 'unknown') return;
    await shop.settled();
    const { body } = await world.api.get('/v1/orders?status=in_doubt&limit=100');
    const isListed = body.data.some((one: { id: string }) => one.id === order.id);
    if (isListed && !Number.isNaN(Date.parse(meant.requested_at))) listed.add(`${provider.name} ${operation}`);
  }

  async function openWith(one: FaultCase) {
    const { provider, name, fault } = one;
    const key = name.replaceAll(' ', '_');
    const reference = operationReference(idOf(key), 1);
    await world.sim(provider.name, 'faults', { fault, match: provider.match(reference) });
    const first = await create(one, key);
    expect([201, 202]).toContain(first.status);
    await noteDoubt(one, first.body, 1);
    const again = await create(one, key);
    expect(again.body.id).toBe(first.body.id);
    const known = await until(
      first.body.id,
      ({ status }) => ['requires_action', 'failed'].includes(status) || (provider.losesPage && isExecuted(fault)),
      `${name} to be known`,
    );
    if (known.status !== 'failed') return payFor(provider, known, reference);
    const second = await world.api.post(`/v1/orders/${known.id}/attempts`, { provider: provider.name });
    expect(second).toMatchObject({ status: 201, body: { status: 'requires_action' } });
    return payFor(provider, second.body, second.body.operations.at(-1).reference);
  }

  async function payFor(provider: FaultyProvider, order: Answer['body'], reference: string) {
    await world.sim(provider.name, 'pay', provider.instruction(reference));
    return until(order.id, ({ status }) => status === 'captured', `${provider.name} ${order.reference} to be captured`);
  }

  async function refundWith(one: FaultCase) {
    const { provider, name, fault } = one;
    const key = name.replaceAll(' ', '_');
    const created = await create(one, key);
    expect(created).toMatchObject({ status: 201 });
    const paid = await payFor(provider, created.body, operationReference(created.body.id, 1));
    const reference = operationReference(paid.id, 2);
    await world.sim(provider.name, 'faults', { fault, match: provider.refund!.match(reference, paid) });
    const body = { amount: provider.refund!.amount, ...provider.refund!.fields };
    const refund = () => world.api.post(`/v1/orders/${paid.id}/refunds`, body, { key: `${key}-refund` });
    const asked = await refund();
    expect([201, 202]).toContain(asked.status);
    await noteDoubt(one, asked.body, 2);
    const isOver = ({ operations }: Answer['body']) => ['succeeded', 'failed'].includes(operations[1].status);
    await until(paid.id, isOver, `${name} to be over`, () => provider.refund!.decide(world, paid, reference));
    await refund();
    return read(paid.id);
  }

  describe.each(FAULTY_PROVIDERS.map((provider) => [provider.name, provider] as const))('%s', (_, provider) => {
    it.each(openFaults(provider).map((one) => [one.name, one] as const))('%s', async (name, { fault }) => {
      const order = ended.get(name)!;
      expect(order).toMatchObject({ status: 'captured', captured: order.amount, in_doubt: { value: zero(order) } });
      expect(order.operations).toHaveLength(isExecuted(fault) ? 1 : 2);
      const references = order.operations.map(({ reference }: { reference: string }) => reference);
      expect(await provider.paid(world, references)).toBe(1);
    });

    if (provider.refund) {
      it.each(refundFaults(provider).map((one) => [one.name, one] as const))('%s', async (name, { fault }) => {
        const order = ended.get(name)!;
        const happened = isExecuted(fault);
        expect(order.operations[1]).toMatchObject({ type: 'refund', status: happened ? 'succeeded' : 'failed' });
        expect(order.operations).toHaveLength(2);
        expect(await provider.refund!.refunded(world, order)).toBe(happened ? 1 : 0);
      });
    }
  });

  it.each(FAULTY_PROVIDERS.flatMap(({ name, refund }) => [`${name} open`, ...(refund ? [`${name} refund`] : [])]))(
    'are listed with their age while they are in doubt: %s',
    (name) => {
      expect(listed).toContain(name);
    },
  );

  it('leave coherent books', async () => {
    expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
  });
});

const zero = ({ amount }: Answer['body']): string => amount.value.replace(/[0-9]/g, '0').replace(/^0+(?=0\.|0$)/, '');
