import { ManualClock } from '#libs/clock';
import { startPayfieldSimulator } from '#libs/simulators/payfield';
import type { PayfieldSimulatorOptions, SimulatedShop } from '#libs/simulators/payfield';
import { createHttpClient } from '../../spi';
import type { ProviderAdapter, ProviderResult, StartPayment } from '../../spi';
import { createPayfieldAdapter } from '../adapter';
import { startInbox } from './inbox';
import { API_KEY, NOW, SECRET, config, payment } from './samples';

const SHOPS: readonly SimulatedShop[] = [
  { code: 'shop-001', currency: 'BDT', available: '100000.00' },
  { code: 'shop-002', currency: 'INR', payoutData: ['ifsc_code', 'holder'] },
  { code: 'shop-003', currency: 'USDT' },
  { code: 'shop-004', currency: 'BDT', available: '5000.00' },
];

/** The adapter and a simulated provider, joined by real HTTP and one clock that stands still. */
export async function startWorld(options: Partial<PayfieldSimulatorOptions> = {}) {
  const clock = new ManualClock(NOW);
  const merchants = [{ apiKey: API_KEY, secrets: [SECRET], shops: SHOPS }];
  const simulator = await startPayfieldSimulator({ clock, merchants, firstId: 12345, ...options });
  const inbox = await startInbox();
  const settings = { apiUrl: simulator.url, deadlineMs: 5_000 };
  const adapterWith = (overrides: Parameters<typeof config>[0]): ProviderAdapter =>
    createPayfieldAdapter(config({ ...settings, ...overrides }), { http: createHttpClient(), clock });
  const adapter = adapterWith({});
  const ours = (wanted: Partial<StartPayment> = {}) => payment({ notificationUrl: inbox.url, ...wanted });
  return {
    ...{ clock, simulator, inbox, adapter, adapterWith },
    control: simulator.control,
    open: (wanted: Partial<StartPayment> = {}): Promise<ProviderResult> => adapter.openPayment!(ours(wanted)),
    query: (wanted: Partial<StartPayment> = {}, by = adapter): Promise<ProviderResult> => {
      const { reference, amount } = ours(wanted);
      return by.query!({ type: 'authorize', reference, amount, requestedAt: NOW.toISOString() });
    },
    advance: async (milliseconds: number): Promise<void> => {
      clock.advance(milliseconds);
      await simulator.control.settle();
    },
    close: async (): Promise<void> => {
      await Promise.all([simulator.close(), adapter.close!(), inbox.close()]);
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;
