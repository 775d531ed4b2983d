import { MESSAGE_TYPES, TEST_MESSAGE } from '#libs/webhooks';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { PageDto } from '../../common/http';
import { IsTime, MayBeAbsent, TIME } from '../../common/validation';
import { DELIVERY_STATUSES } from './delivery-log';
import type { DeliveryStatus } from './delivery-log';

const TYPES = [...MESSAGE_TYPES, TEST_MESSAGE];

export class ListDeliveriesDto extends PageDto {
  @ApiPropertyOptional({ enum: DELIVERY_STATUSES })
  @MayBeAbsent()
  @IsIn(DELIVERY_STATUSES)
  status?: DeliveryStatus;

  @ApiPropertyOptional({ enum: TYPES, example: 'order.captured' })
  @MayBeAbsent()
  @IsIn(TYPES, { message: 'type must be the type of a message, such as order.captured' })
  type?: string;

  @ApiPropertyOptional({ type: String, pattern: TIME.source, example: '2026-11-20T12:00:00Z' })
  @MayBeAbsent()
  @IsTime()
  from?: Date;

  @ApiPropertyOptional({ type: String, pattern: TIME.source, example: '2026-11-21T12:00:00Z' })
  @MayBeAbsent()
  @IsTime()
  to?: Date;
}
