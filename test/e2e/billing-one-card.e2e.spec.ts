import { DueRuns } from '../../src/agreements/scheduler/due-runs';
import { inLanes } from '../support/in-lanes';
import { waitFor } from '../support/wait-for';
import { monthly } from './support/billing';
import type { Billing } from './support/billing';
import { BillingWorld } from './support/billing-world';

afterEach(() => BillingWorld.stopAll());

/** So many agreements of one customer, all charged to the card of the first. */
async function onOneCard(billing: Billing, count: number, terms: object = {}): Promise<string[]> {
  const agreements = await inLanes(4, Array.from({ length: count }), (_, n) =>
    billing.signed({ reference: `SUB-${n}`, ...terms }),
  );
  const { card } = agreements[0]!;
  // TrustPay EU does not name the scheme: the strictest figures hold, 10 in 24 hours.
  expect(card.scheme).toBe('other');
  await inLanes(4, agreements.slice(1), async ({ id }) => {
    const answer = await billing.api.post(`/v1/agreements/${id}/card`, { card_id: card.id });
    expect(answer).toMatchObject({ status: 201, body: { card: { id: card.id } } });
  });
  return agreements.map(({ id }) => id);
}

describe('one card of several agreements', () => {
  it('is charged for one period a day, and the agreement that waits says why and until when', async () => {
    const { billing } = await BillingWorld.start();
    const ids = await onOneCard(billing, 2);
    await billing.moveTo('2026-01-31T12:00:00Z');
    const charged = await Promise.all(ids.map(async (id) => (await billing.api.get(`/v1/agreements/${id}`)).body));
    const waits = charged.find(({ charged_periods }) => charged_periods === 0);
    expect(charged.filter(({ charged_periods }) => charged_periods === 1)).toHaveLength(1);
    expect(waits.open_charges).toMatchObject([
      { state: 'retrying', reason: 'other_charge', attempts: 0, next_at: '2026-02-01T08:00:00.000Z' },
    ]);
    const told = (await billing.events(waits.id)).find(({ type }) => type === 'ChargeHeldBack');
    expect(told?.data).toMatchObject({ reason: 'other_charge', until: '2026-02-01T08:00:00.000Z' });
    await billing.moveTo('2026-02-01T12:00:00Z');
    await billing.until(waits.id, ({ charged_periods }) => charged_periods === 1);
    expect(billing.charges()).toHaveLength(2);
  });

  it('is charged for several on one day where the customers have agreed to that', async () => {
    const { billing } = await BillingWorld.start();
    const ids = await onOneCard(billing, 2, { consent: { close_charges: true } });
    await billing.moveTo('2026-01-31T12:00:00Z');
    for (const id of ids) await billing.until(id, ({ charged_periods }) => charged_periods === 1);
    expect(billing.charges()).toHaveLength(2);
  });

  it('is charged for the second where the first was declined: that charged nothing', async () => {
    const { billing } = await BillingWorld.start();
    const first = await billing.signed();
    const later = await billing.signed({ schedule: { ...monthly, time: '12:00' } });
    await billing.api.post(`/v1/agreements/${later.id}/card`, { card_id: first.card.id });
    billing.decline('800.100.155');
    await billing.moveTo('2026-01-31T13:00:00Z');
    await billing.until(first.id, ({ status }) => status === 'past_due');
    await billing.until(later.id, ({ charged_periods }) => charged_periods === 1);
  });

  it('is tried no more often than its scheme allows, under two schedulers at once', async () => {
    const world = await BillingWorld.start({ SCHEDULER_POLL_MS: '60000' });
    const { app, billing, clock } = world;
    const ids = await onOneCard(billing, 13, { consent: { close_charges: true } });
    const other = await world.another();
    clock.standAt(new Date('2026-01-31T08:00:00Z'));
    const schedulers = [app.running.app.get(DueRuns), other.app.get(DueRuns)];
    await inLanes(16, [...ids, ...ids], async (id, lane) => {
      await schedulers[lane % 2]!.run(id, 'process:scheduler', clock.now());
    });
    const stateOf = async (id: string) => (await billing.api.get(`/v1/agreements/${id}`)).body;
    const settled = await waitFor(
      async () => {
        const all = await Promise.all(ids.map(stateOf));
        return all.every(({ open_charges: [charge] }) => charge?.state !== 'processing') && all;
      },
      { timeoutMs: 30_000, describe: 'every charge is made or held back' },
    );
    expect(settled.filter(({ charged_periods }) => charged_periods === 1)).toHaveLength(10);
    expect(billing.charges()).toHaveLength(10);
    for (const { open_charges } of settled.filter(({ charged_periods }) => charged_periods === 0)) {
      expect(open_charges[0].reason).toBe('scheme_cap');
    }
  });
});
