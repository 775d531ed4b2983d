import type { IncomingMessage, ServerResponse } from 'node:http';
import { startLocalServer } from '#libs/providers/spi/testing';

/** How it answers; `passes`: by the simulator behind it. */
export type Echo = 'passes' | 'server_error' | 'garbage' | 'cut' | 'refused' | 'members' | 'moved' | 'silent';

export const FAILING_ECHOES: readonly Echo[] = [
  ...(['server_error', 'garbage', 'cut', 'refused', 'members', 'moved', 'silent'] as const),
];

export interface EchoingProvider {
  readonly origin: string;
  /** Where the simulator listens; set when it is known. */
  target: string;
  mode: Echo;
  close(): Promise<void>;
}

/**
 * TrustPay money as careless as can be: it stands before the simulator, and whatever it answers repeats the card that
 * it was sent last.
 */
export async function startEchoingProvider(): Promise<EchoingProvider> {
  let card = '';
  const server = await startLocalServer((request, body, response) => {
    const { card_number, card_cvv = '' } = JSON.parse(body.toString() || '{}') as Record<string, string | undefined>;
    if (card_number !== undefined) card = `${card_number} with ${card_cvv}`;
    if (provider.mode !== 'passes') return fail(provider.mode, card, response);
    void pass(provider.target, request, body, card, response).catch(() => response.destroy());
  });
  const provider: EchoingProvider = { ...server, target: '', mode: 'passes' };
  return provider;
}

async function pass(target: string, request: IncomingMessage, body: Buffer, card: string, response: ServerResponse) {
  const { 'content-length': _length, host: _host, connection: _connection, ...headers } = request.headers;
  const init = { method: request.method, headers: headers as Record<string, string>, body: new Uint8Array(body) };
  const answer = await fetch(target + request.url, init);
  const text = (await answer.text()).replace(/"(reason|message)":"/g, `"$1":"${card} `);
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
}

function fail(mode: Exclude<Echo, 'passes'>, card: string, response: ServerResponse): void {
  const json = { 'content-type': 'application/json' };
  const ok = (data: object): string => JSON.stringify({ code: 880001, msg: card, data });
  switch (mode) {
    case 'silent':
      return;
    case 'server_error':
      return void response.writeHead(503, json).end(JSON.stringify({ code: 500, msg: card }));
    case 'garbage':
      return void response.writeHead(200, { 'x-card': card }).end(`<html>${card}`);
    case 'cut':
      response.writeHead(200, { ...json, 'content-length': 4_000 });
      return void response.write(ok({ reason: card }), () => response.destroy());
    case 'refused':
      return void response.writeHead(200, json).end(JSON.stringify({ code: 880014, msg: card, data: {} }));
    case 'moved':
      return void response.writeHead(302, { location: `http://127.0.0.1:1/?card=${encodeURIComponent(card)}` }).end();
    case 'members':
      return void response
        .writeHead(200, json)
        .end(ok({ [card]: card, card_id: card, order_no: card, status: card, currency: card, reason: [card] }));
  }
}
