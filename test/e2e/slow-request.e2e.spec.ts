import { once } from 'node:events';
import { connect } from 'node:net';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';

describe('a request that never comes in whole', () => {
  let app: TestApplication;
  beforeAll(async () => {
    app = await startTestApplication({ environment: { REQUEST_TIMEOUT_MS: '1000' } });
  });
  afterAll(() => app.stop());

  it('is given up after a time, and its connection with it', async () => {
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    // Nobody's: a body is read before it is looked at who sends it.
    socket.write(
      'POST /v1/orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
    );
    await once(socket, 'close');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });
});
