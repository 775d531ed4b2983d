import { ManualClock } from '#libs/clock';
import { deterministicId } from '#libs/command-shell';
import { operationReference } from '#libs/payments';
import { OpenOperationsWorker } from '../../../../src/resolver/open-operations.worker';
import type { Answer } from '../../../support/api-client';
import { deadlineSetting, startProviderWorld } from '../../../support/provider-world';
import type { ProviderWorld } from '../../../support/provider-world';
import { Shop } from '../shop';
import type { Call, FaultCase, FaultyOperation, FaultyProvider, Order, Run } from './fault-case';
import { DEADLINE_MS, NEVER_SENT } from './faults';
import { Line } from './line';

const CUSTOMER = { id: 'cust-1', name: 'Jana Novakova', email: 'jana@example.sk', ip: '203.0.113.7' };
const ROUTE = 'POST /v1/orders';
const STEPS_MAX = 120;
const CREATED_AGAIN_MAX = 2;
/** Looks that ended nothing, after which somebody else is called. */
const PATIENCE = 4;

/** Events of an operation that do not end it. */
const ON_THE_WAY = /Requested|OutcomeUnknown|OperationPending|FactIgnored/;

interface Options {
  readonly environment?: Readonly<Record<string, string>>;
  /** How far time goes from one look to the next. */
  readonly stepMs: number;
}

/** A world in which calls go wrong, one after the other. Time is moved, not waited for. */
export class FaultRun implements Run {
  readonly orderIds: string[] = [];
  /** Provider and operation of every doubt that the list named, telling since when. */
  readonly listed = new Set<string>();
  private readonly shop: Shop;
  private readonly kept = new Map<string, Promise<unknown>>();

  private constructor(
    readonly world: ProviderWorld,
    private readonly clock: ManualClock,
    private readonly lines: ReadonlyMap<string, Line>,
    private readonly stepMs: number,
  ) {
    this.shop = new Shop(world.app, world.api);
  }

  static async start(providers: readonly FaultyProvider[], { environment, stepMs }: Options): Promise<FaultRun> {
    const clock = new ManualClock(new Date('2026-03-02T09:00:00.000Z'));
    const lines = new Map<string, Line>();
    for (const { name } of providers) lines.set(name, await Line.open());
    const reached = providers.map((provider) => provider.reachedAt(lines.get(provider.name)!.url));
    const deadlines = providers.map(({ name }) => ({ [deadlineSetting(name)]: String(DEADLINE_MS) }));
    const abandoned = { CALL_ABANDONED_MS: String(5 * DEADLINE_MS) };
    const settings = Object.assign({}, ...reached, ...deadlines, abandoned, environment);
    const world = await startProviderWorld({ clock, environment: settings });
    for (const [name, line] of lines) line.leadTo(world.address(name));
    return new FaultRun(world, clock, lines, stepMs);
  }

  async stop(): Promise<void> {
    await this.world.stop();
    await Promise.all([...this.lines.values()].map((line) => line.down()));
  }

  once<T>(name: string, make: () => Promise<T>): Promise<T> {
    if (!this.kept.has(name)) this.kept.set(name, make());
    return this.kept.get(name) as Promise<T>;
  }

  read = async (id: string): Promise<Order> => (await this.world.api.get(`/v1/orders/${id}`)).body;

  settled = (): Promise<void> => this.shop.settled();

  orderOf = ({ name: provider, order }: FaultyProvider, name: string): object => ({
    ...{ provider, reference: name.slice(0, 90), customer: CUSTOMER, expires_in: 3_600, ...order },
  });

  /** What the case before did to a connection may still cost this call its answer: then another order is made. */
  async create(provider: FaultyProvider, name: string, change: object = {}): Promise<Order> {
    const body = { ...this.orderOf(provider, name), ...change };
    let created = await this.world.api.post('/v1/orders', body);
    for (let again = 0; again < CREATED_AGAIN_MAX && created.status === 202; again++)
      created = await this.world.api.post('/v1/orders', body);
    expect(created).toMatchObject({ status: 201, body: { status: 'requires_action' } });
    this.orderIds.push(created.body.id);
    return created.body;
  }

  async pay(provider: FaultyProvider, order: Order, becomes = 'captured'): Promise<Order> {
    await this.world.sim(provider.name, 'pay', provider.instruction(order.operations.at(-1).reference, order));
    await this.delivered(provider);
    return this.until(order.id, ({ status }) => status === becomes, `${provider.name} to be ${becomes}`);
  }

  async paid(provider: FaultyProvider, name: string, change: object = {}, becomes?: string): Promise<Order> {
    return this.pay(provider, await this.create(provider, name, change), becomes);
  }

  /** Makes the call go wrong and waits for its end; the caller repeats its command, as documented. */
  async perform({ provider, operation, fault, name }: FaultCase): Promise<Call> {
    const key = name.replaceAll(' ', '_');
    const before = await operation.prepare?.({ run: this, provider, name });
    const id: string = before?.id ?? deterministicId('command', 'shop', ROUTE, key);
    if (!before) this.orderIds.push(id);
    const reference = operationReference(id, operation.operationId);
    const call = { run: this, provider, fault, name, reference, order: before };
    const { path, body } = await operation.command(call);
    const ask = async (): Promise<Order> => {
      const answer = await this.world.api.post(path, body, { key });
      expect([200, 201, 202]).toContain(answer.status);
      expect(answer.body.id).toBe(id);
      return answer.body;
    };
    for (const planned of fault.plan) {
      const match = operation.match?.(call, planned.kind) ?? provider.match(reference);
      await this.world.sim(provider.name, 'faults', { fault: planned, match });
    }
    const asked = await (fault === NEVER_SENT ? this.whileDown(provider, ask) : ask());
    await this.noteDoubt(operation, { ...call, order: asked });
    await ask();
    const over = await this.untilOver(operation, { ...call, order: asked });
    await operation.finish?.({ ...call, order: over });
    await ask();
    // A fault that struck nothing would have tested nothing.
    expect(await this.world.look(provider.name, 'faults')).toEqual({ faults: [] });
    return { ...call, order: await this.read(id) };
  }

  /** No connection to this provider comes about as long as it takes. */
  async whileDown<T>({ name }: FaultyProvider, call: () => Promise<T>): Promise<T> {
    const line = this.lines.get(name)!;
    await line.down();
    try {
      return await call();
    } finally {
      await line.up();
    }
  }

  /** What the order gives as the source of the operation's end. */
  async endOf({ order }: Call, { operationId }: FaultyOperation): Promise<string> {
    const { body } = await this.world.api.get(`/v1/orders/${order.id}/events?limit=100`);
    return body.data.find(
      ({ type, data }: Answer['body']) => data.operationId === operationId && data.evidence && !ON_THE_WAY.test(type),
    ).data.evidence.source;
  }

  async until(
    id: string,
    isSo: (order: Order) => boolean,
    what: string,
    step: (steps: number) => Promise<void> = () => Promise.resolve(),
  ): Promise<Order> {
    const worker = this.world.app.running.app.get(OpenOperationsWorker);
    for (let steps = 0; steps < STEPS_MAX; steps++) {
      await step(steps);
      await this.settled();
      const order = await this.read(id);
      if (isSo(order)) return order;
      this.pass();
      await worker.lookOnce();
    }
    throw new Error(`${what}: not after ${STEPS_MAX} steps, but ${JSON.stringify(await this.read(id))}`);
  }

  /** Time goes on by a step. */
  pass(): void {
    this.clock.advance(this.stepMs);
  }

  /** Whatever the provider has to tell by now is told. */
  async delivered({ name }: FaultyProvider): Promise<void> {
    await this.world.sim(name, 'settle');
    await this.settled();
  }

  private untilOver(operation: FaultyOperation, call: Call): Promise<Order> {
    const { provider, name, order } = call;
    const meant = ({ operations }: Order) => operations.find(({ id }: { id: number }) => id === operation.operationId);
    const isOver = (now: Order): boolean =>
      operation.isOver?.({ ...call, order: now }) ?? ['succeeded', 'failed'].includes(meant(now).status);
    return this.until(order.id, isOver, `${name} to be over`, async (steps) => {
      await operation.goOn?.(call);
      await this.delivered(provider);
      const now = await this.read(order.id);
      if (meant(now).status === 'unknown') await operation.rungs?.[steps - PATIENCE]?.({ ...call, order: now });
    });
  }

  /** Whoever has to end it by hand finds it, and sees since when; unless it was over by then. */
  private async noteDoubt(operation: FaultyOperation, { provider, order }: Call): Promise<void> {
    const meant = order.operations.find(({ id }: { id: number }) => id === operation.operationId);
    if (meant?.status !== 'unknown') return;
    await this.settled();
    const { body } = await this.world.api.get('/v1/orders?status=in_doubt&limit=100');
    const isListed = body.data.some(({ id }: { id: string }) => id === order.id);
    if (isListed && !Number.isNaN(Date.parse(meant.requested_at)))
      this.listed.add(`${provider.name} ${operation.name}`);
  }
}
