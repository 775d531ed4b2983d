import { ManualClock } from '#libs/clock';
import { startCoboSimulator } from '#libs/simulators/cobo';
import type { CoboSimulatorOptions } from '#libs/simulators/cobo';
import { createHttpClient } from '../../spi';
import type { Outcome, ProviderResult, StartPayment } from '../../spi';
import { createCoboAdapter } from '../adapter';
import type { CoboConfig } from '../config';
import { startInbox } from './inbox';
import { MERCHANT, config, followUp, payment, query } from './samples';
import { API_KEY } from './vectors';

/** Adapter and simulator on one clock that stands still, and the place where webhooks arrive. */
export async function startWorld(options: Partial<CoboSimulatorOptions> = {}, own: Partial<CoboConfig> = {}) {
  const clock = new ManualClock(new Date('2026-03-02T09:15:00Z'));
  const inbox = await startInbox();
  const simulator = await startCoboSimulator({
    clock,
    apiKeys: [API_KEY],
    merchants: [MERCHANT],
    webhooks: [{ url: inbox.url }],
    ...options,
  });
  const adapterAt = (url: string, deadlineMs: number, other: Partial<CoboConfig> = {}) =>
    createCoboAdapter(config({ apiUrl: `${url}/v2`, deadlineMs, ...own, ...other }), {
      http: createHttpClient(),
      clock,
    });
  const adapter = adapterAt(simulator.url, 5_000);
  let references = 0;
  const reference = (): string => `REFERENCE${++references}`;
  const close = async (): Promise<void> => {
    await Promise.all([simulator.close(), adapter.close?.(), inbox.close()]);
  };
  return { clock, inbox, simulator, control: simulator.control, adapter, adapterAt, reference, close };
}

export type World = Awaited<ReturnType<typeof startWorld>>;

/** A payment of its own, opened. */
export async function opened({ adapter, reference, clock }: World, wanted: Partial<StartPayment> = {}) {
  const expiresAt = new Date(clock.now().getTime() + 30 * 60_000).toISOString();
  const start = payment({ reference: reference(), expiresAt, ...wanted });
  const result = await adapter.openPayment!(start);
  return { start, reference: start.reference, orderId: referenceOf(result), result };
}

/** What the ledger would be told if it asked now. */
export const asked = ({ adapter }: World, { start }: { start: StartPayment }): Promise<ProviderResult> =>
  adapter.query!(query({ reference: start.reference, amount: start.amount }));

/** Paid in full: the request with which all of it would go back. */
export async function paid(world: World, wanted: Partial<StartPayment> = {}) {
  const payment = await opened(world, wanted);
  world.control.pay({ order: payment.reference });
  const { outcome } = await asked(world, payment);
  if (outcome.kind !== 'succeeded') throw new Error(`not paid: ${outcome.kind}`);
  const { amount } = payment.start;
  const refund = followUp({
    ...{ reference: world.reference(), amount, providerReference: payment.orderId },
    payment: { amount, receipt: outcome.receipt },
    destination: '0x52908400098527886E0F7030069857D2E4169EE7',
  });
  return { ...payment, refund };
}

export function referenceOf({ outcome }: { readonly outcome: Outcome }): string {
  const reference = 'providerReference' in outcome ? outcome.providerReference : undefined;
  if (reference === undefined) throw new Error(`no reference in ${JSON.stringify(outcome)}`);
  return reference;
}
