import type { RecordedEvent } from '#libs/event-store';
import type { NotifiedFact, RawNotification } from '#libs/providers';
import type { Sealer } from '#libs/sealing';
import type { Providers } from '../providers/providers';
import { notificationPlace } from './notification-events';
import type { NotificationReceived } from './notification-events';

/**
 * What a stored notification tells, read from its own bytes once more; undefined where the key of its month was
 * destroyed: what it said was applied long ago, or its retention is over.
 */
export async function openNotification(
  event: RecordedEvent,
  sealer: Sealer,
  providers: Providers,
): Promise<readonly NotifiedFact[] | undefined> {
  const data = event.data as NotificationReceived['data'];
  const text = await sealer.open(data.raw, notificationPlace(event.stream));
  if (text === undefined) return undefined;
  const stored = JSON.parse(text) as { method: 'GET' | 'POST'; path: string; query: string; body: string };
  const raw: RawNotification = { ...stored, headers: {}, body: Buffer.from(stored.body, 'base64') };
  return providers.get(data.provider).notifications!.parse(raw);
}
