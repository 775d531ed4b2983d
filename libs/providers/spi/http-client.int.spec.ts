import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { EventEmitter, once } from 'node:events';
import { createHttpClient } from './http-client';
import type { HttpClient } from './http-client';

const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello';

/** A socket server that hands each request (as far as it came) to `onRequest`. */
class RawServer extends EventEmitter {
  readonly sockets = new Set<Socket>();
  connections = 0;
  requests = 0;
  received = '';
  private server!: Server;

  constructor(private readonly onRequest: (socket: Socket) => void) {
    super();
  }

  async start(): Promise<string> {
    this.server = createServer((socket) => {
      this.connections++;
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        this.requests++;
        this.received += chunk.toString();
        this.onRequest(socket);
        this.emit('request');
      });
    });
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    if (!this.server.listening) return;
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }
}

async function withServer(
  onRequest: (socket: Socket) => void,
  test: (url: string, server: RawServer) => Promise<void>,
): Promise<void> {
  const server = new RawServer(onRequest);
  const url = await server.start();
  try {
    await test(url, server);
  } finally {
    await server.stop();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('the HTTP client', () => {
  let http: HttpClient;
  beforeEach(() => (http = createHttpClient({ connections: 1, answerBytes: 1000 })));
  afterEach(() => http.close());

  const get = (url: string, deadlineMs = 5_000) => http.send({ method: 'GET', url, deadlineMs });

  it('hands over status, headers and the raw body of an answer', () =>
    withServer(
      (socket) => socket.write(ANSWER),
      async (url, server) => {
        const result = await http.send({
          method: 'POST',
          url: `${url}/path?q=%20a`,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: 'a=1&b=%2F',
          deadlineMs: 5_000,
        });
        expect(result).toMatchObject({ kind: 'answered', status: 200, body: Buffer.from('hello') });
        expect(result).toHaveProperty(['headers', 'content-type'], 'text/plain');
        expect(server.received).toMatch(/^POST \/path\?q=%20a HTTP\/1\.1\r\n/);
        expect(server.received).toMatch(/content-length: 9\r\n\r\na=1&b=%2F$/i);
      },
    ));

  it('keeps a connection for the next request', () =>
    withServer(
      (socket) => socket.write(ANSWER),
      async (url, server) => {
        await get(url);
        await get(url);
        expect(server).toMatchObject({ connections: 1, requests: 2 });
      },
    ));

  it('hands over an error status as an answer, and does not follow a redirect', () =>
    withServer(
      (socket) => socket.write('HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n'),
      async (url, server) => {
        expect(await get(url)).toMatchObject({ kind: 'answered', status: 302 });
        expect(server.requests).toBe(1);
      },
    ));

  it('reads past informational answers to the final one', () =>
    withServer(
      (socket) => socket.write(`HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${ANSWER}`),
      async (url) =>
        expect(await get(url)).toMatchObject({ kind: 'answered', status: 200, body: Buffer.from('hello') }),
    ));

  describe('proves that nothing left', () => {
    it('when the port refuses', async () => {
      expect(await get(`http://127.0.0.1:${await freePort()}`)).toMatchObject({
        kind: 'not_sent',
        reason: 'ECONNREFUSED',
      });
    });

    it('when the name does not exist', async () => {
      expect(await get('http://no-such-host.invalid/')).toMatchObject({ kind: 'not_sent' });
    });

    it('when the TLS handshake fails', async () => {
      // A server without a certificate: no cipher in common.
      const server = createTlsServer({}).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
      expect(await get(url)).toMatchObject({ kind: 'not_sent' });
      server.close();
    });

    it('when the address is no URL', async () => {
      expect(await get('nonsense')).toMatchObject({ kind: 'not_sent' });
      expect(
        await http.send({ method: 'GET', url: 'http://a/', headers: { 'x-y': 'a\nb' }, deadlineMs: 100 }),
      ).toMatchObject({
        kind: 'not_sent',
      });
    });

    it('when the deadline comes while the request waits for a connection, also afterwards', () =>
      withServer(
        () => undefined,
        async (url, server) => {
          const arrived = once(server, 'request');
          const first = get(`${url}/first`);
          await arrived;
          expect(await get(`${url}/second`, 50)).toEqual({ kind: 'not_sent', reason: 'deadline' });
          for (const socket of server.sockets) socket.write(ANSWER);
          await first;
          await get(`${url}/third`, 200);
          expect(server.received).not.toContain('/second');
        },
      ));

    it('when so many calls are under way that one more would only wait', () =>
      withServer(
        () => undefined,
        async (url, server) => {
          const few = createHttpClient({ connections: 1, calls: 2 });
          const send = () => few.send({ method: 'GET', url, deadlineMs: 60_000 });
          const arrived = once(server, 'request');
          const waiting = [send(), send()];
          await arrived;
          expect(await send()).toEqual({ kind: 'not_sent', reason: '2 calls are under way already' });
          await server.stop();
          await Promise.all(waiting);
          expect(await send()).toMatchObject({ kind: 'not_sent', reason: 'ECONNREFUSED' });
          await few.close();
        },
      ));
  });

  describe('says unknown once the request may have arrived', () => {
    it('when the server stays silent until the deadline', () =>
      withServer(
        () => undefined,
        async (url, server) => {
          expect(await get(url, 200)).toEqual({ kind: 'unknown', reason: 'deadline' });
          expect(server.requests).toBe(1);
        },
      ));

    it('when the answer begins and never ends', () =>
      withServer(
        (socket) => socket.write(ANSWER.slice(0, -2)),
        async (url) => expect(await get(url, 200)).toEqual({ kind: 'unknown', reason: 'deadline' }),
      ));

    it('when the connection is reset, and asks no second time', () =>
      withServer(
        (socket) => socket.resetAndDestroy(),
        async (url, server) => {
          expect(await get(url)).toMatchObject({ kind: 'unknown' });
          expect(server.requests).toBe(1);
        },
      ));

    it('when the connection closes without an answer', () =>
      withServer(
        (socket) => socket.end(),
        async (url, server) => {
          expect(await get(url)).toMatchObject({ kind: 'unknown' });
          expect(server.requests).toBe(1);
        },
      ));

    it('when the answer is cut in the middle of its body', () =>
      withServer(
        (socket) => socket.end(ANSWER.slice(0, -2)),
        async (url) => expect(await get(url)).toMatchObject({ kind: 'unknown' }),
      ));

    it('when the answer is not HTTP', () =>
      withServer(
        (socket) => socket.end('\u0000\u0001garbage\r\n\r\n'),
        async (url) => expect(await get(url)).toMatchObject({ kind: 'unknown' }),
      ));

    it('when the body is larger than allowed, announced or not', async () => {
      const endless = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
      await withServer(
        (socket) => socket.write(`${endless}3e9\r\n${'x'.repeat(1001)}\r\n`),
        async (url) => expect(await get(url)).toEqual({ kind: 'unknown', reason: 'answer too large' }),
      );
      await withServer(
        (socket) => socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n${'x'.repeat(2000)}`),
        async (url) => expect(await get(url)).toEqual({ kind: 'unknown', reason: 'answer too large' }),
      );
    });
  });
});
