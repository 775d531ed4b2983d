import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Account } from './account';
import type { Binaries } from './binaries';
import { EmbeddedPostgresError, PortInUseError } from './errors';
import { inUseError } from './former-server';
import type { Layout } from './layout';
import type { ServerProcess } from './server-process';
import { becomesReady, spawnServer } from './server-process';
import type { ServerSettings } from './settings';

const RETRY_LIMIT_MS = 30_000;

export interface LaunchPlan {
  readonly binaries: Binaries;
  readonly layout: Layout;
  readonly account: Account | undefined;
  readonly port: number | undefined;
  readonly settings: ServerSettings;
}

export interface Launched {
  readonly server: ServerProcess;
  readonly port: number;
  /** The former server was not shut down cleanly; this one replayed the log. */
  readonly wasRecovered: boolean;
}

/** Starts the server and waits until it accepts connections. */
export async function launch(plan: LaunchPlan): Promise<Launched> {
  const deadline = performance.now() + RETRY_LIMIT_MS;
  for (;;) {
    const port = plan.port ?? (await freePort());
    const server = await spawnServer(plan.binaries, plan.layout, plan.account, port, plan.settings);
    const ready = await becomesReady(server);
    const output = await server.output();
    if (ready) return { server, port, wasRecovered: output.includes('was not properly shut down') };
    const reason = await failure(output, plan, port);
    if (reason !== 'retry' || performance.now() > deadline) throw reason === 'retry' ? failed(output, plan) : reason;
    await delay(50);
  }
}

/** The texts are those of the C locale, which settings.ts forces. */
async function failure(output: string, plan: LaunchPlan, port: number): Promise<Error | 'retry'> {
  // Sessions of a killed server end by themselves within moments.
  if (output.includes('pre-existing shared memory block')) return 'retry';
  if (output.includes('postmaster.pid" already exists')) return inUseError(plan.layout);
  if (output.includes('Address already in use')) return plan.port === undefined ? 'retry' : new PortInUseError(port);
  return failed(output, plan);
}

function failed(output: string, plan: LaunchPlan): EmbeddedPostgresError {
  const detail = output.trim().split('\n').slice(-8).join('\n');
  return new EmbeddedPostgresError(`PostgreSQL did not start (full log: ${plan.layout.log}):\n${detail}`);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
