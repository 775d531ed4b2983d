import { ManualClock, SandboxClock, systemClock } from '#libs/clock';
import type { Clock } from '#libs/clock';
import { ApiClient } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { Shop, eur } from './support/shop';

const BEGIN = new Date('2026-11-20T12:00:00Z');

interface World {
  readonly app: TestApplication;
  readonly api: ApiClient;
  readonly shop: Shop;
}

async function begin(clock: Clock, environment: Readonly<Record<string, string>> = {}): Promise<World> {
  const app = await startTestApplication({ clock, environment });
  const api = new ApiClient(app.url, await app.key('admin'));
  return { app, api, shop: new Shop(app, api) };
}

/**
 * What stands in each stream, without what is new each time: ids, sealed data, and when it was written. Streams that
 * have something to do at the same instant may come in any order, and so may the word that a command was delivered.
 */
async function history({ app }: World): Promise<string[]> {
  const { events } = await app.running.persistence.store.readAll(0n, 1_000);
  const streams = new Map<string, string[]>();
  for (const { stream, type, data, metadata } of events.filter((event) => event.type !== 'CommandDispatched')) {
    const { provider, amount, expiresAt, name, kind } = data as Record<string, unknown>;
    const told = JSON.stringify({ type, provider, amount, expiresAt, name, kind, at: metadata.occurredAt });
    streams.set(stream, [...(streams.get(stream) ?? []), told]);
  }
  return [...streams].map(([stream, told]) => [stream.split('-')[0], ...told].join('\n')).sort();
}

describe('the clock of a sandbox', () => {
  let world: World;
  beforeAll(async () => {
    world = await begin(new ManualClock(BEGIN));
  });
  afterAll(() => world.app.stop());

  it('stops on its way where something is due, so that it happens at its own time', async () => {
    const { api, shop } = world;
    const order = await shop.create({ expires_in: 1_800 });
    const moved = await api.post('/v1/sandbox/clock', { advance: 'P1D' });
    expect(moved).toMatchObject({ status: 201, body: { now: '2026-11-21T12:00:00.000Z', moving: null } });
    const { data } = (await api.get(`/v1/orders/${order.id}/events`)).body;
    expect(data.at(-1)).toMatchObject({ type: 'PaymentExpired', occurred_at: '2026-11-20T12:30:00.000Z' });
    expect((await api.get('/v1/sandbox/clock')).body).toMatchObject({ now: '2026-11-21T12:00:00.000Z' });
  });

  it('moves once for one request, also when it is sent again', async () => {
    const { api } = world;
    const first = await api.post('/v1/sandbox/clock', { advance: 'PT1H' }, { key: 'one-hour' });
    const again = await api.post('/v1/sandbox/clock', { advance: 'PT1H' }, { key: 'one-hour' });
    expect(again.body.now).toBe(first.body.now);
  });

  it.each([
    [{}, '/advance'],
    [{ advance: 'P1D', to: '2030-01-01' }, '/advance'],
    [{ advance: '13 months' }, '/advance'],
    [{ to: '2020-01-01T00:00:00Z' }, '/to'],
    [{ advance: 'P101Y' }, '/advance'],
  ])('refuses %j', async (body, pointer) => {
    const answer = await world.api.post('/v1/sandbox/clock', body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request', errors: [{ pointer }] } });
  });
});

it('a jump of thirteen months leaves what thirteen steps of a month leave', async () => {
  const histories: string[][] = [];
  for (const steps of [['P13M'], Array.from({ length: 13 }, () => 'P1M')]) {
    const world = await begin(new ManualClock(BEGIN));
    try {
      for (const expiresIn of [600, 3_600, 86_400]) await world.shop.create({ expires_in: expiresIn });
      await world.shop.paid({ amount: eur('20.00'), capture: 'manual' }, 'authorized');
      await world.app.simulator.control.settle();
      for (const advance of steps)
        expect(await world.api.post('/v1/sandbox/clock', { advance })).toMatchObject({ status: 201 });
      histories.push(await history(world));
    } finally {
      await world.app.stop();
    }
  }
  expect(histories[0]!.filter((stream) => stream.includes('PaymentExpired'))).toHaveLength(3);
  expect(histories[1]).toEqual(histories[0]);
});

it('what nobody pays out becomes late and then missing, each at its own time: by a jump as by its steps', async () => {
  const histories: string[][] = [];
  for (const steps of [['P30D'], ['P4D', 'P1DT5M', 'PT1H', 'P9D', 'P15DT22H55M']]) {
    const world = await begin(new ManualClock(BEGIN));
    try {
      await world.shop.paid({ amount: eur('20.00') });
      await world.app.simulator.control.settle();
      // Two that age within one hour are two stops.
      for (const advance of ['PT10M', ...steps]) {
        expect(await world.api.post('/v1/sandbox/clock', { advance })).toMatchObject({ status: 201 });
        if (advance === 'PT10M') await world.shop.paid({ amount: eur('30.00') });
      }
      histories.push((await history(world)).filter((stream) => stream.startsWith('break')));
    } finally {
      await world.app.stop();
    }
  }
  const told = (type: string, kind: string, at: string) =>
    JSON.stringify({ type, provider: 'trustpay-eu', kind, at: `${at}:00.000Z` });
  const aged = (minute: string): string =>
    [
      'break',
      told('BreakOpened', 'late', `2026-11-25T12:${minute}`),
      told('BreakChanged', 'missing', `2026-12-04T12:${minute}`),
    ].join('\n');
  expect(histories[0]).toEqual([aged('00'), aged('10')]);
  expect(histories[1]).toEqual(histories[0]);
});

it('goes on from where it was moved to, also after a restart', async () => {
  const world = await begin(new SandboxClock(systemClock));
  try {
    const { body } = await world.api.post('/v1/sandbox/clock', { advance: 'P1Y' });
    const ahead = Date.parse(body.now) - systemClock.now().getTime();
    expect(ahead).toBeGreaterThan(364 * 86_400_000);
    const { rows } = await world.app.running.persistence.pool.query(
      'SELECT ahead_ms::float8 AS ahead, target FROM ops.sandbox_clock',
    );
    expect(rows).toMatchObject([{ target: null }]);
    expect(rows[0].ahead).toBeGreaterThan(364 * 86_400_000);
  } finally {
    await world.app.stop();
  }
});

it('in production nobody moves the time', async () => {
  const world = await begin(systemClock);
  try {
    const answer = await world.api.post('/v1/sandbox/clock', { advance: 'P1D' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'sandbox_only' } });
  } finally {
    await world.app.stop();
  }
});
