import { ORDER_STATUSES } from '#libs/payments';
import type { OrderStatus } from '#libs/payments';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { PageDto } from '../../common/http';
import { CUSTOMER_ID, IsPlainText, IsTime, MayBeAbsent, PROVIDER_NAME, TIME } from '../../common/validation';

export class ListOrdersDto extends PageDto {
  @ApiPropertyOptional({ minLength: 1, maxLength: 100, example: 'INV-2026-17' })
  @MayBeAbsent()
  @IsPlainText({ max: 100 })
  reference?: string;

  @ApiPropertyOptional({ enum: ORDER_STATUSES })
  @MayBeAbsent()
  @IsIn([...ORDER_STATUSES])
  status?: OrderStatus;

  @ApiPropertyOptional({ pattern: PROVIDER_NAME.source, example: 'trustpay-eu', description: 'Of the latest attempt' })
  @MayBeAbsent()
  @Matches(PROVIDER_NAME, { message: 'provider must be the name of a provider, such as trustpay-eu' })
  provider?: string;

  @ApiPropertyOptional({ pattern: CUSTOMER_ID.source, example: 'cust-77' })
  @MayBeAbsent()
  @Matches(CUSTOMER_ID, { message: 'customer_id must be 1 to 100 characters A-Z a-z 0-9 _ . : -' })
  customer_id?: string;

  @ApiPropertyOptional({ type: String, pattern: TIME.source, example: '2026-11-01', description: 'Inclusive' })
  @MayBeAbsent()
  @IsTime()
  created_from?: Date;

  @ApiPropertyOptional({ type: String, pattern: TIME.source, example: '2026-12-01', description: 'Exclusive' })
  @MayBeAbsent()
  @IsTime()
  created_to?: Date;
}
