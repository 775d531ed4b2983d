import { createServer } from 'node:net';

/** Below the ports that the system gives to outgoing connections. */
const LOWEST = 20_000;
const HIGHEST = 32_000;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** Given out already: its server may not listen yet. */
const given = new Set<number>();

/**
 * A port for a server that is killed and started again. While it is down its callers go on dialling; an outgoing
 * connection that happened to be given the very port it dials would connect to itself and keep the server from ever
 * binding again.
 */
export async function steadyPort(): Promise<number> {
  const first = LOWEST + ((process.pid * 37 + Math.floor(performance.now())) % (HIGHEST - LOWEST));
  for (let port = first; port < HIGHEST; port++) {
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
  throw new Error(`no free port from ${first} to ${HIGHEST}`);
}
