import type { FastifyInstance } from 'fastify';
import { createServer, DeliveryEngine, FaultPlan, httpTransport, listen, Scheduler } from '#libs/simulators/kit';
import { Callbacks } from './cashier/callbacks';
import { CardPayins } from './cashier/card-payins';
import { OrderStore } from './cashier/order';
import { Payins } from './cashier/payins';
import { Refunds } from './cashier/refunds';
import { controlRoutes } from './control/control-routes';
import { Simulation } from './control/simulation';
import type { Fault } from './faults';
import { Gateway } from './gateway';
import { issuerPaths } from './issuer/paths';
import { PhysicalCards } from './issuer/physical-cards';
import { VirtualCards } from './issuer/virtual-cards';
import { toMerchant } from './merchants';
import type { TrustPayMoneySimulatorOptions } from './options';
import { CALLBACK_RETRIES } from './options';
import { Payer } from './pages/payer';
import { DEFAULT_QUIRKS } from './quirks';
import { merchantRoutes, pageRoutes } from './routes';

const BODY_BYTES = 64 * 1024;
const CONNECTIONS = 32;
/** What chance may depend on: nothing that changes with the order of requests. */
const FAULT_IDENTITY = ['step', 'path', 'merchantId', 'orderNo', 'status'];

export interface TrustPayMoneySimulator {
  /** Base address without a slash at its end, e.g. `http://127.0.0.1:4001`. */
  readonly url: string;
  readonly control: Simulation;
  close(): Promise<void>;
}

/** Starts a TrustPay money of its own on a real port. Everything is kept in memory and gone after `close`. */
export async function startTrustPayMoneySimulator(
  options: TrustPayMoneySimulatorOptions,
): Promise<TrustPayMoneySimulator> {
  const { server, simulation, gateway, stop } = build(options);
  gateway.address = await listen(server, options);
  return { url: gateway.address, control: simulation, close: stop };
}

function build(options: TrustPayMoneySimulatorOptions): {
  server: FastifyInstance;
  simulation: Simulation;
  gateway: Gateway;
  stop: () => Promise<void>;
} {
  const { clock, capacity = 200_000, callbackTimeoutMs = 10_000, log = () => undefined } = options;
  const merchants = options.merchants.map(toMerchant);
  const quirks = { ...DEFAULT_QUIRKS, ...options.quirks };
  const scheduler = new Scheduler(clock);
  const faults = new FaultPlan<Fault>(options.seed ?? '0', FAULT_IDENTITY);
  for (const rule of options.faults ?? []) faults.add(rule);
  const transport = httpTransport({ timeoutMs: callbackTimeoutMs, connections: CONNECTIONS });
  const deliveries = new DeliveryEngine({
    ...{ clock, scheduler, transport, capacity, concurrency: CONNECTIONS },
    retrySchedule: options.retrySchedule ?? CALLBACK_RETRIES,
    // Only 200 counts (sheet 6).
    isAccepted: ({ status }) => status === 200,
  });
  const store = new OrderStore(capacity);
  const callbacks = new Callbacks(deliveries, faults, quirks);
  const shared = { clock, scheduler, store, callbacks, quirks };
  const payins = new Payins(shared);
  const refunds = new Refunds(shared);
  const cardPayins = new CardPayins(payins, transport, quirks);
  const physicalCards = new PhysicalCards();
  const issuer = handlersByPath(options.issuerPaths, {
    ...new VirtualCards(clock, callbacks).handlers,
    ...physicalCards.handlers,
  });
  const parts = { merchants, store, payins, refunds, deliveries, faults, quirks };
  const gateway = new Gateway({ ...parts, cardPayins, log }, issuer);
  const simulation = new Simulation({ ...parts, scheduler, gateway, physicalCards });
  // Without forms: the merchant's interface reads whole bodies itself.
  const server = createServer({ bodyBytes: BODY_BYTES, log: options.log });
  void server.register(merchantRoutes(gateway, faults));
  void server.register(pageRoutes(new Payer(store, payins, transport), simulation, clock));
  void server.register(controlRoutes(simulation, clock));
  const stop = async (): Promise<void> => {
    scheduler.close();
    await server.close();
    await deliveries.close();
  };
  return { server, simulation, gateway, stop };
}

/** The issuer's handlers under the paths that are set for them. */
function handlersByPath<T>(paths: string | undefined, handlers: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  const set = issuerPaths(paths);
  return new Map(Object.entries(handlers).map(([operation, handler]) => [set[operation] ?? `/${operation}`, handler]));
}
