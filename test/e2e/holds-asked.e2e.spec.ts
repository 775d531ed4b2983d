import { ManualClock } from '#libs/clock';
import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { AskableProvider } from '../support/askable-provider';
import { waitFor } from '../support/wait-for';
import { eur } from './support/shop';

type Order = Answer['body'];

const DAY = 86_400_000;

describe('a hold whose time is over, at a provider that can be asked', () => {
  const clock = new ManualClock(new Date('2026-03-02T09:00:00Z'));
  const provider = new AskableProvider();
  let app: TestApplication;
  let api: ApiClient;

  beforeAll(async () => {
    app = await startTestApplication({ clock, providers: [provider] });
    api = new ApiClient(app.url, await app.key('admin'));
  });
  afterAll(() => app.stop());
  beforeEach(() => {
    Object.assign(provider, { canSay: true, releases: true });
    provider.holds.clear();
  });

  const read = async (order: Order): Promise<Order> => (await api.get(`/v1/orders/${order.id}`)).body;
  const watchOf = async (order: Order) => (await api.get(`/v1/processes/authorization/${order.id}.1`)).body;
  const ended = (order: Order) =>
    waitFor(
      async () => {
        const watch = await watchOf(order);
        return watch.status === 'ended' && watch;
      },
      { describe: 'the watch to end' },
    );

  /** A hold that the provider did not release before its end, so that the end itself is met. */
  async function held(): Promise<Order> {
    const order = { reference: 'ASKED', method: 'card', provider: 'askable', amount: eur('100.00'), capture: 'manual' };
    const { body } = await api.post('/v1/orders', order);
    expect(body).toMatchObject({ status: 'authorized', capturable: eur('100.00') });
    await waitFor(async () => (await watchOf(body)).status === 'running', { describe: 'the watch to begin' });
    provider.releases = false;
    clock.advance(7 * DAY - 3_600_000);
    await waitFor(async () => (await read(body)).operations.some(({ status }: Order) => status === 'failed'), {
      describe: 'the release to be refused',
    });
    provider.calls.length = 0;
    return body;
  }
  const hold = () => [...provider.holds.values()][0]!;
  const end = () => clock.advance(3_600_000);

  it('is over by the word of the provider that released it, which is not told to release it again', async () => {
    const order = await held();
    hold().state = 'released';
    end();
    expect(await ended(order)).toMatchObject({ outcome: 'expired, known by query' });
    expect(await read(order)).toMatchObject({ status: 'expired', capturable: eur('0.00'), voided: eur('100.00') });
    expect(provider.calls).toEqual(['query']);
  });

  it('is money that nobody asked for where the provider captured it behind our back', async () => {
    const order = await held();
    hold().state = 'captured';
    end();
    await ended(order);
    expect(await read(order)).toMatchObject({ capturable: eur('0.00'), unexpected: eur('100.00') });
    expect(provider.calls[0]).toBe('query');
  });

  it('is released where the provider says that it is there all the same', async () => {
    const order = await held();
    provider.releases = true;
    end();
    expect(await ended(order)).toMatchObject({ outcome: 'released' });
    expect(hold().state).toBe('released');
    expect(provider.calls.filter((call, n) => call !== provider.calls[n - 1])).toEqual(['query', 'void']);
  });

  it('is written off by its refusal to release it, where it cannot say', async () => {
    const order = await held();
    provider.canSay = false;
    end();
    expect(await ended(order)).toMatchObject({ outcome: 'expired, known by answer' });
    expect(provider.calls[0]).toBe('query');
  });

  it('is asked about before a late capture, which is not sent for nothing', async () => {
    const order = await held();
    hold().state = 'released';
    end();
    const late = await api.post(`/v1/orders/${order.id}/captures`, {});
    expect(late.status).toBe(409);
    expect(provider.calls).not.toContain('capture');
    expect(await read(order)).toMatchObject({ captured: eur('0.00'), voided: eur('100.00') });
  });
});
