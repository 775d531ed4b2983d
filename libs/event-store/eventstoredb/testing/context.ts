import { setTimeout as delay } from 'node:timers/promises';
import type { Calls } from './calls';
import type { Faults } from './faults';
import type { Node } from './node';
import type { Outlet } from './outlet';

/** What every remote call of the double works on. */
export interface Context {
  readonly node: Node;
  readonly faults: Faults;
  readonly calls: Calls;
  readonly subscriptions: Set<{ readonly outlet: Outlet }>;
  /** Reads under way, so that a test can see that none was left open. */
  readonly openReads: Set<object>;
}

export async function latency({ faults }: Context): Promise<void> {
  if (faults.latencyMs > 0) await delay(faults.latencyMs);
}
