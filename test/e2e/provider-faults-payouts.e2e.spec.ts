import { deterministicId } from '#libs/command-shell';
import { operationReference } from '#libs/payments';
import type { Answer } from '../support/api-client';
import { FAULTS, FaultRun, NEVER_SENT, cobo, payfield } from './support/faulty-providers';
import type { FaultyProvider } from './support/faulty-providers';

interface Payouts {
  readonly input: (run: FaultRun) => Promise<object>;
  /** What the simulator's book has under this reference. */
  readonly booked: (run: FaultRun, reference: string) => Promise<readonly unknown[]>;
  /** Reads what became of it. */
  readonly ask: (run: FaultRun, reference: string) => Promise<Answer>;
}

const call = (run: FaultRun, provider: string, operation: string, body: object = {}, key?: string) =>
  run.world.api.post(`/v1/providers/${provider}/operations/${operation}`, body, { key });
const listed = async (run: FaultRun, provider: string, list: string): Promise<Answer['body'][]> =>
  ((await run.world.look(provider, 'book?limit=1000')) as Answer['body'])[list];

const PAYFIELD: Payouts = {
  input: async () => ({
    ...{ currency: 'BDT', amount: '5.00', account_number: '01711000000' },
    ...{ merchant_user_id: 'u-1', merchant_user_ip: '203.0.113.10', wallet_provider: 'Nagad' },
  }),
  booked: async (run, reference) =>
    (await listed(run, 'payfield', 'operations')).filter(
      ({ type, externalId }) => type === 'payout' && externalId === reference,
    ),
  ask: (run, reference) => call(run, 'payfield', 'payout-status', { currency: 'BDT', external_id: reference }),
};

const COBO: Payouts = {
  input: (run) =>
    run.once('coins', async () => {
      await run.paid(cobo, 'coins to pay out');
      const [{ merchant_id: account }] = (await call(run, 'cobo', 'merchant-balance')).body.answer.data;
      const wallet = '0x52908400098527886E0F7030069857D2E4169EE7';
      const what = { token_id: 'ETH_USDT', amount: '2.00', source_account: account };
      return { ...what, payout_channel: 'Crypto', address: wallet };
    }),
  booked: async (run, reference) => (await listed(run, 'cobo', 'payouts')).filter((one) => one.reference === reference),
  ask: (run, reference) => call(run, 'cobo', 'payouts', { request_id: reference }),
};

/** A payout is no payment of an order, and its money is as real: its intent is stored, and nothing is sent twice. */
describe('payouts whose call goes wrong', () => {
  let run: FaultRun;
  beforeAll(async () => void (run = await FaultRun.start([payfield, cobo], { stepMs: 20_000 })));
  afterAll(() => run.stop());

  const providers: readonly (readonly [string, FaultyProvider, Payouts])[] = [
    ['payfield', payfield, PAYFIELD],
    ['cobo', cobo, COBO],
  ];
  const cases = providers.flatMap(([name, provider, payouts]) =>
    FAULTS.map((fault) => ({ name: `${name} ${fault.name}`, provider, payouts, fault })),
  );

  it.each(cases)('$name: are made once or not at all, and nothing is called refused', async (one) => {
    const { provider, payouts, fault } = one;
    const key = one.name.replaceAll(' ', '_');
    const route = `POST /v1/providers/${provider.name}/operations/create-payout`;
    const reference = operationReference(deterministicId('command', 'shop', route, key), 0);
    const input = await payouts.input(run);
    const pay = () => call(run, provider.name, 'create-payout', input, key);
    for (const planned of fault.plan)
      await run.world.sim(provider.name, 'faults', { fault: planned, match: provider.match(reference) });
    const first = fault === NEVER_SENT ? await run.whileDown(provider, pay) : await pay();
    const again = await pay();
    expect(await run.world.look(provider.name, 'faults')).toEqual({ faults: [] });
    expect([first.status, again.status]).toEqual(fault === NEVER_SENT ? [503, 503] : [202, 202]);
    if (fault === NEVER_SENT) expect(again.body).toMatchObject({ code: 'provider_unavailable' });
    else
      expect([first.body, again.body]).toEqual([expect.objectContaining({ status: 'unknown', reference }), first.body]);
    expect(await payouts.booked(run, reference)).toHaveLength(fault.happens ? 1 : 0);
    const told = await payouts.ask(run, reference);
    expect(JSON.stringify(told.body).includes(reference) && told.status === 201).toBe(fault.happens);
  });

  it.each(providers)(
    'that %s has answered have the same answer when they are asked for again',
    async (_, one, payouts) => {
      const input = await payouts.input(run);
      const pay = () => call(run, one.name, 'create-payout', input, 'answered');
      const [first, again] = [await pay(), await pay()];
      expect(first).toMatchObject({ status: 201, body: { status: 'answered', reference: expect.any(String) } });
      expect(again).toMatchObject({ status: 201, body: first.body });
      expect(again.headers.get('idempotency-replayed')).toBe('true');
      expect(await payouts.booked(run, first.body.reference)).toHaveLength(1);
    },
  );
});
