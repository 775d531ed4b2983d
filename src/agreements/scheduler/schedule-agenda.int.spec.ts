import { signed, terms } from '#libs/agreements/testing';
import { ManualClock } from '#libs/clock';
import { deterministicId } from '#libs/command-shell';
import { agendaQuery } from '../../read-models/queries';
import { ReadModelHarness } from '../../read-models/testing/read-model-harness';
import { SchedulerOutages } from './outages';
import { ScheduleAgenda } from './schedule-agenda';

const NOW = new Date('2026-01-20T12:00:00.000Z');
const TO = new Date('2026-02-10T00:00:00.000Z');
const OTHERS = 10_000;

describe('the schedule of a merchant', () => {
  let harness: ReadModelHarness;
  let agenda: ScheduleAgenda;

  beforeAll(async () => {
    harness = await ReadModelHarness.create();
    const agreementId = deterministicId('agenda', '1');
    const { events } = signed(terms({ agreementId }));
    let position = 0n;
    for (const [revision, { type, data }] of events.entries()) {
      const id = deterministicId(agreementId, String(revision));
      const metadata = { commandId: id, correlationId: id, causationId: id, actor: 'x', merchantId: 'shop' };
      const event = { id, type, data, metadata: { ...metadata, schemaVersion: 1, occurredAt: NOW.toISOString() } };
      const expected = revision === 0 ? 'no_stream' : revision - 1;
      ({ position } = await harness.store.append(`agreement-${agreementId}`, expected, [event]));
    }
    harness.start();
    await harness.caughtUp(position);
    const clock = new ManualClock(NOW);
    agenda = new ScheduleAgenda(harness.dataSource, new SchedulerOutages(harness.pool), clock);
  });
  afterAll(() => harness.close());

  const page = () => agenda.list({ merchantId: 'shop', to: TO, limit: 25 });
  /** Blocks of tables and indexes that the search for agreements touches. */
  async function blocks(): Promise<{ touched: number; plan: string }> {
    await harness.pool.query('ANALYZE rm.agreement');
    const [sql, values] = agendaQuery(harness.dataSource, {
      merchantId: 'shop',
      to: TO,
      limit: 201,
    }).getQueryAndParameters();
    const explain = `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`;
    const { rows } = await harness.pool.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(explain, values);
    const { Plan: plan } = rows[0]!['QUERY PLAN'][0];
    return { touched: plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!, plan: JSON.stringify(plan) };
  }

  it('costs the same among ten thousand agreements that are due later, or wait for nothing, or are others’', async () => {
    const before = await page();
    expect(before).toMatchObject({ items: [{ period: 0, kind: 'period' }], next: null });
    await harness.pool.query(
      `INSERT INTO rm.agreement
       SELECT (jsonb_populate_record(a, jsonb_build_object(
         'agreement_id', gen_random_uuid(),
         'merchant_id', CASE WHEN n % 4 = 0 THEN 'other' ELSE a.merchant_id END,
         'due_at', CASE WHEN n % 4 = 1 THEN NULL WHEN n % 4 = 0 THEN a.due_at ELSE a.due_at + interval '60 days' END
       ))).* FROM rm.agreement a, generate_series(1, $1) n`,
      [OTHERS],
    );
    expect(await page()).toEqual(before);
    const { touched, plan } = await blocks();
    expect(plan).toContain('agreement_agenda');
    expect(touched).toBeLessThan(20);
  });

  it('gives pages of bounded work, which lead to the end', async () => {
    const request = {
      merchantId: 'shop',
      from: new Date('2026-04-01T00:00:00Z'),
      to: new Date('2026-04-02T00:00:00Z'),
    };
    const first = await agenda.list({ ...request, limit: 25 });
    expect(first.items).toHaveLength(0);
    expect(first.next).not.toBeNull();
    const second = await agenda.list({ ...request, limit: 25, after: first.next! });
    expect(second.next).not.toBe(first.next);
  });
});
