import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Dispatcher } from './dispatcher';
import type { DispatcherOptions } from './dispatcher';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

describe('the dispatcher', () => {
  let server: Server;
  let port: number;
  let connections: number;
  let handler: Handler;
  const open: Dispatcher[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => handler(request, response));
    server.on('connection', () => (connections += 1));
    await new Promise<void>((resolve) => server.listen(0, '::', resolve));
    ({ port } = server.address() as AddressInfo);
  });
  beforeEach(() => {
    connections = 0;
    handler = (_, response) => void response.end('ok');
  });
  afterEach(() => Promise.all(open.splice(0).map((dispatcher) => dispatcher.close())));
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  function dispatcher(options: Partial<DispatcherOptions> = {}): Dispatcher {
    const made = new Dispatcher({ target: { reach: 'local', allowHttp: true }, timeoutMs: 1_000, ...options });
    open.push(made);
    return made;
  }
  const send = (to: Dispatcher, host: string) => to.send(`http://${host}:${port}/hooks`, '{}', { 'webhook-id': 'm' });
  const publicOnly = { target: { reach: 'public', allowHttp: true } } as const;

  it('posts the body with its headers and answers the beginning of what comes back', async () => {
    const seen: unknown[] = [];
    handler = (request, response) => {
      seen.push(request.method, request.url, request.headers['webhook-id'], request.headers.host);
      response.writeHead(503, { 'retry-after': '120' }).end(`a\u0000${'b'.repeat(5_000)}`);
    };
    const answer = await send(dispatcher({ resolve: () => Promise.resolve(['127.0.0.1']) }), 'shop.example');
    expect(answer).toMatchObject({ status: 503, retryAfter: '120' });
    expect((answer as { response: string }).response).toBe(`a\ufffd${'b'.repeat(1_022)}`);
    // The connection goes to the checked address, the request names the host that was asked for.
    expect(seen).toEqual(['POST', '/hooks', 'm', `shop.example:${port}`]);
  });

  it.each([
    ...['127.0.0.1', '127.1', '2130706433', '0x7f.1', '017700000001', '0', '0.0.0.0', '[::1]', '[::]', 'localhost'],
    ...['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[64:ff9b::7f00:1]', 'localhost.', 'a.localhost'],
  ])('makes no connection to %s', async (host) => {
    expect(await send(dispatcher(publicOnly), host)).toEqual({ error: 'address_not_allowed' });
    expect(connections).toBe(0);
  });

  it.each([
    [['127.0.0.1']],
    [['93.184.216.34', '127.0.0.1']],
    [['::ffff:127.0.0.1']],
    [['64:ff9b::7f00:1']],
    [['10.0.0.1', '2606:4700::1111']],
    [['169.254.169.254']],
    [['not an address']],
  ])('makes no connection for a name that leads to %j', async (addresses) => {
    const resolve = () => Promise.resolve(addresses);
    expect(await send(dispatcher({ ...publicOnly, resolve }), 'shop.example')).toEqual({
      error: 'address_not_allowed',
    });
    expect(connections).toBe(0);
  });

  it('checks a name every time: one that was good may lead elsewhere a moment later', async () => {
    const answers = [['127.0.0.1'], ['169.254.169.254'], ['::1']];
    const to = dispatcher({ resolve: () => Promise.resolve(answers.shift()!) });
    expect(await send(to, 'rebind.example')).toMatchObject({ status: 200 });
    expect(await send(to, 'rebind.example')).toEqual({ error: 'address_not_allowed' });
    expect(connections).toBe(1);
    expect(await send(to, 'rebind.example')).toMatchObject({ status: 200 });
  });

  it('follows no redirect', async () => {
    handler = (_, response) => void response.writeHead(307, { location: `http://127.0.0.1:${port}/inside` }).end();
    expect(await send(dispatcher(), '127.0.0.1')).toMatchObject({ status: 307 });
    expect(connections).toBe(1);
  });

  it('reads no more of an endless answer than it keeps', async () => {
    handler = (request, response) => {
      const more = () => {
        while (response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    };
    const answer = await send(dispatcher(), '127.0.0.1');
    expect((answer as { response: string }).response).toHaveLength(1_024);
  });

  it('gives up on one that is silent, or never comes to an end', async () => {
    handler = () => undefined;
    expect(await send(dispatcher({ timeoutMs: 300 }), '127.0.0.1')).toEqual({ error: 'timeout' });
    handler = (_, response) => {
      const drops = setInterval(() => response.write('.'), 50);
      response.on('close', () => clearInterval(drops));
    };
    expect(await send(dispatcher({ timeoutMs: 500 }), '127.0.0.1')).toEqual({ error: 'timeout' });
  });

  it('names what went wrong', async () => {
    handler = (_, response) => {
      response.setHeader('x-long', 'x'.repeat(15_000)).setHeader('x-more', 'x'.repeat(15_000));
      response.end();
    };
    expect(await send(dispatcher(), '127.0.0.1')).toEqual({ error: 'UND_ERR_HEADERS_OVERFLOW' });
    handler = (request) => request.socket.destroy();
    expect(await send(dispatcher(), '127.0.0.1')).toEqual({ error: 'UND_ERR_SOCKET' });
    const unknown = Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
    const lost = dispatcher({ resolve: () => Promise.reject(unknown) });
    expect(await send(lost, 'nowhere.example')).toEqual({ error: 'ENOTFOUND' });
    const refused = await dispatcher().send('http://127.0.0.1:1/', '{}', {});
    expect(refused).toEqual({ error: 'address_not_allowed' });
  });
});
