import type { RecordedEvent } from '#libs/event-store';
import type { NotifiedDetails } from '#libs/providers';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ERASED } from '../personal-data/personal-data';
import type { NotificationReceived } from './notification-events';

const NAMED = 'As the message names it; `[erased]` where its retention is over';

export class NotificationView {
  @ApiProperty({ example: 'trustpay-eu' })
  provider: string;

  @ApiProperty({ example: '2026-11-20T12:00:00.000Z', format: 'date-time' })
  received_at: string;

  @ApiProperty({ example: 'notification-trustpay-eu.Zm9v', description: 'Where it is stored' })
  stream: string;

  @ApiProperty({ example: '1234', pattern: '^[0-9]+$' })
  position: string;
}

export class OpenedNotificationView extends NotificationView {
  @ApiPropertyOptional({
    example: 'SK3399520000002107425307',
    description: `Who sent a credit or got a debit. ${NAMED}`,
  })
  counter_account?: string;

  @ApiPropertyOptional({ example: 'Jana Nováková', description: NAMED })
  counter_account_name?: string;

  @ApiPropertyOptional({ example: '198159', description: `The issuer's number of a card payment. ${NAMED}` })
  auth_number?: string;
}

export function presentNotification(event: RecordedEvent): NotificationView {
  const { provider, receivedAt } = event.data as NotificationReceived['data'];
  return { provider, received_at: receivedAt, stream: event.stream, position: String(event.position) };
}

/** @param details undefined where it can no longer be opened: nobody knows which of them it named */
export const presentOpened = (event: RecordedEvent, details: NotifiedDetails | undefined): OpenedNotificationView => ({
  ...presentNotification(event),
  counter_account: details ? details.counterAccount : ERASED,
  counter_account_name: details ? details.counterAccountName : ERASED,
  auth_number: details ? details.authNumber : ERASED,
});
