import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ManualClock } from '#libs/clock';
import { bankAt } from '../testing/bank';

/** A bank that counts its tokens and takes only the newest. */
async function startBank() {
  const state = { tokens: 0, calls: 0, expiresIn: 1799, status: 200, tokenStatus: 200, revoked: false };
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      if (request.url === '/api/oauth2/token') {
        state.revoked = false;
        const token = { access_token: `t${++state.tokens}`, token_type: 'Bearer', expires_in: state.expiresIn };
        return void response.writeHead(state.tokenStatus).end(JSON.stringify(token));
      }
      state.calls++;
      const isKnown = request.headers.authorization === `Bearer t${state.tokens}` && !state.revoked;
      if (!isKnown) return void response.writeHead(401).end('{"Message":"The token has expired"}');
      response.writeHead(state.status).end('{"AccountList":[]}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, state, close: () => (server.close(), server.closeAllConnections()) };
}

describe('the token of API Banking', () => {
  const clock = new ManualClock(new Date('2026-03-02T09:15:00Z'));
  let server: Awaited<ReturnType<typeof startBank>>;
  let bank: ReturnType<typeof bankAt>;
  beforeEach(async () => {
    server = await startBank();
    bank = bankAt(server.url, clock);
  });
  afterEach(async () => {
    await bank.close();
    server.close();
  });
  const accounts = () => bank.banking.accounts();

  it('is asked for once, however many calls wait for it', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, accounts));
    expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['answered']));
    expect(server.state).toMatchObject({ tokens: 1, calls: 20 });
  });

  it('is renewed a minute before its end', async () => {
    await accounts();
    clock.advance(1_738_999);
    await accounts();
    expect(server.state.tokens).toBe(1);
    clock.advance(1);
    await accounts();
    expect(server.state.tokens).toBe(2);
  });

  it('that lives shortly is used for half its life', async () => {
    server.state.expiresIn = 10;
    await accounts();
    await accounts();
    expect(server.state.tokens).toBe(1);
    clock.advance(5_000);
    await accounts();
    expect(server.state.tokens).toBe(2);
  });

  it('that is refused is replaced once, and the call made again', async () => {
    await accounts();
    server.state.revoked = true;
    expect(await accounts()).toEqual({ kind: 'answered', data: [] });
    expect(server.state).toMatchObject({ tokens: 2, calls: 3 });
  });

  it('that is refused twice ends the call', async () => {
    server.state.status = 401;
    expect(await accounts()).toMatchObject({ kind: 'refused', code: 'unauthorized' });
    expect(server.state).toMatchObject({ tokens: 2, calls: 2 });
  });

  it('that is not given means that nothing was sent', async () => {
    server.state.tokenStatus = 401;
    expect(await accounts()).toMatchObject({ kind: 'not_sent', reason: expect.stringContaining('401') });
    expect(server.state.calls).toBe(0);
  });

  it.each([
    [400, 'refused', 'invalid'],
    [403, 'refused', 'forbidden'],
    [404, 'refused', 'not_found'],
    [429, 'refused', 'throttled'],
    [302, 'unknown', undefined],
    [408, 'unknown', undefined],
    [500, 'unknown', undefined],
    [503, 'unknown', undefined],
  ])('HTTP status %d is %s %s', async (status, kind, code) => {
    server.state.status = status;
    expect(await accounts()).toMatchObject({ kind, ...(code && { code }) });
  });
});
