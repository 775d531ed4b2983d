import { setTimeout as delay } from 'node:timers/promises';
import type { Contender } from './contender';
import { LIST } from './contender';
import type { Load, Turn } from '../load';
import { together } from '../load';

const TICK_MS = 10;
const PROBES_PER_SECOND = 50;
const VIEWS = [LIST, '/v1/journal?limit=1'];

/**
 * Milliseconds from the answer to a command until a query answers with it, one query to a view included. Orders come at
 * their own rate, whether or not the former ones are answered: a queue that builds up is seen, not hidden.
 */
export async function visibility(contender: Contender, perSecond: number, seconds: number): Promise<Load & Turn> {
  const waits: number[] = [];
  const running = new Set<Promise<void>>();
  const begun = performance.now();
  let sent = 0;
  let probes = 0;
  const one = async (): Promise<void> => {
    const position = await contender.order();
    const answered = performance.now();
    if (answered - begun < (probes * 1_000) / PROBES_PER_SECOND) return;
    await contender.get(VIEWS[probes++ % VIEWS.length]!, position);
    waits.push(performance.now() - answered);
  };
  for (;;) {
    const elapsed = (performance.now() - begun) / 1_000;
    if (elapsed > seconds) break;
    for (; sent < elapsed * perSecond; sent += 1) {
      const order = one().finally(() => running.delete(order));
      running.add(order);
    }
    await delay(TICK_MS);
  }
  await Promise.all(running);
  const measured = { perSecond: sent / ((performance.now() - begun) / 1_000), latenciesMs: waits };
  return { ...measured, ...together([measured]) };
}
