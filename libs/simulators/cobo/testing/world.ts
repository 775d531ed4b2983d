import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { ManualClock } from '#libs/clock';
import type { CoboSimulatorOptions } from '..';
import { startCoboSimulator } from '..';
import { TestCaller } from './caller';
import { API_KEY } from './vectors';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- events of many shapes, each checked by a matcher
  readonly event: any;
}

/** A simulator, its caller and the place where its webhooks arrive. The clock stands still. */
export async function startWorld(options: Partial<CoboSimulatorOptions> = {}) {
  const clock = new ManualClock(new Date('2026-03-02T09:15:00Z'));
  const received: Received[] = [];
  /** One status per coming webhook; then 200. */
  const answers: number[] = [];
  const inbox = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ headers: request.headers, text: body, event: JSON.parse(body) });
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  inbox.listen(0, '127.0.0.1');
  await once(inbox, 'listening');
  const url = `http://127.0.0.1:${(inbox.address() as AddressInfo).port}/hook`;
  const simulator = await startCoboSimulator({ clock, apiKeys: [API_KEY], webhooks: [{ url }], ...options });
  const caller = new TestCaller(simulator.url, () => clock.now());
  const close = async (): Promise<void> => {
    await simulator.close();
    inbox.closeAllConnections();
    inbox.close();
    await once(inbox, 'close');
  };
  return { clock, simulator, control: simulator.control, caller, received, answers, close };
}

export type World = Awaited<ReturnType<typeof startWorld>>;
