import type { ProviderWorld } from '../../../support/provider-world';
import type { Call, FaultyOperation } from './fault-case';
import { FAULTS } from './faults';

export const money = (value: string, currency: string) => ({ value, currency });

/** A list of a simulator's book. */
export const listOf = async <T>(world: ProviderWorld, provider: string, list: string): Promise<T[]> =>
  ((await world.look(provider, 'book?limit=1000')) as Record<string, unknown>)[list] as T[];

const isPaid = async ({ run, provider, reference }: Call): Promise<string[]> =>
  (await provider.book(run.world))
    .filter((payment) => payment.reference === reference && payment.captured > 0)
    .map(() => reference);

/** Opens a payment; what was not opened is opened by a second attempt, and the payer pays the one that is open. */
export const opening = ({ losesPage = false }: { losesPage?: boolean } = {}): FaultyOperation => ({
  name: 'open',
  operationId: 1,
  faults: FAULTS,
  command: async ({ run, provider, name }) => ({ path: '/v1/orders', body: run.orderOf(provider, name) }),
  isOver: ({ order, fault }) =>
    ['requires_action', 'failed'].includes(order.status) || (losesPage && fault.happens && order.status === 'in_doubt'),
  finish: async ({ run, provider, order }) => {
    if (order.status !== 'failed') return run.pay(provider, order);
    const second = await run.world.api.post(`/v1/orders/${order.id}/attempts`, { provider: provider.name });
    expect(second).toMatchObject({ status: 201, body: { status: 'requires_action' } });
    return run.pay(provider, second.body);
  },
  outcome: ({ order, fault }) => ({
    ...{ status: 'captured', captured: order.amount },
    operations: fault.happens ? [{ status: 'succeeded' }] : [{ status: 'failed' }, { status: 'succeeded' }],
  }),
  done: isPaid,
});

interface FollowUp extends Partial<FaultyOperation> {
  readonly name: string;
  readonly type: 'capture' | 'void' | 'refund';
  readonly body?: object;
  done(call: Call): Promise<readonly string[]>;
}

/** Something that is done to a payment that was paid: operation 2 of its order. */
export const followUp = ({ type, body = {}, ...rest }: FollowUp): FaultyOperation => ({
  operationId: 2,
  faults: FAULTS,
  prepare: ({ run, provider, name }) => run.paid(provider, name),
  command: async ({ order }) => ({ path: `/v1/orders/${order.id}/${type}s`, body }),
  outcome: ({ fault }) => ({
    operations: [{ status: 'succeeded' }, { type, status: fault.happens ? 'succeeded' : 'failed' }],
  }),
  ...rest,
});

/** Closes a payment that nobody has paid. Whether it got through or not, somebody pays it all the same. */
export const closing = (
  match: (call: Call) => object,
  isClosed: (call: Call) => Promise<boolean>,
): FaultyOperation => ({
  name: 'cancel',
  operationId: 1,
  faults: FAULTS,
  prepare: ({ run, provider, name }) => run.create(provider, name),
  command: async ({ order }) => ({ path: `/v1/orders/${order.id}/cancel`, body: {} }),
  match,
  isOver: ({ order }) => order.status === 'cancelled',
  finish: async ({ run, provider, order, name }) => {
    await run.world.sim(provider.name, 'pay', provider.instruction(order.operations[0].reference, order));
    // Signed by the clock as it stands: were it moved first, the message would be refused as too old.
    await run.delivered(provider);
    await run.until(order.id, (one) => unexpectedOf(one) > 0, `${name} to tell what came`);
  },
  outcome: ({ order }) => ({
    ...{ status: 'overpaid', captured: { value: expect.stringMatching(/^0\.0+$/) }, next_action: null },
    operations: [{ status: 'cancelled', amount: order.amount }],
  }),
  done: async (call) => ((await isClosed(call)) ? [call.reference] : []),
});

/** In the unit that came. */
export const unexpectedOf = (order: Call['order']): number =>
  Number(order.unexpected_assets[0]?.value ?? order.unexpected.value);
