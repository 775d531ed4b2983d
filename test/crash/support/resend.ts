import { isDeepStrictEqual } from 'node:util';
import { inLanes } from '../../support/in-lanes';
import type { Acknowledged, PersistentCaller } from './persistent-caller';

const AT_ONCE = 8;

/**
 * Sends every acknowledged command once more; answers one line for each that is not answered as a replay with the same
 * essence.
 */
export async function resendAll(caller: PersistentCaller): Promise<string[]> {
  const differences = await inLanes(AT_ONCE, caller.acknowledged, (command) => resend(caller, command));
  return caller.acknowledged.flatMap(({ route, key }, index) => {
    const difference = differences[index];
    return difference === undefined ? [] : [`${route} ${key}: ${difference}`];
  });
}

async function resend(caller: PersistentCaller, before: Acknowledged): Promise<string | undefined> {
  const again = await caller.post(before);
  if (!again || again.status >= 300) return `answered with ${again?.status} ${again?.body.code ?? ''}`;
  if (!again.headers.has('idempotency-replayed')) return 'not marked as a replay';
  const [first, second] = [essence(before), essence({ ...before, status: again.status, order: again.body })];
  return isDeepStrictEqual(first, second) ? undefined : `${JSON.stringify(first)} became ${JSON.stringify(second)}`;
}

/** What a caller acts upon: how the order stood when the command was answered. */
function essence({ status, order }: Pick<Acknowledged, 'status' | 'order'>) {
  const { id, captured, refunded, in_doubt: inDoubt } = order;
  const operations = order.operations.map((operation) => [operation.reference, operation.type, operation.status]);
  return { http: status, id, captured: captured.value, refunded: refunded.value, inDoubt: inDoubt.value, operations };
}
