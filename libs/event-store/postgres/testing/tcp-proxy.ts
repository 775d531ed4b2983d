import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

/** What happens to an answer of the server that matches: it is thrown away and the connection cut. */
type Fault = (answer: Buffer) => boolean;

export interface TcpProxy {
  /** The database's URL with the proxy's address. */
  readonly url: string;
  /**
   * Cuts the connection in place of the next answer that matches: the server has done its work, and nobody hears of it.
   */
  cutInsteadOf(fault: Fault): void;
  /** Cuts every connection and accepts no more. */
  stop(): Promise<void>;
}

/** Stands between the store and the server, and can lose an answer at the worst moment. */
export async function startTcpProxy(databaseUrl: string): Promise<TcpProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let fault: Fault | undefined;
  const proxy = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    const cut = (): void => void [near, far].forEach((socket) => socket.destroy());
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket
        .on('error', cut)
        .on('close', cut)
        .on('close', () => sockets.delete(socket));
    }
    near.on('data', (request) => far.write(request));
    far.on('data', (answer) => {
      if (!fault?.(answer)) return void near.write(answer);
      fault = undefined;
      cut();
    });
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  const url = new URL(databaseUrl);
  url.port = String((proxy.address() as AddressInfo).port);
  return {
    url: url.href,
    cutInsteadOf: (next) => (fault = next),
    stop: async () => {
      const closed = once(proxy, 'close');
      proxy.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** The answer to a call of es.append: its row is described with the column `refused`. */
export const answersAnAppend: Fault = (answer) => answer.includes('refused') || answer.includes('SELECT 1');
