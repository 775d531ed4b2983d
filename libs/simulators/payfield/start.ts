import type { FastifyInstance } from 'fastify';
import type { Answer } from '#libs/simulators/kit';
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
import { Api } from './api/api';
import { Door } from './api/authenticate';
import { apiRoutes } from './api/routes';
import { controlRoutes } from './control/control-routes';
import { dashboardPage } from './control/dashboard-page';
import { decisionRoutes } from './control/decision-routes';
import { FAULT_FORM } from './control/fault-form';
import { Simulation } from './control/simulation';
import type { Fault } from './faults';
import { Lifecycle } from './lifecycle';
import { Notifier } from './notifier';
import { OperationStore } from './operation-store';
import { toMerchant } from './options';
import type { PayfieldSimulatorOptions } from './options';
import { pageRoutes } from './pages/page-routes';
import { DEFAULT_QUIRKS } from './quirks';

const MINUTE = 60_000;
const BODY_BYTES = 64 * 1024;
const DELIVERY_CONNECTIONS = 16;
/** A guess of the sheet (U1). */
const RETRIES: readonly number[] = [1, 5, 15, 60].map((minutes) => minutes * MINUTE);
/** What chance may depend on: nothing that changes with the order of requests. */
const FAULT_IDENTITY = ['step', 'type', 'shop', 'externalId', 'status'];

export interface PayfieldSimulator {
  /** Base address without a slash at its end. */
  readonly url: string;
  readonly control: Simulation;
  close(): Promise<void>;
}

/** Starts a Payfield of its own on a real port. Everything is kept in memory and gone after `close`. */
export async function startPayfieldSimulator(options: PayfieldSimulatorOptions): Promise<PayfieldSimulator> {
  let url = '';
  const { server, simulation, stop } = build(options, () => url);
  url = await listen(server, options);
  return { url, control: simulation, close: stop };
}

function build(
  options: PayfieldSimulatorOptions,
  origin: () => string,
): { server: FastifyInstance; simulation: Simulation; stop: () => Promise<void> } {
  const { clock, capacity = 100_000, windowMs = MINUTE, pageLifetimeMs = 15 * MINUTE } = options;
  const merchants = options.merchants.map((merchant) => toMerchant(merchant, options.scales));
  const quirks = { ...DEFAULT_QUIRKS, ...options.quirks };
  const scheduler = new Scheduler(clock);
  const faults = new FaultPlan<Fault>(options.seed ?? '0', FAULT_IDENTITY);
  for (const rule of options.faults ?? []) faults.add(rule);
  const deliveries = createDeliveries(options, scheduler, capacity);
  const store = new OperationStore(capacity);
  const lifecycle = new Lifecycle(clock, scheduler, new Notifier({ clock, deliveries, faults, quirks }), quirks);
  const ids = new GrowingIds(clock, options.firstId);
  const api = new Api({ clock, store, lifecycle, ids, quirks, pageLifetimeMs, origin });
  const pageUrl = api.pageUrl.bind(api);
  const simulation = new Simulation({ merchants, store, lifecycle, scheduler, deliveries, faults, quirks, pageUrl });
  const server = createServer({ bodyBytes: BODY_BYTES, log: options.log });
  readForms(server);
  void server.register(apiRoutes({ api, door: new Door(merchants, clock, windowMs), faults, quirks }));
  void server.register(pageRoutes({ store, lifecycle, quirks }));
  void server.register(controlRoutes(simulation, clock));
  const page = (error?: string): Answer => dashboardPage(simulation, clock.now(), error);
  void server.register(dashboardRoutes({ simulation, faultForm: FAULT_FORM, page }));
  void server.register(decisionRoutes(simulation, page));
  const stop = async (): Promise<void> => {
    scheduler.close();
    await Promise.all([server.close(), deliveries.close()]);
  };
  return { server, simulation, stop };
}

function createDeliveries(options: PayfieldSimulatorOptions, scheduler: Scheduler, capacity: number): DeliveryEngine {
  const { clock, retrySchedule = RETRIES, callbackTimeoutMs = 10_000 } = options;
  const transport = httpTransport({ timeoutMs: callbackTimeoutMs, connections: DELIVERY_CONNECTIONS });
  return new DeliveryEngine({
    ...{ clock, scheduler, transport, retrySchedule, capacity },
    concurrency: DELIVERY_CONNECTIONS,
  });
}
