import type { EventStore, RecordedEvent } from '#libs/event-store';
import { Sealer } from '#libs/sealing';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { presentOpened } from '../notifications/notification.view';
import type { OpenedNotificationView } from '../notifications/notification.view';
import { openDetails } from '../notifications/open-notification';
import { evidenceOf, notificationIdOf, notificationsBehind } from '../notifications/stored-notifications';
import { EVENT_STORE } from '../persistence/tokens';
import { Providers } from '../providers/providers';
import { findSuspense } from '../read-models/queries';
import type { BookedSuspense } from '../read-models/queries';

const AT = `SELECT stream, revision FROM rm.audit_event WHERE position = $1`;

/** The message of the provider by which money came into suspense, opened for the person who has to place it. */
@Injectable()
export class SuspenseMessage {
  constructor(
    private readonly pool: Pool,
    private readonly database: DataSource,
    private readonly sealer: Sealer,
    private readonly providers: Providers,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** Undefined where no message told of it: a line of the bank did, or the provider was asked. */
  async behind(item: BookedSuspense): Promise<OpenedNotificationView | undefined> {
    const event = await this.broughtBy(item);
    const evidence = event && evidenceOf(event.data);
    const id = evidence && notificationIdOf(evidence);
    if (!event || id === undefined) return undefined;
    const received = (await notificationsBehind([event], this.read)).get(id);
    return received && presentOpened(received, await openDetails(received, this.sealer, this.providers));
  }

  /** Money that a person has given to a merchant came by the event that first brought it to nobody. */
  private async broughtBy({ position }: BookedSuspense): Promise<RecordedEvent | undefined> {
    const [row] = await this.database.query<{ stream: string; revision: number }[]>(AT, [String(position)]);
    if (!row) return undefined;
    const [event] = (await this.store.read(row.stream, { from: row.revision, limit: 1 })).events;
    if (!event?.stream.startsWith('suspense-')) return event;
    const before = await findSuspense(this.pool, (event.data as { item: string }).item);
    return before && this.broughtBy(before);
  }

  private get read() {
    return { database: this.database, store: this.store };
  }
}
