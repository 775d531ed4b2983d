import { ManualClock } from '#libs/clock';
import { startGatePaySimulator } from '#libs/simulators/gatepay';
import type { GatePaySimulatorOptions } from '#libs/simulators/gatepay';
import { createHttpClient } from '../../spi';
import type { FollowUp, Outcome, ProviderResult, StartPayment } from '../../spi';
import { createGatePayAdapter } from '../adapter';
import { startInbox } from './inbox';
import { CLIENT_ID, SUB_ACCOUNT, config, followUp, operation, payment } from './samples';
import { KEY } from './vectors';

export const HOUR = 60 * 60 * 1000;

/** The adapter, a simulator and the place where its callbacks arrive, all on one clock that stands still. */
export async function startWorld(options: Partial<GatePaySimulatorOptions> = {}) {
  const clock = new ManualClock(new Date('2026-03-02T09:15:00Z'));
  const inbox = await startInbox();
  const simulator = await startGatePaySimulator({
    clock,
    applications: [{ clientId: CLIENT_ID, secret: KEY, subAccounts: [SUB_ACCOUNT], callbackUrl: inbox.url }],
    ...options,
  });
  const adapter = createGatePayAdapter(config({ baseUrl: simulator.url }), { http: createHttpClient(), clock });
  inbox.adapter = adapter;
  let references = 0;
  const reference = () => `REFERENCE${++references}`;

  const open = async (wanted: Partial<StartPayment> = {}) => {
    const asked = payment({ reference: reference(), ...wanted });
    const { outcome } = await adapter.openPayment!(asked);
    if (outcome.kind !== 'pending') throw new Error(JSON.stringify(outcome));
    return new OpenedOrder(asked, outcome, (name) => adapter.query!(operation({ ...name, amount: asked.amount })));
  };
  const refund = async (order: OpenedOrder, wanted: Partial<FollowUp> = {}) => {
    const { amount } = order.asked;
    const asked = followUp({ reference: reference(), providerReference: order.prepayId, amount, ...wanted });
    const { outcome } = await adapter.refund!(asked);
    const found = () => adapter.query!(operation({ type: 'refund', reference: asked.reference, amount: asked.amount }));
    return { asked, outcome, found };
  };
  const close = async () => {
    await simulator.close();
    await Promise.all([adapter.close!(), inbox.close()]);
  };
  return { clock, inbox, simulator, control: simulator.control, adapter, reference, open, refund, close };
}

export type World = Awaited<ReturnType<typeof startWorld>>;

export class OpenedOrder {
  readonly prepayId: string;

  constructor(
    readonly asked: StartPayment,
    readonly outcome: Extract<Outcome, { kind: 'pending' }>,
    private readonly ask: (name: { reference: string }) => Promise<ProviderResult>,
  ) {
    this.prepayId = outcome.providerReference ?? '';
  }

  found(): Promise<ProviderResult> {
    return this.ask({ reference: this.asked.reference });
  }
}
