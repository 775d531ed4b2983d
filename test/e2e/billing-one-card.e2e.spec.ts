import { DueRuns } from '../../src/agreements/scheduler/due-runs';
import { inLanes } from '../support/in-lanes';
import { waitFor } from '../support/wait-for';
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
  it('is charged for each of them on its own day, every day', async () => {
    const { billing } = await BillingWorld.start();
    const daily = { every: 'day', time: '09:00', zone: 'Europe/Bratislava', start: '2026-01-31', periods: 3 };
    const ids = await onOneCard(billing, 2, { schedule: daily });
    await billing.moveTo('2026-02-02T12:00:00Z');
    for (const id of ids) {
      await billing.until(id, ({ charged_periods }) => charged_periods === 3);
      expect((await billing.events(id)).filter(({ type }) => type === 'ChargeHeldBack')).toEqual([]);
    }
    expect(billing.charges()).toHaveLength(6);
  });

  it('is charged once a day for what was missed, and the agreement that waits says why and until when', async () => {
    const world = await BillingWorld.start();
    const ids = await onOneCard(world.billing, 2);
    const billing = await world.awayUntil('2026-03-01T10:00:00Z');
    const waits = await waitFor(
      async () => {
        const all = await Promise.all(ids.map(async (id) => (await billing.api.get(`/v1/agreements/${id}`)).body));
        const waiting = all.find(({ open_charges: [charge] }) => charge?.reason === 'other_charge');
        return all.some(({ charged_periods }) => charged_periods === 1) && waiting;
      },
      { describe: 'one to be charged, and one to wait' },
    );
    expect(waits.open_charges[0]).toMatchObject({
      ...{ state: 'retrying', reason: 'other_charge', attempts: 0 },
      next_at: expect.stringMatching(/^2026-03-02T10:0/),
    });
    const told = (await billing.events(waits.id)).find(({ type }) => type === 'ChargeHeldBack');
    expect(told?.data).toMatchObject({ reason: 'other_charge', until: expect.stringMatching(/^2026-03-02T10:0/) });
    await billing.moveTo('2026-03-05T12:00:00Z');
    for (const id of ids) await billing.until(id, ({ charged_periods }) => charged_periods === 2);
    expect(billing.charges()).toHaveLength(4);
  });

  it('is charged for all that was missed at once where the customers have agreed to that', async () => {
    const world = await BillingWorld.start();
    const ids = await onOneCard(world.billing, 2, { consent: { close_charges: true } });
    const billing = await world.awayUntil('2026-03-01T10:00:00Z');
    for (const id of ids) await billing.until(id, ({ charged_periods }) => charged_periods === 2);
    expect(billing.charges()).toHaveLength(4);
  });

  it('is told what was declined, since its scheme counts that', async () => {
    const { billing } = await BillingWorld.start();
    const { id, card } = await billing.signed();
    billing.decline('800.100.155');
    await billing.moveTo('2026-01-31T13:00:00Z');
    await billing.until(id, ({ status }) => status === 'past_due');
    const { events } = await billing.app.running.persistence.store.read(`cardtries-${card.id}`);
    expect(events).toMatchObject([
      { type: 'CardTryReserved', data: { agreementId: id, period: 0 } },
      { type: 'CardTryFailed', data: { agreementId: id, period: 0, kind: 'declined' } },
    ]);
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
