import { readFile, realpath } from 'node:fs/promises';
import { APPLICATION, connectionUrl, readCredentials } from './credentials';
import { serverInUse } from './former-server';
import { layoutOf } from './layout';

/** postmaster.pid, line 4 of its documented layout. */
const PORT_LINE = 3;

/**
 * The embedded server of a program that is running right now, for a second program (the command line) to join.
 * Undefined when nobody uses the directory: then it may be started.
 */
export async function findRunningServer(dataDirectory: string): Promise<{ readonly url: string } | undefined> {
  const path = await realpath(dataDirectory).catch(() => undefined);
  if (path === undefined) return undefined;
  const layout = layoutOf(path);
  if ((await serverInUse(layout)) === undefined) return undefined;
  const port = Number.parseInt((await readFile(layout.pidFile, 'utf8')).split('\n')[PORT_LINE] ?? '', 10);
  const { application } = await readCredentials(layout.credentials);
  return { url: connectionUrl(APPLICATION, application, port, APPLICATION) };
}
