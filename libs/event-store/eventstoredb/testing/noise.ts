import { randomUUID } from 'node:crypto';
import type { TransactionLog } from './log';

const JSON_TYPE = 'application/json';
const TEXT_TYPE = 'application/octet-stream';

/** System events that a real node writes between those of its clients: none of them may surface in the ledger. */
const KINDS: readonly [stream: string, type: string, contentType: string, data: string][] = [
  ['$$$settings', '$metadata', JSON_TYPE, '{"$acl":{"$r":"$admins"}}'],
  ['$$order-noise', '$metadata', JSON_TYPE, '{"$maxCount":5}'],
  ['$stats-127.0.0.1:2113', '$statsCollected', JSON_TYPE, '{"proc-cpu":0.5}'],
  ['$ce-order', '$>', TEXT_TYPE, '0@order-noise'],
  ['$persistentSubscriptionConfig', 'PersistentConfig1', JSON_TYPE, '{"version":"2"}'],
];

export function emitNoise(log: TransactionLog, turn: number): void {
  const [stream, type, contentType, data] = KINDS[turn % KINDS.length]!;
  const bytes = new TextEncoder().encode(data);
  log.append(stream, [{ id: randomUUID(), type, contentType, data: bytes, metadata: new Uint8Array() }]);
}
