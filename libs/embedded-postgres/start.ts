import { chown, mkdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from './account';
import { chooseAccount, requireReachable } from './account';
import { ensureApplicationDatabase } from './application-database';
import type { Binaries } from './binaries';
import { locateBinaries } from './binaries';
import { APPLICATION, connectionUrl, readCredentials, SUPERUSER } from './credentials';
import { DataDirectoryVersionError, EmbeddedPostgresError } from './errors';
import { settleFormerServer } from './former-server';
import { initialiseCluster } from './initialise';
import type { Launched } from './launch';
import { launch } from './launch';
import type { Layout } from './layout';
import { layoutOf } from './layout';
import { reachableBinaries } from './reachable';
import type { ServerSettings } from './settings';
import { Supervisor } from './supervisor';

export interface EmbeddedPostgresOptions {
  /** Created when missing. Holds the cluster, its passwords and the server's log. */
  readonly dataDirectory: string;
  /** TCP port on 127.0.0.1; a free one is chosen when it is not given. */
  readonly port?: number;
  /** One line for a person, at each step that may take a while. */
  readonly onProgress?: (message: string) => void;
  /** The server is gone and could not be brought back; the program should end. Reported as progress by default. */
  readonly onLost?: (error: Error) => void;
  /** Server settings that replace the built-in ones. Turning `fsync` off gives up durability: for tests only. */
  readonly settings?: ServerSettings;
}

export interface EmbeddedPostgres {
  /** The application's database, as its owner, who is no superuser. */
  readonly url: string;
  /** The maintenance database as superuser: for tests and for repair, not for the application. */
  readonly adminUrl: string;
  readonly port: number;
  /** Changes when a killed server is started again. */
  serverPid(): number;
  readonly logFile: string;
  /** The cluster was created by this start. */
  readonly firstStart: boolean;
  /** The former run ended without a clean shutdown and the server replayed its log. */
  readonly wasRecovered: boolean;
  /** Fast, clean shutdown; resolves when the process is gone. May be called again. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that the npm package brings and keeps it running. It lives as long as this process at most:
 * when the process ends, even by SIGKILL, a watchdog shuts the server down cleanly.
 * @throws DataDirectoryInUseError, PortInUseError, UnreachablePathError, DataDirectoryVersionError or the
 * EmbeddedPostgresError that they all are
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { port, settings = {}, onProgress = ignore, onLost = (error: Error) => onProgress(error.message) } = options;
  const { layout, account } = await prepareDirectory(options.dataDirectory);
  const binaries = await reachableBinaries(account, await locateBinaries());
  await settleFormerServer(layout, onProgress);
  const firstStart = await prepareCluster(binaries, layout, account, settings, onProgress);
  onProgress('Starting PostgreSQL');
  const plan = { binaries, layout, account, port, settings };
  const launched = await launch(plan);
  const credentials = await connectable(launched, layout);
  if (launched.wasRecovered) onProgress('Recovered from an unclean stop');
  onProgress(`PostgreSQL is ready on 127.0.0.1:${launched.port}`);
  const supervisor = new Supervisor(plan, launched, { onProgress, onLost });
  return {
    ...credentials,
    port: launched.port,
    serverPid: () => supervisor.pid,
    logFile: layout.log,
    firstStart,
    wasRecovered: launched.wasRecovered,
    stop: () => supervisor.stop(),
  };
}

async function connectable({ server, port }: Launched, layout: Layout): Promise<{ url: string; adminUrl: string }> {
  try {
    const credentials = await readCredentials(layout.credentials);
    const adminUrl = connectionUrl(SUPERUSER, credentials.superuser, port, 'postgres');
    await ensureApplicationDatabase(adminUrl, credentials);
    return { adminUrl, url: connectionUrl(APPLICATION, credentials.application, port, APPLICATION) };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function prepareDirectory(path: string): Promise<{ layout: Layout; account?: Account }> {
  const created = await mkdir(path, { recursive: true, mode: 0o755 });
  // The real path: two names of one directory must be recognised as one.
  const layout = layoutOf(await realpath(path));
  const account = await chooseAccount(layout);
  if (created !== undefined && account) await chown(layout.dataDirectory, account.uid, account.gid);
  await requireReachable(account, layout.dataDirectory);
  return { layout, account };
}

async function prepareCluster(
  binaries: Binaries,
  layout: Layout,
  account: Account | undefined,
  settings: ServerSettings,
  onProgress: (message: string) => void,
): Promise<boolean> {
  const version = await clusterVersion(layout);
  if (version === undefined) {
    onProgress(`First start: creating a PostgreSQL ${binaries.majorVersion} cluster in ${layout.dataDirectory}`);
    await initialiseCluster(binaries, layout, account, settings.fsync !== 'off');
  } else if (version !== binaries.majorVersion) {
    throw new DataDirectoryVersionError(layout.dataDirectory, version, binaries.majorVersion);
  }
  return version === undefined;
}

/** Undefined only when there is no cluster yet: one that merely cannot be read must not be taken for a first start. */
async function clusterVersion(layout: Layout): Promise<string | undefined> {
  try {
    return (await readFile(join(layout.cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new EmbeddedPostgresError(
      `The data directory ${layout.dataDirectory} cannot be read. Start as the user who created it, or as root.`,
      { cause },
    );
  }
}

function ignore(): void {
  // Nobody wants to hear about the progress.
}
