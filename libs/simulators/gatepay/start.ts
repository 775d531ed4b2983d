import type { Answer, TransportAnswer } from '#libs/simulators/kit';
import {
  createServer,
  dashboardRoutes,
  DeliveryEngine,
  FaultPlan,
  GrowingIds,
  httpTransport,
  listen,
  readForms,
  Scheduler,
} from '#libs/simulators/kit';
import { Accounts } from './accounts';
import { apiRoutes } from './api/api-routes';
import type { Provider } from './api/endpoints';
import { Callbacks } from './callback/callbacks';
import { controlRoutes } from './control/control-routes';
import { FAULT_FORM } from './control/fault-form';
import { Simulation } from './control/simulation';
import type { Fault } from './faults';
import type { GatePaySimulatorOptions } from './options';
import { FAST_RETRIES, SLOW_RETRIES } from './options';
import { OrderLife } from './order/order-life';
import { OrderStore } from './order/order-store';
import { RefundLife } from './order/refund-life';
import { cashierRoutes } from './pages/cashier-routes';
import { dashboardPage } from './pages/dashboard-page';
import { DEFAULT_QUIRKS } from './quirks';
import type { Quirks } from './quirks';
import { Rates } from './rates';

const BODY_BYTES = 64 * 1024;
const DELIVERY_CONNECTIONS = 32;
/** What chance may depend on: nothing that changes with the order of requests. */
const FAULT_IDENTITY = ['step', 'reference', 'bizType', 'bizStatus'];

export interface GatePaySimulator {
  /** Base address without a slash at its end. */
  readonly url: string;
  readonly control: Simulation;
  close(): Promise<void>;
}

/** Starts a GatePay of its own on a real port. Everything is kept in memory and gone after `close`. */
export async function startGatePaySimulator(options: GatePaySimulatorOptions): Promise<GatePaySimulator> {
  const { server, simulation, stop, at } = build(options);
  at.origin = await listen(server, options);
  return { url: at.origin, control: simulation, close: stop };
}

function build(options: GatePaySimulatorOptions) {
  const { clock, capacity = 200_000 } = options;
  const at = { origin: '' };
  const accounts = new Accounts(options.applications);
  const quirks = { ...DEFAULT_QUIRKS, ...options.quirks };
  const scheduler = new Scheduler(clock);
  const faults = new FaultPlan<Fault>(options.seed ?? '0', FAULT_IDENTITY);
  for (const rule of options.faults ?? []) faults.add(rule);
  const deliveries = createDeliveries(options, scheduler, capacity, quirks);
  const ids = new GrowingIds(clock);
  const rates = new Rates();
  const callbacks = new Callbacks({ clock, deliveries, faults, quirks });
  const provider: Provider = {
    ...{ clock, scheduler, accounts, ids, quirks },
    orders: new OrderStore(capacity),
    life: new OrderLife({ clock, accounts, callbacks, ids, quirks, rates }),
    refunds: new RefundLife({ clock, accounts, callbacks, quirks }),
    rates,
    origin: () => at.origin,
  };
  const simulation = new Simulation({ ...provider, deliveries, faults });
  const server = createServer({ bodyBytes: BODY_BYTES, log: options.log });
  readForms(server);
  void server.register(apiRoutes(provider, faults));
  void server.register(controlRoutes(simulation, clock));
  const page = (error?: string): Answer => dashboardPage(simulation, clock.now(), error);
  void server.register(dashboardRoutes({ simulation, faultForm: FAULT_FORM, page }));
  void server.register(cashierRoutes(simulation));
  const stop = async (): Promise<void> => {
    scheduler.close();
    await Promise.all([server.close(), deliveries.close()]);
  };
  return { server, simulation, stop, at };
}

/** Delivered is what was answered with 200 and SUCCESS; anything else comes again (sheet 7). */
function isAccepted({ status, body }: TransportAnswer): boolean {
  return status === 200 && /"returnCode"\s*:\s*"SUCCESS"/.test(body);
}

function createDeliveries(
  options: GatePaySimulatorOptions,
  scheduler: Scheduler,
  capacity: number,
  quirks: Quirks,
): DeliveryEngine {
  const { clock, retrySchedule = SLOW_RETRIES, callbackTimeoutMs = 5_000 } = options;
  const transport = httpTransport({ timeoutMs: callbackTimeoutMs, connections: DELIVERY_CONNECTIONS });
  const concurrency = DELIVERY_CONNECTIONS;
  return new DeliveryEngine({
    ...{ clock, scheduler, transport, concurrency, capacity, isAccepted },
    get retrySchedule() {
      return quirks.fastRetries ? FAST_RETRIES : retrySchedule;
    },
  });
}
