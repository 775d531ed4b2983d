import type { ManualClock } from '#libs/clock';
import { ApiClient } from '../support/api-client';
import type { TestApplication } from '../support/application';
import { waitFor } from '../support/wait-for';
import type { Billing } from './support/billing';
import { BillingWorld } from './support/billing-world';

const DUE = '2026-01-31T08:00:00.000Z';

describe('an agreement whose step fails for a reason of ours', () => {
  let world: BillingWorld;
  let clock: ManualClock;
  let app: TestApplication;
  let billing: Billing;

  const begin = async (environment: Readonly<Record<string, string>> = {}) => {
    world = await BillingWorld.start(environment);
    ({ clock, app, billing } = world);
  };
  afterEach(() => BillingWorld.stopAll());

  /** The database refuses the periods of one agreement: an internal error of that agreement and of no other. */
  const breakIt = (id: string) =>
    app.running.persistence.pool.query(
      `ALTER TABLE es.event ADD CONSTRAINT broken CHECK (stream <> 'agreement-${id}' OR type <> 'PeriodOpened') NOT VALID`,
    );
  const repair = () => app.running.persistence.pool.query('ALTER TABLE es.event DROP CONSTRAINT broken');
  const listed = async (query: string, position: string) =>
    (await billing.api.get(`/v1/agreements?${query}`, { 'ledger-min-position': position })).body.data;
  const metric = async () =>
    (await (await fetch(`${app.url}/metrics`)).text())
      .split('\n')
      .find((line) => /^ledger_agreements_parked /.test(line));

  it('is parked after five times, for every scheduler and to be seen, while the others go on', async () => {
    await begin();
    const { id } = await billing.signed({ reference: 'BROKEN' });
    const other = await billing.signed({ reference: 'FINE' });
    await breakIt(id);
    clock.standAt(new Date('2026-01-31T08:00:05Z'));
    const parked = await billing.until(id, ({ status }) => status === 'parked');
    expect(parked).toMatchObject({
      due: null,
      open_charges: [],
      parked: { due_at: DUE, kind: 'period', failures: 5, error: expect.stringContaining('broken') },
    });
    await billing.until(other.id, ({ charged_periods }) => charged_periods === 1);
    expect(await listed('status=parked', parked.position)).toMatchObject([{ id, parked: { failures: 5 } }]);
    expect(await metric()).toBe('ledger_agreements_parked 1');
    const { body: trail } = await billing.api.get(`/v1/audit/events?stream=agreement-${id}`);
    expect(JSON.stringify(trail.data)).toContain('The agreement is parked: its step of 2026-01-31 08:00 UTC');

    // Whoever comes later leaves it out as well: a new process, and a person who runs the schedule.
    await repair();
    await world.awayUntil('2026-03-10T08:00:00Z');
    await waitFor(async () => (await billing.api.get(`/v1/agreements/${other.id}`)).body.charged_periods === 2);
    expect((await billing.api.post('/v1/schedule/runs', {})).body.runs).toEqual([]);
    expect(await billing.periods(id)).toEqual([]);
  });

  it('is named by a run by hand, which does what is due of the others, and is parked by the fifth', async () => {
    await begin({ SCHEDULER_POLL_MS: '60000' });
    const { id } = await billing.signed({ reference: 'BROKEN' });
    const other = await billing.signed({ reference: 'FINE' });
    await billing.periods(other.id);
    await breakIt(id);
    clock.standAt(new Date('2026-01-31T08:00:05Z'));
    const run = async () => (await billing.api.post('/v1/schedule/runs', {})).body;
    expect(await run()).toMatchObject({ runs: [{ agreement_id: other.id }], failed: [id] });
    await billing.until(other.id, ({ charged_periods }) => charged_periods === 1);
    for (let n = 2; n <= 5; n++) expect(await run()).toMatchObject({ runs: [], failed: [id] });
    expect(await billing.until(id, ({ status }) => status === 'parked')).toMatchObject({ parked: { failures: 5 } });
    await billing.periods(id);
    expect(await run()).toMatchObject({ runs: [], failed: [] });
  });

  it('goes on where it stood when an operator says so, and nothing that fell due is skipped', async () => {
    await begin();
    const { id } = await billing.signed();
    await breakIt(id);
    clock.standAt(new Date('2026-01-31T08:00:05Z'));
    await billing.until(id, ({ status }) => status === 'parked');
    await repair();
    clock.standAt(new Date('2026-03-10T08:00:00Z'));

    const resume = `/v1/agreements/${id}/resume-billing`;
    const service = new ApiClient(app.url, await app.key('service'));
    expect((await service.post(resume, { reason: 'repaired in 1.4' })).status).toBe(403);
    expect((await billing.api.post(resume, {})).body).toMatchObject({ code: 'invalid_request' });
    const resumed = await billing.api.post(resume, { reason: 'repaired in 1.4' });
    expect(resumed).toMatchObject({ status: 201, body: { status: 'active', due: { at: DUE, kind: 'period' } } });
    expect(resumed.body.parked).toBeUndefined();
    expect((await billing.api.post(resume, { reason: 'repaired in 1.4' })).body.code).toBe('agreement_not_parked');

    // Two months were missed; each is charged, a day apart, as its policy wants.
    await billing.until(id, ({ charged_periods }) => charged_periods === 1);
    clock.standAt(new Date('2026-03-11T08:00:00Z'));
    await billing.until(id, ({ charged_periods }) => charged_periods === 2);
    expect((await billing.periods(id)).map(({ period, status, reason }) => [period, status, reason])).toEqual([
      [0, 'charged', 'missed'],
      [1, 'charged', 'due'],
    ]);
    expect(billing.charges()).toHaveLength(2);
  });
});
