import { join } from 'node:path';

/** Where things lie below the data directory. `server` comes into being whole, by one rename: see initialise.ts. */
export interface Layout {
  readonly dataDirectory: string;
  readonly server: string;
  readonly cluster: string;
  readonly credentials: string;
  readonly pidFile: string;
  readonly log: string;
}

/** @param dataDirectory absolute */
export function layoutOf(dataDirectory: string): Layout {
  return { ...serverLayout(join(dataDirectory, 'server')), dataDirectory, log: join(dataDirectory, 'server.log') };
}

export function serverLayout(server: string): Pick<Layout, 'server' | 'cluster' | 'credentials' | 'pidFile'> {
  const cluster = join(server, 'cluster');
  return { server, cluster, credentials: join(server, 'credentials.json'), pidFile: join(cluster, 'postmaster.pid') };
}
