import { ManualClock } from '#libs/clock';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import type { Answer } from '../support/api-client';
import { Billing, SIGNED } from './support/billing';

type Line = Answer['body'];

const NO_FUNDS = '800.100.155';

describe('the schedule of a range', () => {
  let clock: ManualClock;
  let app: TestApplication;
  let billing: Billing;
  const ids: string[] = [];

  beforeAll(async () => {
    clock = new ManualClock(new Date(SIGNED));
    app = await startTestApplication({ clock, environment: { SCHEDULER_POLL_MS: '60000' } });
    billing = await Billing.at(app, clock);
    for (const reference of ['A', 'B', 'C']) ids.push((await billing.signed({ reference })).id);
    for (const id of ids) await billing.periods(id);
  });
  afterAll(() => app.stop());

  const get = async (query: string) => (await billing.api.get(`/v1/schedule?${query}`)).body;
  const told = ({ agreement_id: id, due_at: due, kind, period, events, assumes_payment: assumes }: Line) =>
    [ids.indexOf(id), due.slice(0, 10), kind, period, events.join('+'), assumes] as const;

  /** All pages, so small that agreements are cut. */
  async function all(query: string, limit: number): Promise<Line[]> {
    const lines: Line[] = [];
    for (let cursor = ''; ;) {
      const page = await get(`${query}&limit=${limit}${cursor}`);
      lines.push(...page.data);
      if (page.next_cursor === null) return lines;
      cursor = `&cursor=${page.next_cursor}`;
    }
  }

  it('lists every period of every agreement, in pages that fit together', async () => {
    const range = 'from=2026-01-31&to=2026-06-01';
    const lines = await all(range, 4);
    const perAgreement = ids.map((id) => lines.filter((line) => line.agreement_id === id));
    for (const own of perAgreement) {
      expect(
        own.map(told).map(([, day, kind, period, events, assumes]) => [day, kind, period, events, assumes]),
      ).toEqual([
        ['2026-01-31', 'period', 0, 'PeriodOpened+ChargeRequested', false],
        ['2026-02-28', 'period', 1, 'PeriodOpened+ChargeRequested', true],
        ['2026-03-31', 'period', 2, 'PeriodOpened+ChargeRequested', true],
        ['2026-04-30', 'period', 3, 'PeriodOpened+ChargeRequested', true],
        ['2026-05-31', 'period', 4, 'PeriodOpened+ChargeRequested', true],
      ]);
    }
    expect(lines).toEqual((await get(`${range}&limit=100`)).data);
    expect((await all('from=2026-03-01&to=2026-04-01', 1)).map(told)).toEqual(
      expect.arrayContaining(ids.map((_, n) => [n, '2026-03-31', 'period', 2, 'PeriodOpened+ChargeRequested', true])),
    );
  });

  it.each([
    ['from=2026-03-01&to=2026-03-01', '/to', 'later than from'],
    ['to=2027-06-01', '/to', '400 days ahead'],
    ['from=2027-06-01', '/from', '400 days ahead'],
    ['due=now&to=2026-03-01', '/due', 'leave out'],
  ])('refuses %s', async (query, pointer, words) => {
    const { status, body } = await billing.api.get(`/v1/schedule?${query}`);
    expect([status, body.code, body.errors[0].pointer]).toEqual([400, 'invalid_request', pointer]);
    expect(body.errors[0].message).toContain(words);
  });

  it('tells what is due now, and a dry run of the schedule agrees with it', async () => {
    expect(await get('due=now')).toEqual({ data: [], next_cursor: null });
    clock.standAt(new Date('2026-01-31T08:00:00Z'));
    const now: Line[] = await all('due=now', 2);
    const { runs } = (await billing.api.post('/v1/schedule/runs', { dry_run: true })).body;
    const asRun = ({ agreement_id, due_at, kind, events }: Line) => ({ agreement_id, due_at, kind, events });
    expect(now).toHaveLength(3);
    expect(now.map(asRun)).toEqual(runs);
    expect((await billing.api.post('/v1/schedule/runs', {})).body.runs).toEqual(runs);
    for (const id of ids) await billing.until(id, ({ charged_periods }) => charged_periods === 1);
  });

  it('tells the further tries of a declined charge, and catches up as a run does', async () => {
    const late = await billing.signed({
      reference: 'LATE',
      schedule: { every: 'month', time: '09:00', zone: 'UTC', start: '2026-02-03' },
      missed_periods: 'merge',
    });
    ids.push(late.id);
    await billing.periods(late.id);
    clock.standAt(new Date('2026-02-03T09:00:00Z'));
    billing.decline(NO_FUNDS);
    await billing.api.post('/v1/schedule/runs', {});
    const declined = await billing.until(late.id, ({ status }) => status === 'past_due');
    const own = (lines: Line[]) => lines.filter(({ agreement_id: id }) => id === late.id).map(told);
    const headers = { 'ledger-min-position': declined.position };
    const { body } = await billing.api.get('/v1/schedule?to=2026-03-04', headers);
    expect(own(body.data)).toEqual([
      [3, '2026-02-05', 'charge', 0, 'ChargeRequested', false],
      [3, '2026-03-03', 'period', 1, 'PeriodOpened+ChargeRequested', true],
    ]);
    // Nobody has looked for two months: what a run would do now is what the list says.
    clock.standAt(new Date('2026-04-10T09:00:00Z'));
    const now: Line[] = await all('due=now', 100);
    const { runs } = (await billing.api.post('/v1/schedule/runs', { dry_run: true })).body;
    for (const run of runs) {
      const lines = now.filter(({ agreement_id: id }) => id === run.agreement_id);
      expect(lines.flatMap(({ events }) => events).toSorted()).toEqual(run.events.toSorted());
      expect(lines[0]).toMatchObject({ due_at: run.due_at, kind: run.kind });
    }
    expect(new Set(now.map(({ agreement_id: id }) => id)).size).toBe(runs.length);
  });
});
