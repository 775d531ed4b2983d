import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** The last request as it came over the wire. */
export interface ReceivedCall {
  readonly method: string;
  readonly url: string;
  readonly contentType: string;
  readonly body: string;
}

/** The smallest server that a background call can be made to: remembers calls, answers what it is told. */
export async function startGatewayStandIn() {
  const calls: ReceivedCall[] = [];
  const stub = { status: 200, body: `{'ResultCode':3,'AcquirerResponseId':'000.000.000'}` };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { method = '', url = '', headers } = request;
      calls.push({ method, url, contentType: headers['content-type'] ?? '', body });
      response.writeHead(stub.status).end(stub.body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls, stub, close };
}
