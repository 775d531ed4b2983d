import { formatAmount } from '#libs/money';
import type { Amount } from '#libs/money';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { OpenedNotificationView } from '../notifications/notification.view';
import { AmountSchema } from '../orders/view/amount.schema';
import type { SuspenseItem } from '../read-models/queries';
import type { SuspenseDone } from './suspense-commands';

const DAY_MS = 24 * 60 * 60 * 1_000;

class SuspenseStanding {
  @ApiProperty({ example: 'suspense:acme:EUR:in', description: '`in`: it came; `out`: it went, and is to be claimed' })
  account: string;

  @ApiProperty({ type: AmountSchema, description: 'What of it nobody has placed yet' })
  amount: Amount;

  @ApiPropertyOptional({ example: 'eva' })
  owner?: string;

  @ApiProperty({ example: '2026-03-07T00:00:00.000Z', format: 'date-time', description: 'Its age counts from here' })
  since: string;

  @ApiProperty({ type: 'integer', minimum: 0, example: 3 })
  age_days: number;
}

export class SuspenseItemView extends SuspenseStanding {
  @ApiPropertyOptional({
    format: 'uuid',
    example: '2d1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a12',
    description: 'By which it is placed; absent where it is an order’s, and is placed through the order',
  })
  id?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  order_id?: string;

  @ApiProperty({ example: '1234', pattern: '^[0-9]+$', description: 'Of the event that brought it' })
  event_position: string;
}

export class SuspenseListView {
  @ApiProperty({ type: [SuspenseItemView] })
  data: SuspenseItemView[];

  @ApiProperty({ type: String, nullable: true, description: 'For the next page; null at the end' })
  next_cursor: string | null;
}

export class SuspensePlacedView extends SuspenseStanding {
  @ApiProperty({ format: 'uuid', example: '2d1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a12' })
  id: string;

  @ApiProperty({ example: 'shop' })
  merchant_id: string;

  @ApiProperty({ type: 'integer', minimum: -1, example: 0 })
  revision: number;

  @ApiProperty({ example: '1234', pattern: '^[0-9]+$' })
  position: string;
}

export class SuspenseFoundView extends SuspensePlacedView {
  @ApiPropertyOptional({ type: OpenedNotificationView, description: 'The message that told of it, if one did' })
  notification?: OpenedNotificationView;
}

export const presentSuspense =
  (now: Date) =>
  ({ id, account, minor, currency, owner, orderId, position, since }: SuspenseItem): SuspenseItemView => ({
    id: id ?? undefined,
    account,
    amount: formatAmount({ minor, currency }),
    owner: owner ?? undefined,
    order_id: orderId ?? undefined,
    event_position: String(position),
    ...aged(since, now),
  });

export const presentPlaced =
  (now: Date) =>
  ({ item, open, owner, revision, position }: SuspenseDone): SuspensePlacedView => ({
    id: item.item,
    merchant_id: item.merchantId,
    account: item.account,
    amount: formatAmount({ minor: open < 0n ? -open : open, currency: item.amount.currency }),
    owner,
    ...aged(item.since, now),
    revision,
    position: String(position),
  });

const aged = (since: Date, now: Date) => ({
  since: since.toISOString(),
  age_days: Math.max(0, Math.floor((now.getTime() - since.getTime()) / DAY_MS)),
});
