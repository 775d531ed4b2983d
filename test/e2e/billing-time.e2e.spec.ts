import { ManualClock } from '#libs/clock';
import { DueRuns } from '../../src/agreements/scheduler/due-runs';
import { inLanes } from '../support/in-lanes';
import { incoherencesOf } from '../support/incoherences';
import { eur } from './support/billing';
import { BillingWorld } from './support/billing-world';

const HOUR = 3_600_000;
const POLICIES = ['bill_each', 'merge', 'newest_only', 'hold_for_review'] as const;

afterEach(() => BillingWorld.stopAll());

const told = (periods: { period: number; status: string; reason?: string }[]): string[] =>
  periods.map(({ period, status, reason }) => `${period} ${status} ${reason}`);

describe('a scheduler that was away', () => {
  it('for three days over the end of a month charges what it missed when it is back, once', async () => {
    const one = await BillingWorld.start();
    const { id } = await one.billing.signed();
    const billing = await one.awayUntil('2026-02-02T10:00:00Z');
    await billing.until(id, ({ charged_periods }) => charged_periods === 1);
    await billing.moveTo('2026-02-27T00:00:00Z');
    expect(await billing.periods(id)).toMatchObject([
      { first_day: '2026-01-31', status: 'charged', reason: 'due', attempts: 1 },
    ]);
    expect(billing.charges()).toHaveLength(1);
    const noted = (await billing.events(id)).find(({ type }) => type === 'OutageNoted');
    expect(noted?.data).toMatchObject({ to: '2026-02-02T10:00:00.000Z', reason: 'scheduler' });
  });

  it('for thirteen months deals with every period as the agreement wants it', async () => {
    const one = await BillingWorld.start();
    const ids = new Map<string, string>();
    for (const policy of POLICIES) {
      ids.set(policy, (await one.billing.signed({ missed_periods: policy, reference: policy })).id);
    }
    await one.billing.moveTo('2026-02-10T00:00:00Z');
    const billing = await one.awayUntil('2027-03-10T10:00:00Z');
    await billing.moveTo('2027-03-20T10:00:00Z');
    const fates: Record<string, string[]> = {};
    for (const [policy, id] of ids) fates[policy] = told(await billing.periods(id));
    const range = (from: number, to: number, text: string) =>
      Array.from({ length: to - from + 1 }, (_, n) => `${from + n} ${text}`);
    expect(fates).toEqual({
      bill_each: ['0 charged due', ...range(1, 3, 'charged missed'), ...range(4, 13, 'held more_than_max_periods')],
      merge: ['0 charged due', ...range(1, 12, 'merged policy_merge'), '13 charged merged'],
      newest_only: ['0 charged due', ...range(1, 12, 'skipped policy_newest_only'), '13 charged due'],
      hold_for_review: ['0 charged due', ...range(1, 13, 'held more_than_max_periods')],
    });
    // 4 in January, 3 one by one, 1 of thirteen months, 1 of the newest.
    const taken = billing.charges().map(({ captured }) => captured);
    expect(taken.filter((amount) => amount === '9.90')).toHaveLength(8);
    expect(taken.filter((amount) => amount === '128.70')).toHaveLength(1);
    const held = await billing.api.post(`/v1/agreements/${ids.get('hold_for_review')}/review`, { decision: 'waive' });
    expect(held).toMatchObject({ status: 201, body: { held_periods: [], skipped_periods: 13 } });
    expect(await incoherencesOf(billing.app.running.persistence)).toEqual([]);
  });
});

describe('two schedulers', () => {
  it('whose clocks differ charge a period once', async () => {
    const world = await BillingWorld.start({ SCHEDULER_POLL_MS: '60000' });
    const { app, billing, clock } = world;
    const agreements = await inLanes(4, Array.from({ length: 8 }), (_, n) => billing.signed({ reference: `SUB-${n}` }));
    const ahead = new ManualClock(new Date('2026-01-31T09:30:00Z'));
    const other = await world.another(ahead);
    clock.standAt(new Date('2026-01-31T08:00:00Z'));
    const here = app.running.app.get(DueRuns);
    const there = other.app.get(DueRuns);
    const wrote = await inLanes(16, [...agreements, ...agreements, ...agreements], async ({ id }, lane) => {
      const runs = lane % 2 === 0 ? here : there;
      const run = await runs.run(id, 'process:scheduler', clock.now());
      return run ? 1 : 0;
    });
    expect(wrote.reduce((sum: number, one) => sum + one, 0)).toBe(agreements.length);
    for (const { id } of agreements) await billing.until(id, ({ charged_periods }) => charged_periods === 1);
    expect(billing.charges()).toHaveLength(agreements.length);
    clock.advance(3 * HOUR);
    ahead.advance(3 * HOUR);
    await Promise.all(agreements.map(async ({ id }) => [here, there].map((one) => one.run(id, 'x:y', clock.now()))));
    expect(billing.charges()).toHaveLength(agreements.length);
  });
});

describe('time that is moved', () => {
  /** The stream of an agreement without what is new each time. */
  async function life(moves: readonly string[]) {
    const { billing } = await BillingWorld.start();
    const { id } = await billing.signed({ amount: eur('12.00') });
    billing.decline('800.100.155', 2);
    for (const to of moves) await billing.moveTo(to);
    const events = await billing.events(id);
    const names = new Map<string, string>();
    return events.map((event) =>
      JSON.stringify(event)
        .replace(/"box":"[^"]*"|"keyId":"[^"]*"/g, '')
        .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (uuid) => {
          if (!names.has(uuid)) names.set(uuid, `id-${names.size}`);
          return names.get(uuid)!;
        }),
    );
  }

  it('by thirteen months at once writes what thirteen months write', async () => {
    const months = Array.from({ length: 13 }, (_, n) => new Date(Date.UTC(2026, 1 + n, 20, 12)).toISOString());
    const [jump, steps] = await Promise.all([life(months.slice(-1)), life(months)]);
    expect(jump).toEqual(steps);
    expect(jump.filter((event) => event.includes('"ChargeSucceeded"'))).toHaveLength(13);
    expect(jump.filter((event) => event.includes('"ChargeDeclined"'))).toHaveLength(2);
  });
});
