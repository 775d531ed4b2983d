import type { RecordedEvent } from '#libs/event-store';
import type { NotifiedDetails, NotifiedFact, RawNotification } from '#libs/providers';
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
  const raw = await open(event, sealer);
  return raw && providers.get(providerOf(event)).notifications!.parse(raw);
}

/**
 * What it names beside that, for the one who asks; undefined as above. Nothing of a provider that names nothing, or
 * that is not configured here.
 */
export async function openDetails(
  event: RecordedEvent,
  sealer: Sealer,
  providers: Providers,
): Promise<NotifiedDetails | undefined> {
  const channel = providers.find(providerOf(event))?.notifications;
  if (!channel?.details) return {};
  const raw = await open(event, sealer);
  return raw && channel.details(raw);
}

async function open(event: RecordedEvent, sealer: Sealer): Promise<RawNotification | undefined> {
  const data = event.data as NotificationReceived['data'];
  const text = await sealer.open(data.raw, notificationPlace(event.stream));
  if (text === undefined) return undefined;
  const stored = JSON.parse(text) as { method: 'GET' | 'POST'; path: string; query: string; body: string };
  return { ...stored, headers: {}, body: Buffer.from(stored.body, 'base64') };
}

const providerOf = ({ data }: RecordedEvent): string => (data as NotificationReceived['data']).provider;
