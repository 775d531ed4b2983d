import type { AddressInfo } from 'node:net';
import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import Fastify from 'fastify';
import { DeliveryEngine, FaultPlan, GrowingIds, Scheduler, httpTransport } from '#libs/simulators/kit';
import { Api } from './api/api';
import { Door } from './api/authenticate';
import { apiRoutes } from './api/routes';
import { controlRoutes } from './control/control-routes';
import { dashboardRoutes } from './control/dashboard-routes';
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
  const { host = '127.0.0.1', port = 0 } = options;
  await server.listen({ host, port });
  const address = server.server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  url = `http://${name}:${address.port}`;
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
  const server = createServer(options.log);
  void server.register(apiRoutes({ api, door: new Door(merchants, clock, windowMs), faults, quirks }));
  void server.register(pageRoutes({ store, lifecycle, quirks }));
  void server.register(controlRoutes(simulation, clock));
  void server.register(dashboardRoutes(simulation, clock));
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

function createServer(log: ((line: string) => void) | undefined): FastifyInstance {
  const server = Fastify({
    bodyLimit: BODY_BYTES,
    // A HEAD request would do what its GET does.
    exposeHeadRoutes: false,
    // Callers that a fault keeps waiting are not waited for.
    forceCloseConnections: true,
    // By default Fastify would drop what a schema does not know; a misspelt field must be an error.
    ajv: { customOptions: { removeAdditional: false, discriminator: true } },
  });
  void server.register(formbody, { bodyLimit: BODY_BYTES, parser: (form) => new URLSearchParams(form) as never });
  if (log) {
    server.addHook('onResponse', (request, reply, done) => {
      log(`${request.method} ${request.url.split('?')[0]} ${reply.statusCode} ${reply.elapsedTime.toFixed(0)} ms`);
      done();
    });
  }
  return server;
}
