import { ApiPropertyOptional } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { PageDto } from '../common/http';
import { CUSTOMER_ID, MayBeAbsent } from '../common/validation';

export class ListCardsDto extends PageDto {
  @ApiPropertyOptional({ pattern: CUSTOMER_ID.source, example: 'cust-77' })
  @MayBeAbsent()
  @Matches(CUSTOMER_ID, { message: 'customer_id must be 1 to 100 characters A-Z a-z 0-9 _ . : -' })
  customer_id?: string;
}
