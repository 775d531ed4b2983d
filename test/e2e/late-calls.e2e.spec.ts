import { ManualClock } from '#libs/clock';
import type { Outcome } from '#libs/payments';
import type { ConfiguredProvider } from '#libs/providers';
import { configFromEnvironment } from '../../src/config';
import { Providers } from '../../src/providers/providers';
import { ABSENCE_GAP_MS } from '../../src/resolver/absence';
import { Resolver } from '../../src/resolver/resolver';
import { ApiClient } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { AskableProvider } from '../support/askable-provider';
import { waitFor } from '../support/wait-for';
import { BankWorld, SEPA, bankOrder } from './support/bank-world';
import { eur } from './support/shop';

const DEADLINE_MS = 1_000;
const LOST: Outcome = { kind: 'unknown', reason: 'the answer was lost', evidence: { source: 'answer' } };
const NOT_SENT: Outcome = { kind: 'not_sent', reason: 'deadline', evidence: { source: 'answer' } };
const ABSENT: Outcome = { kind: 'failed', code: 'absent', reason: 'not known', evidence: { source: 'query' } };

/** Answers a payment as told, and has never heard of any when it is asked. */
function ignorant(name: string, open: () => Outcome): ConfiguredProvider {
  const create = () => ({
    ...new AskableProvider().create(),
    name,
    openPayment: () => Promise.resolve({ outcome: open() }),
    query: () => Promise.resolve({ outcome: ABSENT }),
  });
  return { name, deadlineMs: DEADLINE_MS, create };
}

describe('a call that another process could take for one that never was', () => {
  const clock = new ManualClock(new Date('2026-03-02T09:00:00.000Z'));
  let app: TestApplication;
  let api: ApiClient;
  let waitedMs = 0;
  let tries = 0;

  beforeAll(async () => {
    const busy = ignorant('busy', () => {
      tries += 1;
      clock.advance(waitedMs);
      return NOT_SENT;
    });
    app = await startTestApplication({ clock, providers: [busy, ignorant('lossy', () => LOST)] });
    api = new ApiClient(app.url, await app.key('admin'));
  });
  afterAll(() => app.stop());
  beforeEach(() => (tries = 0));

  const order = async (provider: string) =>
    (await api.post('/v1/orders', { reference: provider, provider, method: 'card', amount: eur('10.00') })).body;

  it.each([
    ['at once, it is made three times', 0, 3],
    ['after a wait that leaves no time for one more, it is not made again', 3 * DEADLINE_MS, 1],
  ])('provably did not leave: %s', async (_, waits, expected) => {
    waitedMs = waits;
    const { status, operations } = await order('busy');
    expect([status, operations[0].failure?.code ?? operations[0].status, tries]).toEqual([
      ...['failed', 'not_sent'],
      expected,
    ]);
  });

  it('is absent only when it was looked for twice with some time in between', async () => {
    const { id } = await order('lossy');
    const status = async () => (await api.get(`/v1/orders/${id}`)).body.status as string;
    const isRemarked = async () =>
      (await api.get(`/v1/orders/${id}/events?limit=100`)).body.data.some(
        ({ type }: { type: string }) => type === 'FactIgnored',
      );
    await waitFor(isRemarked, { describe: 'the first look' });
    const look = async () => (await app.running.app.get(Resolver).resolveOrder(id)).state.operations[0]!.status;
    expect(await look()).toBe('unknown');
    clock.advance(ABSENCE_GAP_MS - 1);
    expect(await look()).toBe('unknown');
    clock.advance(1);
    expect(await look()).toBe('failed');
    await waitFor(async () => (await status()) === 'failed');
  });
});

describe('a bank order that a person could take for one that never was', () => {
  let world: BankWorld;
  beforeAll(async () => void (world = await BankWorld.start()));
  afterAll(() => world.app.stop());

  it.each([
    ['at once, it is sent three times', false, 3],
    ['after a wait that leaves no time for one more, it is not sent again', true, 1],
  ])('provably did not leave: %s', async (_, isSlow, expected) => {
    const { running, environment } = world.app;
    const { providers, limits } = configFromEnvironment(environment);
    const { deadlineMs = 0 } = providers.find(({ name }) => name === 'trustpay-eu')!;
    const banking = running.app.get(Providers).get('trustpay-eu').banking!;
    const asked = jest.spyOn(banking, 'createOrder').mockImplementation(() => {
      if (isSlow) world.clock.advance(limits.callAbandonedMs - 3 * deadlineMs);
      return Promise.resolve({ kind: 'not_sent', reason: 'deadline' });
    });
    const { body } = await world.ask(bankOrder({}, { ...SEPA, amount: eur('1.00') }));
    expect([body.status, asked.mock.calls.length]).toEqual(['failed', expected]);
    asked.mockRestore();
  });
});
