import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProviderAdapter, ProviderResult } from '..';
import type { BackgroundAbility, ProviderHarness } from './harness';

const DEPTH = 20_000;
const nested = (open: string, close: string): string => open.repeat(DEPTH) + close.repeat(DEPTH);

/** Bodies that a broken or hostile provider may send with a good status. */
export const HOSTILE_BODIES: Readonly<Record<string, string | Buffer>> = {
  'nothing at all': '',
  null: 'null',
  'a number': '1e999',
  'a list': '[]',
  'an empty object': '{}',
  'a text': '"success"',
  'an object of wrong types':
    '{"status":[],"code":{},"data":7,"id":null,"ResultCode":"x","amount":{"a":1},"order_id":9e99,"status_code":true}',
  'deep lists': nested('[', ']'),
  'deep objects': nested('{"data":', '}').replace('}', '1}'),
  'a huge number': `{"code":880001,"status":"SUCCESS","data":{"order_amount":${'9'.repeat(5_000)}},"ResultCode":${'9'.repeat(400)}}`,
  'invalid UTF-8': Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0xff, 0xfe, 0x7d]),
  'polluting members': '{"__proto__":{"status":"success"},"constructor":{"prototype":{"ok":true}}}',
  'more than is read': `{"data":"${'x'.repeat(2 * 1024 * 1024)}"}`,
};

/** A server that says the same to everybody. */
export async function answering(body: string | Buffer): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Whatever comes back: no exception, no guess. */
export function hostileAnswerContract(running: () => ProviderHarness, ability: BackgroundAbility): void {
  it.each(Object.keys(HOSTILE_BODIES))(
    `${ability} is unknown, and nothing breaks, when the answer is %s`,
    async (what) => {
      const server = await answering(HOSTILE_BODIES[what]!);
      const adapter = running().adapter(server.url, 10_000);
      const request = await running().requests[ability]!();
      const perform = adapter[ability] as (asked: typeof request) => Promise<ProviderResult>;
      const { outcome } = await perform.call(adapter satisfies ProviderAdapter, request);
      expect(outcome.kind).toBe('unknown');
      await adapter.close?.();
      server.close();
    },
  );
}
