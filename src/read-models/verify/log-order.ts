import type { EventStore, Position } from '#libs/event-store';
import { Findings } from './report';
import type { CheckResult } from './report';

const PAGE = 5_000;

/** Reads the whole log: positions rise strictly, and the revisions of each stream count 0, 1, 2 … without a hole. */
export async function checkLogOrder(
  store: EventStore,
  until: Position,
  onProgress: (done: number) => void,
): Promise<CheckResult> {
  const findings = new Findings('log-order', 'positions rise strictly and revisions count without a hole');
  const revisions = new Map<string, number>();
  let after = 0n;
  let last = 0n;
  let events = 0;
  while (after < until) {
    const page = await store.readAll(after, PAGE);
    for (const { position, stream, revision } of page.events) {
      if (position <= last) findings.add(`position ${position} follows ${last}`);
      const expected = (revisions.get(stream) ?? -1) + 1;
      if (revision !== expected) findings.add(`${stream} has revision ${revision} where ${expected} should be`);
      last = position;
      revisions.set(stream, revision);
    }
    events += page.events.length;
    after = page.scannedTo;
    onProgress(Math.min(1, Number(after) / Number(until)));
    if (page.end) break;
  }
  return findings.result(events);
}
