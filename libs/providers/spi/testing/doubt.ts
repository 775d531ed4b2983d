import type { ProviderAdapter } from '..';
import { FaultProxy } from './fault-proxy';
import type { Fault } from './fault-proxy';
import type { ProviderHarness } from './harness';
import type { Spared } from './harness-options';
import { answering } from './hostile-answer-contract';

/** Faults after which nobody here can know what the provider did. */
export const IN_DOUBT: readonly Fault[] = [
  'silent',
  'server_error',
  'not_http',
  'garbage',
  'cut',
  'answer_lost',
  'late',
];

/** Long enough for every answer that comes. */
export const PATIENCE_MS = 15_000;

/** Short where the test would wait for nothing. */
export const deadlineFor = (fault: Fault): number => (fault === 'silent' || fault === 'late' ? 300 : PATIENCE_MS);

type Use = (adapter: ProviderAdapter, proxy: FaultProxy) => Promise<unknown>;

/** Uses an adapter of its own, whose traffic meets this fault. */
export async function underFault(harness: ProviderHarness, fault: Fault, use: Use, spared?: Spared): Promise<void> {
  const proxy = new FaultProxy(harness.serverUrl);
  proxy.fault = fault;
  const url = await proxy.start();
  await closing(harness.adapter(url, deadlineFor(fault), spared), (adapter) => use(adapter, proxy)).finally(() =>
    proxy.stop(),
  );
}

/** Uses an adapter that is told the same by everybody. */
export async function toldOnly(
  harness: ProviderHarness,
  body: string | Buffer,
  use: (adapter: ProviderAdapter) => Promise<unknown>,
  spared?: Spared,
): Promise<void> {
  const server = await answering(body);
  await closing(harness.adapter(server.url, PATIENCE_MS, spared), use).finally(() => server.close());
}

/** An address at which nobody listens. */
export const NOBODY = 'http://127.0.0.1:1';

/** Uses an adapter and closes it. */
export async function closing(adapter: ProviderAdapter, use: (adapter: ProviderAdapter) => unknown): Promise<void> {
  try {
    await use(adapter);
  } finally {
    await adapter.close?.();
  }
}

/** What every ability says that does not know, with a reason for people. */
export const UNKNOWN = { kind: 'unknown', reason: expect.stringMatching(/\S/) as string } as const;
export const NOT_SENT = { ...UNKNOWN, kind: 'not_sent' } as const;
