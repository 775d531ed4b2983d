import type { AnswerOf, LedgerClient } from '#libs/client';
import { waitUntil } from './wait';

const CLOCK = '/v1/sandbox/clock';
const PATIENCE_MS = 300_000;

/** Lets time go by: all that falls due on the way is done at its time. */
export async function advance(
  ledger: LedgerClient,
  duration: string,
  idempotencyKey: string,
): Promise<AnswerOf<typeof CLOCK, 'get'>> {
  await ledger.post(CLOCK, { body: { advance: duration }, idempotencyKey });
  const arrived = () => ledger.get(CLOCK, {});
  return waitUntil(arrived, ({ moving }) => moving === null, 'the clock to arrive', PATIENCE_MS);
}
