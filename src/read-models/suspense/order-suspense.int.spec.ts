import { deterministicId } from '#libs/command-shell';
import { checkProjection } from '#libs/projections';
import { listSuspense, pageOfSuspense } from '../queries';
import { ReadModelHarness, silentLog } from '../testing/read-model-harness';
import { suspenseProjection } from './suspense.projection';

const ORDER = deterministicId('order', 'stray');
const CAME = 'CaptureConfirmedUnexpectedly';
const WENT_BACK = 'UnexpectedMoneyReturned';

/** What happened to one order, a day each. */
const DAYS = [
  [CAME, '10000'],
  [WENT_BACK, '6000'],
  [CAME, '500'],
  [WENT_BACK, '4500'],
  [CAME, '3000'],
  [CAME, '200'],
] as const;

describe('what an order has in suspense', () => {
  let harness: ReadModelHarness;
  beforeAll(async () => {
    harness = await ReadModelHarness.create();
    harness.start(1);
  });
  afterAll(() => harness.close());

  const happens = async (day: number): Promise<void> => {
    const [type, minor] = DAYS[day]!;
    const id = deterministicId(ORDER, String(day));
    const ids = { commandId: id, correlationId: id, causationId: id };
    const said = { reason: 'paid twice', evidence: { source: 'notification', id: `n-${day}` } };
    const data = { attemptId: 1, operationId: 1, provider: 'acme', amount: { minor, currency: 'EUR' }, ...said };
    const occurredAt = `2026-03-0${day + 1}T12:00:00.000Z`;
    const metadata = { ...ids, actor: 'provider:acme', merchantId: 'shop', schemaVersion: 1, occurredAt };
    const event = { id, type, data, metadata };
    const { position } = await harness.store.append(`order-${ORDER}`, day === 0 ? 'no_stream' : day - 1, [event]);
    await harness.caughtUp(position);
  };
  const shown = async (): Promise<string[]> =>
    (await listSuspense(harness.pool, 10)).map(
      ({ orderId, minor, since }) => `${minor} since ${since.getUTCDate()} March${orderId === ORDER ? '' : '?'}`,
    );

  it('is as old as what stands there: it counts anew when all of it had left', async () => {
    const seen: string[][] = [];
    for (const day of DAYS.keys()) {
      await happens(day);
      seen.push(await shown());
    }
    expect(seen.map((items) => items.join())).toEqual([
      '10000 since 1 March',
      '4000 since 1 March',
      '4500 since 1 March',
      '',
      '3000 since 5 March',
      '3200 since 5 March',
    ]);
    const { items } = await pageOfSuspense(harness.pool, { merchantId: 'shop', limit: 5 });
    expect(items).toMatchObject([{ id: null, account: 'suspense:acme:EUR:in', minor: 3200n, position: 5n }]);
  });

  it('is the same when it is built in one batch', async () => {
    const { pool, store } = harness;
    const { differences } = await checkProjection(suspenseProjection, { pool, store, log: silentLog });
    expect(differences).toEqual([]);
  });
});
