import { setImmediate as nextTurn } from 'node:timers/promises';
import { TELL_MEMORY } from './memory-probe';
import type { Memory } from './memory-probe';

process.on('message', (word) => {
  if (word === TELL_MEMORY) void tell();
});
// Else the listener would keep a process alive that has finished its work.
process.channel?.unref();

async function tell(): Promise<void> {
  const residentBytes = process.memoryUsage.rss();
  // What the first collection finalises, the second one frees.
  for (let collection = 0; collection < 2; collection++) {
    globalThis.gc!();
    await nextTurn();
  }
  const told: Memory = {
    heapBytes: process.memoryUsage().heapUsed,
    residentBytes,
    residentPeakBytes: process.resourceUsage().maxRSS * 1024,
  };
  process.send!(told);
}
