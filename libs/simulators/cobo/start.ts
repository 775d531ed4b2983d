import type { Answer } from '#libs/simulators/kit';
import { createServer, dashboardRoutes, listen, readForms } from '#libs/simulators/kit';
import { apiRoutes } from './api/api-routes';
import { controlRoutes } from './control/control-routes';
import { dashboardPage } from './control/dashboard-page';
import { FAULT_FORM } from './control/fault-form';
import type { Simulation } from './control/simulation';
import { payerRoutes } from './links/payer-routes';
import type { CoboSimulatorOptions } from './options';
import { createPlatform } from './platform';
import { publicKeyOf } from './wire/signature';

const BODY_BYTES = 256 * 1024;

export interface CoboSimulator {
  /** Base address without a slash at its end and without `/v2`. */
  readonly url: string;
  /** What callers verify answers and webhooks with. */
  readonly platformKey: string;
  readonly control: Simulation;
  close(): Promise<void>;
}

/** Starts a Cobo of its own on a real port. Everything is kept in memory and gone after `close`. */
export async function startCoboSimulator(options: CoboSimulatorOptions): Promise<CoboSimulator> {
  let url = '';
  const platform = createPlatform(options, () => url);
  const server = createServer({ bodyBytes: BODY_BYTES, log: options.log });
  readForms(server);
  void server.register(apiRoutes(platform.api, platform.faults));
  void server.register(payerRoutes(platform));
  void server.register(controlRoutes(platform.simulation, options.clock));
  const { simulation } = platform;
  const page = (error?: string): Answer => dashboardPage(simulation, options.clock.now(), error);
  void server.register(dashboardRoutes({ simulation, faultForm: FAULT_FORM, page }));
  url = await listen(server, options);
  const platformKey = publicKeyOf(platform.platformSecret);
  options.log?.(`platform public key ${platformKey}`);
  const close = async (): Promise<void> => {
    platform.scheduler.close();
    await Promise.all([server.close(), platform.webhooks.deliveries.close()]);
  };
  return { url, platformKey, control: platform.simulation, close };
}
